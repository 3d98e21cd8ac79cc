package io.heddle.benchmarks.paired.contenders;

import io.heddle.Local;
import io.heddle.benchmarks.paired.Slice;
import java.lang.invoke.VarHandle;

/**
 * Reading the thread's own value. The fence costs no instruction; it only keeps the compiler from
 * reading once for the whole loop.
 */
public final class LocalGet {

  private LocalGet() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Local<int[]> local = Local.of(() -> new int[1]);

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        local.get()[0]++;
        VarHandle.acquireFence();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ThreadLocal<int[]> local = ThreadLocal.withInitial(() -> new int[1]);

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        local.get()[0]++;
        VarHandle.acquireFence();
      }
    }
  }
}
