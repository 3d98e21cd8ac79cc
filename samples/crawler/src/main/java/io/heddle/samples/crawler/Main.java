package io.heddle.samples.crawler;

/** Runs {@link Command} as a program. */
public final class Main {

  private Main() {}

  /**
   * Crawls a site.
   *
   * @param arguments the address or port, and the deadline
   */
  public static void main(String[] arguments) {
    int status = new Command(System.out, System.err).run(arguments);
    if (status != Command.DONE) {
      System.exit(status);
    }
  }
}
