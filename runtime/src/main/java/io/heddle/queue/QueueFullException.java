package io.heddle.queue;

/**
 * An item could not be put into a queue within the time limit, because there was no room.
 *
 * <p>Source: Python {@code queue.Full}.
 */
public class QueueFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which queue, how long was waited and what to do
   */
  public QueueFullException(String message) {
    super(message);
  }
}
