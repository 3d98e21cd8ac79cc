package io.heddle;

/**
 * Mutual exclusion without an owner and without re-entry.
 *
 * <p>Both transitions are compare-and-set, so that of two threads that release it at once exactly
 * one learns that it was not taken any more.
 */
final class Mutex extends SpinningMutex {

  private static final long serialVersionUID = 1L;

  /** Waits until it is free, whatever interrupts come, and takes it. */
  void lock() {
    if (!takeUncontended()) {
      acquire(ANY);
    }
  }

  boolean tryLock() {
    return takeAtOnce();
  }

  /** Gives it back and wakes one waiter; false, and nothing done, if it was free. */
  boolean unlock() {
    return free();
  }

  boolean isLocked() {
    return isTaken();
  }
}
