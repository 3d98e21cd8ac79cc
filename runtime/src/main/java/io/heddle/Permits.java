package io.heddle;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * Counts the permits of a {@link Semaphore}; the state is how many are free.
 *
 * <p>A thread that comes while permits are free takes one, whoever waits. Waiting threads queue in
 * the order of coming; each that gets a permit wakes the next one while there are more, so that
 * several permits given back at once wake as many threads. A waiter that an interrupt or its time
 * limit takes out of the queue passes a wake-up on.
 */
final class Permits extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  private final int limit;

  /**
   * @param limit how many may be free at most
   */
  Permits(int free, int limit) {
    this.limit = limit;
    setState(free);
  }

  int free() {
    return getState();
  }

  int limit() {
    return limit;
  }

  boolean tryTake() {
    return tryAcquireShared(1) >= 0;
  }

  /** Gives so many back; false, and nothing done, if there would be more than the limit. */
  boolean give(int count) {
    return releaseShared(count);
  }

  /** Negative if there was no permit, else how many are left. */
  @Override
  protected int tryAcquireShared(int ignored) {
    for (; ; ) {
      int left = getState() - 1;
      if (left < 0 || compareAndSetState(left + 1, left)) {
        return left;
      }
    }
  }

  @Override
  protected boolean tryReleaseShared(int count) {
    for (; ; ) {
      int seen = getState();
      if (count > limit - seen) {
        return false;
      }
      if (compareAndSetState(seen, seen + count)) {
        return true;
      }
    }
  }
}
