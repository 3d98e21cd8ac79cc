package io.heddle.samples.jobs;

/** Runs {@link Command} as a program. */
public final class Main {

  private Main() {}

  /**
   * Does what a schedule says.
   *
   * @param arguments the database and the schedule
   */
  public static void main(String[] arguments) {
    int status = new Command(System.out, System.err).run(arguments);
    if (status != Command.DONE) {
      System.exit(status);
    }
  }
}
