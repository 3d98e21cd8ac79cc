package io.heddle.samples.monitor;

/** Runs {@link Command} as a program. */
public final class Main {

  private Main() {}

  /**
   * Runs the monitor until it is told to stop.
   *
   * @param arguments the log file and the port
   */
  public static void main(String[] arguments) {
    int status = new Command(System.out, System.err).run(arguments);
    if (status != Command.DONE) {
      System.exit(status);
    }
  }
}
