package io.heddle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many times each thread holds the read side of a {@link RwLock}.
 *
 * <p>The reader that came when nobody read is noted in two fields; every other has a counter among
 * its thread-locals, which goes with its last hold, so that neither a thread nor a lock keeps
 * anything of the other. Only that first reader writes the fields, after it was counted in and
 * before it is counted out; the next first reader comes later than that. So a thread that finds its
 * own id there wrote it and needs no ordering. The access is opaque so that nobody sees half a
 * number, and an id costs no garbage collector's write barrier.
 *
 * <p>Source: {@link java.util.concurrent.locks.ReentrantReadWriteLock}, as for the first reader.
 */
final class ReadHolds {

  private static final long NOBODY = 0;

  private static final VarHandle FIRST;

  static {
    try {
      FIRST = MethodHandles.lookup().findVarHandle(ReadHolds.class, "first", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // through FIRST
  private long first;

  private int firstHolds;

  /** The counters do not refer to this object, so that it can go before the threads do. */
  @SuppressWarnings("ThreadLocalUsage") // one per lock, as long as that lives
  private final ThreadLocal<int[]> others = ThreadLocal.withInitial(() -> new int[1]);

  /** How many holds the calling thread has; for one that may have some. */
  int count() {
    if (isFirst()) {
      return firstHolds;
    }
    int holds = others.get()[0];
    if (holds == 0) {
      others.remove();
    }
    return holds;
  }

  /**
   * Notes a hold of the calling thread, which has been counted in.
   *
   * @param alone whether nobody read before
   */
  void add(boolean alone) {
    if (alone) {
      FIRST.setOpaque(this, ThreadIds.current());
      firstHolds = 1;
    } else if (isFirst()) {
      firstHolds++;
    } else {
      others.get()[0]++;
    }
  }

  /** Takes back a hold of the calling thread, before it is counted out; false if it has none. */
  boolean remove() {
    if (!isFirst()) {
      return removeOther();
    }
    firstHolds--;
    if (firstHolds == 0) {
      FIRST.setOpaque(this, NOBODY);
    }
    return true;
  }

  private boolean isFirst() {
    return (long) FIRST.getOpaque(this) == ThreadIds.current();
  }

  private boolean removeOther() {
    int[] counter = others.get();
    counter[0]--;
    if (counter[0] <= 0) {
      others.remove();
    }
    return counter[0] >= 0;
  }
}
