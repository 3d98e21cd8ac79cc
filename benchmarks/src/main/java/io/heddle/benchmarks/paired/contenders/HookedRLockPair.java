package io.heddle.benchmarks.paired.contenders;

import io.heddle.HooklessRLock;
import io.heddle.RLock;
import io.heddle.benchmarks.paired.Slice;

/** A {@link RLock} with hooks that nobody has set, and one that has none. */
public final class HookedRLockPair {

  private HookedRLockPair() {}

  /** With hooks. */
  public static final class Hooked implements Slice {

    private final RLock lock = new RLock();

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

    private final HooklessRLock lock = new HooklessRLock();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        lock.release();
      }
    }
  }
}
