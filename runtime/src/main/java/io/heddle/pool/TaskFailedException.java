package io.heddle.pool;

/** A task threw a checked exception, which is the cause of this one. */
public class TaskFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which future, and what its task threw
   * @param cause what the task threw
   */
  public TaskFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
