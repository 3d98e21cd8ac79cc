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

    private final Local<Object> local = Local.of(Object::new);
    private int strange;

    @Override
    public void run(int operations) {
      Object own = local.get();
      int other = 0;
      for (int i = 0; i < operations; i++) {
        if (local.get() != own) {
          other++;
        }
        VarHandle.acquireFence();
      }
      strange += other;
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ThreadLocal<Object> local = ThreadLocal.withInitial(Object::new);
    private int strange;

    @Override
    public void run(int operations) {
      Object own = local.get();
      int other = 0;
      for (int i = 0; i < operations; i++) {
        if (local.get() != own) {
          other++;
        }
        VarHandle.acquireFence();
      }
      strange += other;
    }
  }
}
