package io.heddle.queue;

import io.heddle.internal.Probe;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many items of a queue were put and are still being worked on, and where threads wait until
 * none is. The count is guarded by the queue's lock.
 */
final class UnfinishedTasks {

  private final Object queue;
  private final ReentrantLock lock;
  private final Condition none;
  private long count;

  /**
   * @param queue where a trace says that they wait
   */
  UnfinishedTasks(Object queue, ReentrantLock lock) {
    this.queue = queue;
    this.lock = lock;
    this.none = lock.newCondition();
  }

  /** Called with the lock held. */
  void begin() {
    count++;
  }

  /** Called with the lock held; false, and nothing done, if there is none. */
  boolean finish() {
    if (count == 0) {
      return false;
    }
    count--;
    if (count == 0) {
      none.signalAll();
    }
    return true;
  }

  int count() {
    lock.lock();
    try {
      return (int) Math.min(count, Integer.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** Called with the lock held. */
  int waiters() {
    return lock.getWaitQueueLength(none);
  }

  void join() throws InterruptedException {
    Probe probe = Probe.installed();
    if (probe == null) {
      awaitNone();
    } else {
      probe.awaitUnless(
          queue,
          () -> count() == 0,
          () -> {
            awaitNone();
            return true;
          });
    }
  }

  boolean join(long nanos) throws InterruptedException {
    Probe probe = nanos == 0 ? null : Probe.installed();
    return probe == null
        ? awaitNone(nanos)
        : probe.awaitUnless(queue, () -> count() == 0, () -> awaitNone(nanos));
  }

  private void awaitNone() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (count > 0) {
        ScopedAwait.on(none, queue);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitNone(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (count > 0 && left > 0) {
        left = ScopedAwait.on(none, left, queue);
      }
      return count == 0;
    } finally {
      lock.unlock();
    }
  }
}
