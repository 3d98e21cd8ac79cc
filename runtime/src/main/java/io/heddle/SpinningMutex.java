package io.heddle;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * What the mutexes share: a taken mutex is waited for by one thread that spins for a moment, and by
 * all others in the synchroniser's queue.
 *
 * <p>Freeing a mutex for which threads wait in the queue costs a system call, and mostly for
 * nothing when sections are short: a running thread has taken the mutex before the woken one runs.
 * So nobody is woken while a thread spins. Both facts are in one word: {@link #TAKEN} says that
 * somebody has the mutex, {@link #AWAITED} that one thread spins for it, and every change is one
 * compare-and-set, so that they are never seen apart.
 *
 * <p>No wake-up is lost by that. Only the thread that has set {@code AWAITED} clears it, it does
 * not sleep in between, and there are two ways to clear it: together with taking the mutex, whose
 * release then wakes the queue as every release does that does not find {@code AWAITED}; or while
 * somebody else has it, with the same consequence. A mutex that is free and not awaited has been
 * freed by a release that woke the first in the queue, if there was one, or has an empty queue.
 *
 * <p>Threads that take turns in spinning would keep the queue waiting for as long as they do, so
 * that every so many releases wake all the same.
 *
 * <p>How long to spin is learned: longer while it helps, shorter while the owner does not run or
 * keeps the mutex for long. The spinning thread looks seldom, so that the owner meanwhile takes and
 * frees the mutex as if it were alone.
 */
abstract class SpinningMutex extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  /** For {@link #acquire(int)}: the argument means nothing. */
  static final int ANY = 1;

  private static final int FREE = 0;
  private static final int TAKEN = 1;
  private static final int AWAITED = 2;

  /** For {@link #release(int)}: the mutex has been freed, only the queue is to be woken. */
  static final int WAKE = 0;

  /**
   * How many hints to the processor are between two looks, some hundred nanoseconds to some
   * microseconds. Each look takes the word out of the owner's cache, so that looking all the time
   * would slow down the thread that is waited for.
   */
  private static final int PAUSES = 64;

  /** About as long as it takes to fall asleep and be woken. */
  private static final int MOST_LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 16 : 0;

  /** How many releases may rely on a spinning thread before one wakes the queue. */
  private static final int RELIANCES = 4096;

  /** How often to look. A guess that all threads share and may spoil for each other. */
  private int looks = MOST_LOOKS / 4;

  /** Written by the thread that has the mutex. */
  private int reliances;

  final boolean isTaken() {
    return (getState() & TAKEN) != 0;
  }

  /** Takes it if it is free. */
  final boolean takeAtOnce() {
    int seen = getState();
    return (seen & TAKEN) == 0 && compareAndSetState(seen, seen | TAKEN);
  }

  /** Takes it if nobody has it or waits for it, in the fewest instructions. */
  final boolean takeUncontended() {
    return compareAndSetState(FREE, TAKEN);
  }

  /** Frees it and wakes one waiter if need be; false, and nothing done, if it was free. */
  final boolean free() {
    return compareAndSetState(TAKEN, FREE) ? release(WAKE) : freeAwaited();
  }

  private boolean freeAwaited() {
    boolean overdue = ++reliances % RELIANCES == 0;
    int before = clearTaken();
    if (before == TAKEN || (before != FREE && overdue)) {
      release(WAKE);
    }
    return before != FREE;
  }

  /** Returns the state before; {@link #FREE}, and nothing done, if it was not taken. */
  private int clearTaken() {
    for (int seen = getState(); (seen & TAKEN) != 0; seen = getState()) {
      if (compareAndSetState(seen, seen & ~TAKEN)) {
        return seen;
      }
    }
    return FREE;
  }

  @Override
  protected boolean tryAcquire(int ignored) {
    return takeAtOnce() || spin();
  }

  @Override
  protected boolean tryRelease(int what) {
    if (what != WAKE) {
      clearTaken();
    }
    return true;
  }

  /** Waits for a moment as the only one that does; returns whether it has taken the mutex. */
  private boolean spin() {
    int left = looks;
    if (left == 0 || !compareAndSetState(TAKEN, TAKEN | AWAITED)) {
      return false;
    }
    while (true) {
      for (int i = 0; i < PAUSES; i++) {
        Thread.onSpinWait();
      }
      if (getState() == AWAITED && compareAndSetState(AWAITED, TAKEN)) {
        looks = Math.min(MOST_LOOKS, looks + 1);
        return true;
      }
      if (--left <= 0 && compareAndSetState(TAKEN | AWAITED, TAKEN)) {
        looks = Math.max(1, looks / 2);
        return false;
      }
    }
  }
}
