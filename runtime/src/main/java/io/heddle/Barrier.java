package io.heddle;

import io.heddle.Generation.Phase;
import io.heddle.internal.Ambient;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A meeting point for a fixed number of threads: each waits until all have come, then all go on.
 *
 * <p>The last to come runs the action, if there is one, before any other goes on. The barrier can
 * be used again at once; each meeting is a generation of its own, and threads that come while the
 * action runs belong to the next one.
 *
 * <p>It breaks for all who wait and all who come later, who get a {@link BrokenBarrierException},
 * if a party's time is over, a waiting party is interrupted, the action throws or someone calls
 * {@link #abort()}; {@link #reset()} mends it. Once all parties have come, only the action and
 * {@link #abort()} can still break it: time limits end, and an interrupt is kept for later.
 *
 * <pre>{@code
 * private final Barrier batch = new Barrier("bank.batch", WORKERS, this::writeStatement, null);
 *
 * void work() throws InterruptedException {
 *   settleMyShare();
 *   if (batch.await() == 0) { // one of the workers
 *     log("batch settled");
 *   }
 * }
 * }</pre>
 *
 * <p>Memory effects: what the parties did before they came is visible to the action, and that and
 * what the action did to all parties that have passed.
 *
 * <p>Source: Python {@code threading.Barrier}.
 */
public final class Barrier {

  private final int parties;
  private final @Nullable Runnable action;
  private final @Nullable Duration timeout;
  private final @Nullable String name;

  /** Guards {@link #generation} and all that belongs to it; never held while the action runs. */
  private final Mutex mutex = new Mutex();

  /** Replaced under the mutex, read by anyone. */
  private volatile Generation generation = new Generation();

  /**
   * Makes a barrier without an action, a time limit or a name.
   *
   * @param parties how many threads meet, at least 1
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public Barrier(int parties) {
    this(parties, null, null, null);
  }

  /**
   * Makes a barrier without a time limit or a name.
   *
   * @param parties how many threads meet, at least 1
   * @param action what the last thread runs before all go on, or null for nothing
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public Barrier(int parties, @Nullable Runnable action) {
    this(parties, action, null, null);
  }

  /**
   * Makes a barrier without a name.
   *
   * @param parties how many threads meet, at least 1
   * @param action what the last thread runs before all go on, or null for nothing
   * @param timeout how long a party waits that does not say so itself, or null for no limit
   * @throws IllegalArgumentException if {@code parties} is less than 1
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public Barrier(int parties, @Nullable Runnable action, @Nullable Duration timeout) {
    this(parties, action, timeout, null);
  }

  /**
   * Makes a barrier without an action or a time limit.
   *
   * @param name what messages and dumps call it
   * @param parties how many threads meet, at least 1
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public Barrier(String name, int parties) {
    this(parties, null, null, Objects.requireNonNull(name, "name"));
  }

  /**
   * Makes a barrier.
   *
   * @param name what messages and dumps call it
   * @param parties how many threads meet, at least 1
   * @param action what the last thread runs before all go on, or null for nothing
   * @param timeout how long a party waits that does not say so itself, or null for no limit
   * @throws IllegalArgumentException if {@code parties} is less than 1
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public Barrier(String name, int parties, @Nullable Runnable action, @Nullable Duration timeout) {
    this(parties, action, timeout, Objects.requireNonNull(name, "name"));
  }

  private Barrier(
      int parties, @Nullable Runnable action, @Nullable Duration timeout, @Nullable String name) {
    if (parties < 1) {
      throw new IllegalArgumentException(
          Label.ofNew("Barrier", name)
              + " needs at least one party, not "
              + parties
              + "; pass how many threads meet");
    }
    if (timeout != null) {
      Timeouts.toAwait(timeout, Label.ofNew("Barrier", name));
    }
    this.parties = parties;
    this.action = action;
    this.timeout = timeout;
    this.name = name;
  }

  /**
   * Waits until all parties have come, within the barrier's own time limit if it has one.
   *
   * @return the caller's place in the order of coming, from 0 to {@code parties - 1}
   * @throws InterruptedException if the thread was interrupted before or while it waited, which
   *     breaks the barrier; the interrupt status is cleared
   * @throws BrokenBarrierException if the barrier is broken, breaks meanwhile, is reset meanwhile,
   *     or the time is over
   * @throws IllegalStateException if called by the barrier's own action, which would wait for
   *     itself
   */
  public int await() throws InterruptedException {
    Duration limit = timeout;
    return limit == null ? pass(false, 0) : await(limit);
  }

  /**
   * Waits until all parties have come, for a limited time, whatever the barrier's own limit is.
   *
   * @param timeout how long to wait at most; with zero or less only the last to come passes
   * @return the caller's place in the order of coming, from 0 to {@code parties - 1}
   * @throws InterruptedException if the thread was interrupted before or while it waited, which
   *     breaks the barrier; the interrupt status is cleared
   * @throws BrokenBarrierException if the barrier is broken, breaks meanwhile, is reset meanwhile,
   *     or the time is over, which breaks it for all
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if called by the barrier's own action, which would wait for
   *     itself
   */
  public int await(Duration timeout) throws InterruptedException {
    return pass(true, Timeouts.toAwait(timeout, this));
  }

  /**
   * Makes the barrier empty and whole again. Threads that wait get a {@link
   * BrokenBarrierException}; those whose action runs already have met and are left to pass.
   */
  public void reset() {
    mutex.lock();
    Waiter woken = null;
    try {
      Generation old = generation;
      if (old.phase == Phase.FILLING && old.arrived() > 0) {
        woken = old.end(Phase.BROKEN, "it was reset while threads waited");
      }
      if (old.phase == Phase.BROKEN) {
        generation = new Generation();
      }
    } finally {
      mutex.unlock();
    }
    WaitQueue.wake(woken);
  }

  /** Breaks the barrier: all who wait and all who come get a {@link BrokenBarrierException}. */
  public void abort() {
    Waiter woken = null;
    mutex.lock();
    try {
      if (generation.phase != Phase.BROKEN) {
        woken = generation.end(Phase.BROKEN, "it was aborted");
      }
    } finally {
      mutex.unlock();
    }
    WaitQueue.wake(woken);
  }

  /**
   * Returns how many threads meet.
   *
   * @return the number given at construction
   */
  public int parties() {
    return parties;
  }

  /**
   * Returns how many threads have come and not gone on; for monitoring.
   *
   * @return the number of waiting threads, 0 for a broken barrier
   */
  public int waiting() {
    Generation seen = generation;
    return seen.phase == Phase.FILLING || seen.phase == Phase.TRIPPING ? seen.arrived() : 0;
  }

  /**
   * Returns whether the barrier is broken.
   *
   * @return whether a thread that comes now gets a {@link BrokenBarrierException}
   */
  public boolean broken() {
    return generation.phase == Phase.BROKEN;
  }

  @Override
  public String toString() {
    return label()
        + (broken() ? " [broken, " : " [")
        + waiting()
        + " of "
        + parties
        + " parties waiting]";
  }

  private String label() {
    return Label.of("Barrier", name, this);
  }

  private int pass(boolean timed, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    for (; ; ) {
      if (Thread.interrupted()) {
        giveUp(generation, null, "a party was interrupted");
        throw new InterruptedException();
      }
      Waiter waiter = new Waiter();
      Waiter woken = null;
      Generation mine;
      int index;
      mutex.lock();
      try {
        mine = generation;
        requireMayCome(mine);
        if (mine.phase == Phase.TRIPPING) {
          index = parties;
          mine.waiters.add(waiter);
        } else {
          index = mine.arrive();
          if (index < parties - 1) {
            mine.waiters.add(waiter);
          } else if (action == null) {
            woken = complete(mine);
          } else {
            mine.actor = Thread.currentThread();
            mine.phase = Phase.TRIPPING;
          }
        }
      } finally {
        mutex.unlock();
      }
      WaitQueue.wake(woken);
      if (index != parties - 1) {
        long left = nanos - (System.nanoTime() - start);
        Probe probe = Probe.installed();
        if (probe == null) {
          awaitInScope(mine, waiter, index, timed, left);
        } else {
          probe.tryAwait(this, () -> awaitInScope(mine, waiter, index, timed, left));
        }
      } else if (action != null) {
        act(mine, action);
      }
      if (index == parties) {
        continue;
      }
      if (mine.phase == Phase.BROKEN) {
        throw brokenBy(mine);
      }
      return index;
    }
  }

  private boolean awaitInScope(
      Generation meeting, Waiter waiter, int index, boolean timed, long left)
      throws InterruptedException {
    Ambient scope = Ambient.current();
    return (scope == null || (timed && left <= 0))
        ? awaitEnd(meeting, waiter, index, timed, left)
        : scope.await(this, () -> awaitEnd(meeting, waiter, index, timed, left));
  }

  /**
   * Waits until a meeting has ended, well or broken; for all but the last to come. Returns whether
   * it has ended well.
   */
  private boolean awaitEnd(Generation meeting, Waiter waiter, int index, boolean timed, long left)
      throws InterruptedException {
    if (index == parties) {
      awaitNextGeneration(meeting, waiter);
    } else {
      awaitOthers(meeting, waiter, timed, left);
    }
    return meeting.phase == Phase.TRIPPED;
  }

  /** For a thread that comes while the action runs. */
  private void awaitNextGeneration(Generation current, Waiter waiter) throws InterruptedException {
    try {
      waiter.await(this);
    } catch (InterruptedException e) {
      mutex.lock();
      try {
        if (current.waiters.remove(waiter)) {
          throw e;
        }
      } finally {
        mutex.unlock();
      }
      waiter.leave();
      Thread.currentThread().interrupt();
    }
  }

  /** For all parties but the last. Returns when the meeting has ended, well or broken. */
  private void awaitOthers(Generation mine, Waiter waiter, boolean timed, long left)
      throws InterruptedException {
    try {
      if (!timed) {
        waiter.await(this);
      } else if (!waiter.await(this, left)
          && !giveUp(mine, waiter, "the time of a party was over")) {
        waiter.awaitUninterruptibly(this);
      }
    } catch (InterruptedException e) {
      if (giveUp(mine, waiter, "a party was interrupted")) {
        throw e;
      }
      waiter.awaitUninterruptibly(this);
      Thread.currentThread().interrupt();
    }
  }

  /** For the last party. */
  private void act(Generation mine, Runnable meeting) {
    boolean acted = false;
    try {
      meeting.run();
      acted = true;
    } finally {
      Waiter woken = null;
      mutex.lock();
      try {
        if (mine.phase == Phase.TRIPPING) {
          woken = acted ? complete(mine) : mine.end(Phase.BROKEN, "its action failed");
        }
      } finally {
        mutex.unlock();
      }
      WaitQueue.wake(woken);
    }
  }

  /** Lets all parties go on and begins the next generation; called with the mutex held. */
  private @Nullable Waiter complete(Generation met) {
    generation = new Generation();
    return met.end(Phase.TRIPPED, "");
  }

  /**
   * Breaks a meeting to which parties are missing; false if that is no longer so.
   *
   * @param mine what the caller has waited with, which is not to be woken; null if it has not
   */
  private boolean giveUp(Generation meeting, @Nullable Waiter mine, String reason) {
    Waiter woken;
    mutex.lock();
    try {
      if (meeting.phase != Phase.FILLING) {
        return false;
      }
      if (mine != null) {
        meeting.waiters.remove(mine);
      }
      woken = meeting.end(Phase.BROKEN, reason);
    } finally {
      mutex.unlock();
    }
    WaitQueue.wake(woken);
    return true;
  }

  private void requireMayCome(Generation meeting) {
    if (meeting.phase == Phase.BROKEN) {
      throw brokenBy(meeting);
    }
    if (meeting.actor == Thread.currentThread()) {
      throw new IllegalStateException(
          label() + ": its own action must not wait at it; the action runs while all others wait");
    }
  }

  private BrokenBarrierException brokenBy(Generation meeting) {
    return new BrokenBarrierException(
        label()
            + " is broken: "
            + meeting.reason()
            + "; nobody passes until someone calls reset(), which is safe once no party waits");
  }
}
