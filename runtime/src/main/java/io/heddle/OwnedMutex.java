package io.heddle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * Mutual exclusion with an owner and a level.
 *
 * <p>The synchroniser's state only says free (0) or taken (1). Owner and level are written by the
 * owner alone, between taking and freeing, so a thread that reads its own id as the owner knows
 * that it wrote it and needs no further ordering: re-entry costs no fence. The owner is an id
 * instead of a reference because storing a reference costs a garbage collector's write barrier.
 * Access is opaque so that other threads never see half a number.
 */
final class OwnedMutex extends AbstractQueuedSynchronizer {

  static final long NOBODY = 0;

  private static final long serialVersionUID = 1L;
  private static final VarHandle OWNER;
  private static final VarHandle LEVEL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OWNER = lookup.findVarHandle(OwnedMutex.class, "owner", long.class);
      LEVEL = lookup.findVarHandle(OwnedMutex.class, "level", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // through OWNER
  private long owner;

  @SuppressWarnings("unused") // through LEVEL
  private int level;

  /** Takes one more level if the calling thread is the owner; false if it is not. */
  boolean reenter() {
    if (!ownedByCurrentThread()) {
      return false;
    }
    int deeper = level() + 1;
    if (deeper < 0) {
      throw new IllegalStateException(
          "A thread may hold a lock at most " + Integer.MAX_VALUE + " times; release it meanwhile");
    }
    setLevel(deeper);
    return true;
  }

  /** Gives back one level; false, and nothing done, if the calling thread is not the owner. */
  boolean leave() {
    if (!ownedByCurrentThread()) {
      return false;
    }
    int shallower = level() - 1;
    if (shallower > 0) {
      setLevel(shallower);
    } else {
      release(1);
    }
    return true;
  }

  /** Frees the mutex whatever its level, and returns that; for the owner only. */
  int leaveFully() {
    int whole = level();
    release(1);
    return whole;
  }

  /** Takes the mutex at a level at once; for a thread that is not the owner. */
  void enterAt(int wanted) {
    acquire(1);
    setLevel(wanted);
  }

  /** As {@link #enterAt}, if that needs no waiting. */
  boolean tryEnterAt(int wanted) {
    if (!tryAcquire(1)) {
      return false;
    }
    setLevel(wanted);
    return true;
  }

  /** Sets the level of a thread that has waited and is the owner again. */
  void restoreLevel(int wanted) {
    if (ownedByCurrentThread()) {
      setLevel(wanted);
    }
  }

  /**
   * How many wait at a condition of this mutex, whichever thread asks. The state is read first: who
   * waits has put itself in the list before it has freed the mutex.
   */
  int waitersAt(ConditionObject condition) {
    return getState() < 0 ? 0 : getWaitQueueLength(condition);
  }

  boolean ownedByCurrentThread() {
    return owner() == ThreadIds.current();
  }

  boolean isLocked() {
    return getState() != 0;
  }

  long owner() {
    return (long) OWNER.getOpaque(this);
  }

  int level() {
    return (int) LEVEL.getOpaque(this);
  }

  private void setLevel(int value) {
    LEVEL.setOpaque(this, value);
  }

  /** {@link Condition} has made sure of it where it is needed, and tells anyone who waits. */
  @Override
  protected boolean isHeldExclusively() {
    return true;
  }

  @Override
  protected boolean tryAcquire(int ignored) {
    if (getState() == 0 && compareAndSetState(0, 1)) {
      OWNER.setOpaque(this, ThreadIds.current());
      setLevel(1);
      return true;
    }
    return false;
  }

  @Override
  protected boolean tryRelease(int ignored) {
    setLevel(0);
    OWNER.setOpaque(this, NOBODY);
    setState(0);
    return true;
  }
}
