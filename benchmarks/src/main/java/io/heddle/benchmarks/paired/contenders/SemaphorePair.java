package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.Semaphore;

/** A semaphore, of which a permit is taken and given back around a section. */
public final class SemaphorePair {

  private SemaphorePair() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final io.heddle.Semaphore semaphore;
    private final Section section;

    /** Makes one with so many permits, and a section of so many steps. */
    public Ours(int permits, int steps) {
      this.semaphore = new io.heddle.Semaphore(permits);
      this.section = new Section(steps);
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        semaphore.acquire();
        try {
          section.run();
        } finally {
          semaphore.release();
        }
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final Semaphore semaphore;
    private final Section section;

    /** Makes one with so many permits, and a section of so many steps. */
    public Theirs(int permits, int steps) {
      this.semaphore = new Semaphore(permits);
      this.section = new Section(steps);
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        semaphore.acquire();
        try {
          section.run();
        } finally {
          semaphore.release();
        }
      }
    }
  }
}
