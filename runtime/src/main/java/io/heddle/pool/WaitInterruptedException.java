package io.heddle.pool;

/**
 * The thread was interrupted while an iterator, which cannot throw {@link InterruptedException},
 * waited for a future. The thread's interrupt status is set again.
 */
public class WaitInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was waited for
   * @param cause the interrupt
   */
  public WaitInterruptedException(String message, Throwable cause) {
    super(message, cause);
  }
}
