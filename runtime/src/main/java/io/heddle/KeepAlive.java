package io.heddle;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JVM from ending for as long as something is retained, by a thread that is no daemon and
 * does nothing. All methods are called with the owner's mutex held.
 *
 * <p>The thread stays a moment longer than it is needed, so that what is retained and released
 * again and again does not start a thread each time; the JVM's end is late by that moment at most.
 */
final class KeepAlive implements Runnable {

  /** How long the thread stays when nothing is retained any more. */
  private static final long LINGER_NANOS = 20_000_000;

  private final String name;
  private final Mutex mutex;

  /** All guarded by the owner's mutex. */
  private int retained;

  private @Nullable Thread thread;

  /** Whether the thread sleeps until it is woken. */
  private boolean asleep;

  KeepAlive(String name, Mutex mutex) {
    this.name = name;
    this.mutex = mutex;
  }

  /** From now on the JVM does not end; if this throws, nothing has changed. */
  void retain() {
    if (thread == null) {
      Thread keeper = new Thread(null, this, name, 0, false);
      keeper.setDaemon(false);
      keeper.setContextClassLoader(null);
      keeper.start();
      thread = keeper;
    }
    retained++;
  }

  /** Undoes one {@link #retain()}. */
  void release() {
    retained--;
    if (retained == 0 && asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    boolean lingered = false;
    while (true) {
      boolean needed;
      mutex.lock();
      try {
        needed = retained > 0;
        if (!needed && lingered) {
          thread = null;
          return;
        }
        asleep = needed;
      } finally {
        mutex.unlock();
      }
      lingered = !needed;
      if (needed) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, LINGER_NANOS);
      }
      // Whoever interrupts all threads that there are must not keep this one awake.
      Thread.interrupted();
    }
  }
}
