package io.heddle.samples.pipeline;

/** Runs {@link Command} as a program. */
public final class Main {

  private Main() {}

  /**
   * Counts the words of files.
   *
   * @param arguments the file to write, and the files and folders to read
   */
  public static void main(String[] arguments) {
    int status = new Command(System.out, System.err).run(arguments);
    if (status != Command.DONE) {
      System.exit(status);
    }
  }
}
