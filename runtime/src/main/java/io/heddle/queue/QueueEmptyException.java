package io.heddle.queue;

/**
 * No item could be got from a queue within the time limit.
 *
 * <p>Source: Python {@code queue.Empty}.
 */
public class QueueEmptyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which queue, how long was waited and what to do
   */
  public QueueEmptyException(String message) {
    super(message);
  }
}
