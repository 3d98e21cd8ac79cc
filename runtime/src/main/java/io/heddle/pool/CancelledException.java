package io.heddle.pool;

import java.util.concurrent.CancellationException;

/**
 * A {@link Future} has no result because it was cancelled.
 *
 * <p>Source: Python {@code concurrent.futures.CancelledError}.
 */
public class CancelledException extends CancellationException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which future
   */
  public CancelledException(String message) {
    super(message);
  }
}
