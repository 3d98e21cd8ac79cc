package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A flag that is set and cleared while nobody waits for it. */
public final class EventSetClear {

  private EventSetClear() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Event event = new Event();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        event.set();
        event.clear();
      }
    }
  }

  /** What one writes without. */
  public static final class Theirs implements Slice {

    private final FlagUnderLock flag = new FlagUnderLock();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        flag.set();
        flag.clear();
      }
    }
  }

  /** An event made of the JDK's lock and condition. */
  static final class FlagUnderLock {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean up;

    void set() {
      lock.lock();
      try {
        up = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void clear() {
      lock.lock();
      try {
        up = false;
      } finally {
        lock.unlock();
      }
    }

    void await() throws InterruptedException {
      lock.lock();
      try {
        while (!up) {
          changed.await();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
