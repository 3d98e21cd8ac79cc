package io.heddle.pool;

/**
 * A {@link ThreadPool} cannot work any more, because the initializer of one of its threads failed.
 *
 * <p>Source: Python {@code concurrent.futures.thread.BrokenThreadPool}.
 */
public class BrokenPoolException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which pool, and what to do
   * @param cause what the initializer threw
   */
  public BrokenPoolException(String message, Throwable cause) {
    super(message, cause);
  }
}
