package io.heddle;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * Mutual exclusion without an owner and without re-entry: 0 is free, 1 is taken.
 *
 * <p>Both transitions are compare-and-set, so that of two threads that release it at once exactly
 * one learns that it was not taken any more.
 */
final class Mutex extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  /** Waits until it is free, whatever interrupts come, and takes it. */
  void lock() {
    if (!compareAndSetState(0, 1)) {
      acquire(1);
    }
  }

  /** For who expects it to be free. */
  boolean takeFree() {
    return compareAndSetState(0, 1);
  }

  boolean tryLock() {
    return tryAcquire(1);
  }

  /** Gives it back and wakes one waiter; false, and nothing done, if it was free. */
  boolean unlock() {
    return release(1);
  }

  boolean isLocked() {
    return getState() != 0;
  }

  @Override
  protected boolean tryAcquire(int ignored) {
    return getState() == 0 && compareAndSetState(0, 1);
  }

  @Override
  protected boolean tryRelease(int ignored) {
    return compareAndSetState(1, 0);
  }
}
