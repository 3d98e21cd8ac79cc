package io.heddle;

import org.jspecify.annotations.Nullable;

/**
 * A body of code with a result that may throw one kind of exception.
 *
 * @param <T> the type of the result
 * @param <X> what it throws; the compiler infers {@link RuntimeException} for a body that throws
 *     nothing checked
 */
@FunctionalInterface
public interface ThrowingCallable<T extends @Nullable Object, X extends Throwable> {

  /**
   * Runs the body.
   *
   * @return its result
   * @throws X if the body fails
   */
  T call() throws X;
}
