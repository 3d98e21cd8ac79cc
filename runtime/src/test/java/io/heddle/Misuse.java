package io.heddle;

/**
 * Something that must not be done with a primitive.
 *
 * @param what in words
 * @param refusal what it is answered with
 * @param label what the message calls the primitive
 * @param subject what shows its state by its text
 * @param action the misuse
 * @param use how the primitive is used rightly afterwards
 */
record Misuse(
    String what,
    Class<? extends Throwable> refusal,
    String label,
    Object subject,
    ThrowingRunnable<Exception> action,
    ThrowingRunnable<Exception> use) {

  @Override
  public String toString() {
    return what + " of " + label;
  }
}
