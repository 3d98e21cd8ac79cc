package io.heddle;

/**
 * A thread that reads under a {@link RwLock} asked for its write lock, which could never be
 * granted: the write lock waits until all readers have left, this one included.
 */
public class LockUpgradeException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param lock the lock that cannot be upgraded
   */
  public LockUpgradeException(RwLock lock) {
    super(
        lock.label()
            + " is held for reading by this thread, which now asks to write; release the read lock"
            + " first and check again what was read, or take the write lock from the start");
  }
}
