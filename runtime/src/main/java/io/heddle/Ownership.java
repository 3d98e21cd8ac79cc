package io.heddle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which thread holds something that one thread holds at a time, and how many times.
 *
 * <p>Only the holder writes, between getting it and giving it up, so a thread that reads its own id
 * knows that it wrote it and needs no further ordering. Access is opaque so that other threads
 * never see half a number.
 */
final class Ownership {

  static final long NOBODY = 0;

  private static final VarHandle OWNER;
  private static final VarHandle LEVEL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OWNER = lookup.findVarHandle(Ownership.class, "owner", long.class);
      LEVEL = lookup.findVarHandle(Ownership.class, "level", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // through OWNER
  private long owner;

  @SuppressWarnings("unused") // through LEVEL
  private int level;

  /** For the thread that has just got it. */
  void begin(int atLevel) {
    OWNER.setOpaque(this, ThreadIds.current());
    LEVEL.setOpaque(this, atLevel);
  }

  /** Takes one more level if the calling thread is the owner; false if it is not. */
  boolean deepen() {
    if (!isMine()) {
      return false;
    }
    int deeper = level() + 1;
    if (deeper < 0) {
      throw new IllegalStateException(
          "A thread may hold a lock at most " + Integer.MAX_VALUE + " times; release it meanwhile");
    }
    LEVEL.setOpaque(this, deeper);
    return true;
  }

  /** For the owner: gives back one level, and returns whether that was the last. */
  boolean leave() {
    int shallower = level() - 1;
    if (shallower == 0) {
      end();
      return true;
    }
    LEVEL.setOpaque(this, shallower);
    return false;
  }

  /** For the owner, before it gives it up: gives back all levels and returns how many. */
  int end() {
    int whole = level();
    LEVEL.setOpaque(this, 0);
    OWNER.setOpaque(this, NOBODY);
    return whole;
  }

  boolean isMine() {
    return owner() == ThreadIds.current();
  }

  long owner() {
    return (long) OWNER.getOpaque(this);
  }

  int level() {
    return (int) LEVEL.getOpaque(this);
  }
}
