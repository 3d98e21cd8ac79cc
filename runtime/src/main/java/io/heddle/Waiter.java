package io.heddle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits in a {@link WaitQueue} until another wakes it.
 *
 * <p>Of threads that are woken together only the first is woken by the waker; each one that runs
 * wakes the next before it goes on. So the waker goes on after one system call, and the threads
 * come one after the other instead of all at once for what all of them want. The chain does not
 * break: a waiter in it is either woken by the one before it, and wakes the one behind it; or it
 * has {@linkplain #leave() left}, and the one before it goes on to the one behind it. One
 * compare-and-set decides which.
 */
final class Waiter {

  private static final int WAITING = 0;
  private static final int WOKEN = 1;
  private static final int GONE = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Its neighbours and whether it is in the queue: guarded by the mutex of the queue's owner. Once
   * it is detached, who is to be woken next: written before it is woken, read after that.
   */
  @Nullable Waiter previous;

  @Nullable Waiter next;
  boolean queued;

  private final Thread thread = Thread.currentThread();

  /** Changes once: by the thread that wakes, or by the one that waits when it leaves unwoken. */
  private volatile int state = WAITING;

  /**
   * Called once it has left the queue. What the waker did before is visible to the woken thread.
   * False if its thread has left, so that the next is to be woken instead.
   */
  boolean wake() {
    if (!STATE.compareAndSet(this, WAITING, WOKEN)) {
      return false;
    }
    LockSupport.unpark(thread);
    return true;
  }

  /**
   * For a thread that does not wait any more although the waker has taken it out of the queue:
   * passes on what came, or lets it pass by.
   */
  void leave() {
    if (!STATE.compareAndSet(this, WAITING, GONE)) {
      wakeNext();
    }
  }

  /** Parks the thread that made this waiter until it is woken; wakes for no other reason. */
  void await(Object blocker) throws InterruptedException {
    while (state != WOKEN) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.park(blocker);
    }
    wakeNext();
  }

  /** As {@link #await(Object)}, for so many nanoseconds at most; returns whether it was woken. */
  boolean await(Object blocker, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    while (state != WOKEN) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      LockSupport.parkNanos(blocker, left);
    }
    wakeNext();
    return true;
  }

  /** As {@link #await(Object)}, but an interrupt is kept for later. */
  void awaitUninterruptibly(Object blocker) {
    boolean interrupted = false;
    while (state != WOKEN) {
      LockSupport.park(blocker);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    wakeNext();
  }

  private void wakeNext() {
    Waiter chain = next;
    next = null;
    WaitQueue.wake(chain);
  }
}
