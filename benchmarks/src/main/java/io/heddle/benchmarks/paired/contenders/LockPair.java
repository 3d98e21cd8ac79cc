package io.heddle.benchmarks.paired.contenders;

import io.heddle.Lock;
import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.locks.ReentrantLock;

/** {@link Lock}, acquired and released around a section. */
public final class LockPair {

  private LockPair() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Lock lock = new Lock();
    private final Section section;

    /** Makes one with a section of so many steps. */
    public Ours(int steps) {
      this.section = new Section(steps);
    }

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        try {
          section.run();
        } finally {
          lock.release();
        }
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ReentrantLock lock = new ReentrantLock();
    private final Section section;

    /** Makes one with a section of so many steps. */
    public Theirs(int steps) {
      this.section = new Section(steps);
    }

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.lock();
        try {
          section.run();
        } finally {
          lock.unlock();
        }
      }
    }
  }
}
