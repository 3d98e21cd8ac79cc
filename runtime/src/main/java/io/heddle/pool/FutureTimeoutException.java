package io.heddle.pool;

/**
 * A {@link Future} was not done within the time limit. Its task goes on.
 *
 * <p>Source: Python's {@code TimeoutError}, raised by {@code concurrent.futures}.
 */
public class FutureTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was not done, within which time, and what to do
   */
  public FutureTimeoutException(String message) {
    super(message);
  }
}
