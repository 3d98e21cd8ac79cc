package io.heddle;

import io.heddle.internal.Probe;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait under a lock of which nothing more is known than that it is {@link Lockable}.
 */
final class QueuedWaitSet implements WaitSet {

  private final Condition condition;
  private final Lockable lock;

  /**
   * Guards the queue. The lock itself would not do: one without an owner may be held by a thread
   * other than the one that signals, and waiters that give up leave without it.
   */
  private final Mutex mutex = new Mutex();

  private final WaitQueue queue = new WaitQueue();

  QueuedWaitSet(Condition condition, Lockable lock) {
    this.condition = condition;
    this.lock = lock;
  }

  @Override
  public boolean await(boolean timed, long nanos, @Nullable Probe probe)
      throws InterruptedException {
    Waiter waiter = new Waiter();
    enqueue(waiter);
    int level;
    try {
      level = lock.releaseFully();
    } catch (Throwable e) {
      dequeue(waiter);
      if (probe != null) {
        probe.woke(condition, false);
      }
      throw e;
    }
    boolean signalled = false;
    InterruptedException interrupt = null;
    try {
      if (timed) {
        signalled = waiter.await(condition, nanos);
      } else {
        waiter.await(condition);
        signalled = true;
      }
    } catch (InterruptedException e) {
      interrupt = e;
    } finally {
      // Leaving the queue before taking the lock: a signal sent meanwhile goes to one who waits.
      signalled = signalled || !dequeue(waiter);
      if (probe != null) {
        probe.woke(condition, signalled);
      }
      lock.restore(level);
    }
    if (interrupt != null) {
      if (!signalled) {
        throw interrupt;
      }
      Thread.currentThread().interrupt();
    }
    return signalled;
  }

  @Override
  public void signal(int limit) {
    if (queue.size() == 0) {
      return;
    }
    mutex.lock();
    Waiter woken;
    try {
      woken = queue.detach(limit);
    } finally {
      mutex.unlock();
    }
    WaitQueue.wake(woken);
  }

  @Override
  public int size() {
    return queue.size();
  }

  private void enqueue(Waiter waiter) {
    mutex.lock();
    try {
      queue.add(waiter);
    } finally {
      mutex.unlock();
    }
  }

  /** Takes out a waiter that gives up; false if a signal has done so. */
  private boolean dequeue(Waiter waiter) {
    boolean gaveUp;
    mutex.lock();
    try {
      gaveUp = queue.remove(waiter);
    } finally {
      mutex.unlock();
    }
    if (!gaveUp) {
      waiter.leave();
    }
    return gaveUp;
  }
}
