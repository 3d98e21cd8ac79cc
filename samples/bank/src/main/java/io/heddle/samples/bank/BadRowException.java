package io.heddle.samples.bank;

/** A row of a file does not say what it should. */
final class BadRowException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param reason what was expected and what was found
   */
  BadRowException(String reason) {
    super(reason);
  }
}
