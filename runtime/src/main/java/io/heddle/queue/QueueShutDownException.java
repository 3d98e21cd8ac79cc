package io.heddle.queue;

/**
 * A queue was shut down: it takes no more items, or has none left.
 *
 * <p>Source: Python {@code queue.ShutDown}.
 */
public class QueueShutDownException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which queue, and what was tried
   */
  public QueueShutDownException(String message) {
    super(message);
  }
}
