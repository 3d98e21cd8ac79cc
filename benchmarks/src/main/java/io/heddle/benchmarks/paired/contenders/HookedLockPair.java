package io.heddle.benchmarks.paired.contenders;

import io.heddle.HooklessLock;
import io.heddle.Lock;
import io.heddle.benchmarks.paired.Slice;

/** A {@link Lock} with hooks that nobody has set, and one that has none. */
public final class HookedLockPair {

  private HookedLockPair() {}

  /** With hooks. */
  public static final class Hooked implements Slice {

    private final Lock lock = new Lock();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        lock.release();
      }
    }
  }

  /** Without. */
  public static final class Unhooked implements Slice {

    private final HooklessLock lock = new HooklessLock();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        lock.release();
      }
    }
  }
}
