package io.heddle;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread that waits in a {@link WaitQueue} until another wakes it. */
final class Waiter {

  /** Its neighbours and whether it is in the queue: guarded by the mutex of the queue's owner. */
  @Nullable Waiter previous;

  @Nullable Waiter next;
  boolean queued;

  private final Thread thread = Thread.currentThread();

  /** Written once, by the thread that wakes; read by the one that waits. */
  private volatile boolean woken;

  /**
   * Called once it has left the queue. What the waker did before is visible to the woken thread.
   */
  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Parks the thread that made this waiter until it is woken; wakes for no other reason. */
  void await(Object blocker) throws InterruptedException {
    while (!woken) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.park(blocker);
    }
  }

  /** As {@link #await(Object)}, for so many nanoseconds at most; returns whether it was woken. */
  boolean await(Object blocker, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    while (!woken) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return woken;
      }
      LockSupport.parkNanos(blocker, left);
    }
    return true;
  }

  /** As {@link #await(Object)}, but an interrupt is kept for later. */
  void awaitUninterruptibly(Object blocker) {
    boolean interrupted = false;
    while (!woken) {
      LockSupport.park(blocker);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
