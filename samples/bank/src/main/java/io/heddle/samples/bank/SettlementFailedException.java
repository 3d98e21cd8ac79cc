package io.heddle.samples.bank;

/** A teller came to an end that nobody planned. */
final class SettlementFailedException extends Exception {

  private static final long serialVersionUID = 1;

  SettlementFailedException(Throwable cause) {
    super("the settlement broke off: " + cause.getMessage(), cause);
  }
}
