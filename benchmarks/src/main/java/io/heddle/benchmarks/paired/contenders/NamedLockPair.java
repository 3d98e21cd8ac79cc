package io.heddle.benchmarks.paired.contenders;

import io.heddle.Lock;
import io.heddle.benchmarks.paired.Slice;

/** A lock with a name and one without. */
public final class NamedLockPair {

  private NamedLockPair() {}

  /** With a name. */
  public static final class Named implements Slice {

    private final Lock lock = new Lock("bench.named");

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        lock.release();
      }
    }
  }

  /** Without. */
  public static final class Nameless implements Slice {

    private final Lock lock = new Lock();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        lock.release();
      }
    }
  }
}
