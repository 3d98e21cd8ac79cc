package io.heddle;

import java.time.Duration;

/**
 * A lock, or a permit, could not be acquired within its time limit, in a method that has no other
 * way to say so.
 */
public class LockTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The label of the lock. */
  private final String lock;

  /** The time limit. */
  private final Duration timeout;

  /**
   * Makes the exception.
   *
   * @param lock the lock that was not acquired
   * @param timeout how long was waited for it
   */
  public LockTimeoutException(Lockable lock, Duration timeout) {
    super(
        lock.label()
            + " was not acquired within "
            + timeout
            + "; see who holds it in a thread dump, hold it for less time or allow a longer wait");
    this.lock = lock.label();
    this.timeout = timeout;
  }

  /**
   * Makes the exception for a permit.
   *
   * @param semaphore what had no free permit
   * @param timeout how long was waited for one
   */
  public LockTimeoutException(Semaphore semaphore, Duration timeout) {
    super(
        semaphore.label()
            + " had no free permit within "
            + timeout
            + "; see who holds them in a thread dump, hold them for less time or allow a longer"
            + " wait");
    this.lock = semaphore.label();
    this.timeout = timeout;
  }

  /**
   * Returns which lock was not acquired.
   *
   * @return its kind and name, such as {@code Lock "orders.stock"}
   */
  public String lock() {
    return lock;
  }

  /**
   * Returns how long was waited.
   *
   * @return the time limit
   */
  public Duration timeout() {
    return timeout;
  }
}
