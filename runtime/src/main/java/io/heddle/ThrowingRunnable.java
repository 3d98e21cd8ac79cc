package io.heddle;

/**
 * A body of code without a result that may throw one kind of exception.
 *
 * @param <X> what it throws; the compiler infers {@link RuntimeException} for a body that throws
 *     nothing checked
 */
@FunctionalInterface
public interface ThrowingRunnable<X extends Throwable> {

  /**
   * Runs the body.
   *
   * @throws X if the body fails
   */
  void run() throws X;
}
