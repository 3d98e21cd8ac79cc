package io.heddle.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Keeps the JVM alive while a pool has work, and only then.
 *
 * <p>Workers are daemons, so that idle ones do not hold the JVM. While there is work one more
 * thread, which is none, waits for its end. It stays a moment longer, so that a pool whose work
 * comes in drops does not start a thread for each. All methods are called with the pool's lock
 * held.
 */
final class Keeper {

  private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(20);

  private final String threadName;
  private final Lock lock;
  private final Condition idle;
  private final Condition closed;

  private int open;
  private long begun;
  private boolean kept;
  private boolean closing;

  Keeper(String threadName, Lock lock) {
    this.threadName = threadName;
    this.lock = lock;
    this.idle = lock.newCondition();
    this.closed = lock.newCondition();
  }

  /** Counts work that is to be done; nothing has changed if it throws. */
  void begin() {
    if (!kept) {
      Thread thread = new Thread(null, this::keep, threadName, 0, false);
      thread.setDaemon(false);
      thread.start();
      kept = true;
    }
    open++;
    begun++;
  }

  /** Counts work that is done, with its callbacks, or will not be. */
  void end(int count) {
    open -= count;
    if (open == 0) {
      idle.signal();
    }
  }

  /** Nothing more will begin. */
  void close() {
    closing = true;
    closed.signal();
  }

  int open() {
    return open;
  }

  private void keep() {
    lock.lock();
    try {
      long seen;
      do {
        while (open > 0) {
          idle.awaitUninterruptibly();
        }
        seen = begun;
        linger();
      } while (open > 0 || begun != seen);
      kept = false;
    } finally {
      lock.unlock();
    }
  }

  private void linger() {
    long left = LINGER;
    while (left > 0 && !closing) {
      try {
        left = closed.awaitNanos(left);
      } catch (InterruptedException e) {
        // Nobody but a debugger knows this thread.
      }
    }
  }
}
