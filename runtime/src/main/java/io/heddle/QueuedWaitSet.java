package io.heddle;

import io.heddle.internal.Ambient;
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
    try {
      Ambient scope = Ambient.current();
      signalled =
          (scope == null || (timed && nanos == 0))
              ? awaitSignal(waiter, timed, nanos)
              : scope.await(condition, () -> awaitSignal(waiter, timed, nanos));
    } finally {
      if (probe != null) {
        probe.woke(condition, signalled);
      }
      restore(level);
    }
    return signalled;
  }

  /**
   * Leaves the queue, however it ends, before the lock is taken: a signal sent meanwhile goes to
   * one who waits. An interrupt that comes after the signal is kept for later.
   */
  private boolean awaitSignal(Waiter waiter, boolean timed, long nanos)
      throws InterruptedException {
    try {
      if (timed) {
        return waiter.await(condition, nanos) || !dequeue(waiter);
      }
      waiter.await(condition);
      return true;
    } catch (InterruptedException e) {
      if (dequeue(waiter)) {
        throw e;
      }
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Whoever has waited has the lock again, whatever has ended the wait. */
  private void restore(int level) {
    Ambient.without(
        () -> {
          lock.restore(level);
          return true;
        });
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
