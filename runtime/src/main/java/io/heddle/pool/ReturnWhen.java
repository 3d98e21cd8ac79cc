package io.heddle.pool;

/**
 * When {@link Futures#waitFor(Iterable, ReturnWhen)} returns.
 *
 * <p>Source: the constants of Python {@code concurrent.futures.wait}.
 */
public enum ReturnWhen {
  /** As soon as one future is done, cancelled ones included. */
  FIRST_COMPLETED,

  /** As soon as one future has failed with an exception; when all are done if none fails. */
  FIRST_EXCEPTION,

  /** When all futures are done. */
  ALL_COMPLETED
}
