package io.heddle;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Which of the threads that close a service stops its daemons. One takes the duty, the others wait
 * until it is done; one that cannot do it gives it back, and one of those that wait takes it.
 */
final class StopDuty {

  /** Guards the fields; held for moments only. */
  private final Mutex mutex = new Mutex();

  /** Opened when whoever has the duty has done it or gives it back; null if nobody has it. */
  private @Nullable CountDownLatch taken;

  private boolean done;

  /** Takes the duty; false if it is done, or another thread has it. */
  boolean take() {
    mutex.lock();
    try {
      if (done || taken != null) {
        return false;
      }
      taken = new CountDownLatch(1);
      return true;
    } finally {
      mutex.unlock();
    }
  }

  /** Takes the duty, or waits until it is done, whatever interrupts come; false if it is done. */
  boolean takeOrAwaitDone() {
    boolean interrupted = false;
    try {
      while (!take()) {
        CountDownLatch other = leaving();
        if (other == null) {
          return false;
        }
        try {
          other.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** For the one that has the duty: it is done. */
  void done() {
    leave(true);
  }

  /** For the one that has the duty: another one is to do it. */
  void giveBack() {
    leave(false);
  }

  /** Opens when nobody has the duty; null if it is done. */
  private @Nullable CountDownLatch leaving() {
    mutex.lock();
    try {
      if (done) {
        return null;
      }
      return taken != null ? taken : new CountDownLatch(0);
    } finally {
      mutex.unlock();
    }
  }

  private void leave(boolean fulfilled) {
    CountDownLatch left;
    mutex.lock();
    try {
      done = fulfilled;
      left = taken;
      taken = null;
    } finally {
      mutex.unlock();
    }
    if (left != null) {
      left.countDown();
    }
  }
}
