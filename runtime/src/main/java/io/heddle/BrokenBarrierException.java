package io.heddle;

/**
 * A {@link Barrier} cannot be passed: a party timed out, was interrupted or failed in the action,
 * or the barrier was aborted or reset while threads waited.
 *
 * <p>Source: Python {@code threading.BrokenBarrierError}.
 */
public class BrokenBarrierException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which barrier, what broke it and what to do
   */
  public BrokenBarrierException(String message) {
    super(message);
  }
}
