package io.heddle.samples.bank;

/** Runs {@link Command} as a program. */
public final class Main {

  private Main() {}

  /**
   * Settles a file of transfers.
   *
   * @param arguments the accounts, the transfers, and the folder to write to
   */
  public static void main(String[] arguments) {
    int status = new Command(System.out, System.err).run(arguments);
    if (status != Command.DONE) {
      System.exit(status);
    }
  }
}
