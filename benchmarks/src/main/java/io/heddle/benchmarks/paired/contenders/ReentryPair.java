package io.heddle.benchmarks.paired.contenders;

import io.heddle.RLock;
import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.locks.ReentrantLock;

/** A reentrant lock, taken again by its owner. */
public final class ReentryPair {

  private ReentryPair() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final RLock lock = new RLock();

    @Override
    public void run(int operations) {
      lock.acquire();
      try {
        for (int i = 0; i < operations; i++) {
          lock.acquire();
          lock.release();
        }
      } finally {
        lock.release();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void run(int operations) {
      lock.lock();
      try {
        for (int i = 0; i < operations; i++) {
          lock.lock();
          lock.unlock();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
