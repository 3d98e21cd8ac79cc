package io.heddle;

import java.time.Duration;

/**
 * A public operation that takes a time limit, on a subject on which it would have to wait.
 *
 * @param signature as {@link PublicApi#signature} says it
 * @param label what its messages call the subject
 * @param negative whether a negative limit is refused or means not to wait
 * @param whenOver what the operation answers when the time is over: the value, or the class of the
 *     value or of the exception
 * @param subject what shows its state by its text
 * @param operation the operation
 * @param free makes the subject one on which the operation does not wait any more
 */
record TimeLimit(
    String signature,
    String label,
    Negative negative,
    Object whenOver,
    Object subject,
    Operation operation,
    ThrowingRunnable<Exception> free) {

  /** What a negative limit means. */
  enum Negative {
    REFUSED,
    POLLS
  }

  /** Calls the operation with a limit. */
  @FunctionalInterface
  interface Operation {
    Object with(Duration limit) throws Exception;
  }

  @Override
  public String toString() {
    return signature + " of " + label;
  }
}
