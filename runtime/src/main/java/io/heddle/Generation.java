package io.heddle;

import org.jspecify.annotations.Nullable;

/**
 * One meeting at a {@link Barrier}. All fields are written under the barrier's mutex; the volatile
 * ones are read by anyone.
 */
final class Generation {

  /** How far a meeting is. */
  enum Phase {
    /** Parties are missing. */
    FILLING,
    /** All have come, and the action runs. */
    TRIPPING,
    /** All may go on; another generation has taken the place of this one. */
    TRIPPED,
    /** Nobody may go on. */
    BROKEN
  }

  volatile Phase phase = Phase.FILLING;

  private volatile int arrived;

  /** Parties of this meeting, and onlookers that came during the action and belong to the next. */
  final WaitQueue waiters = new WaitQueue();

  /** Who runs the action. */
  @Nullable Thread actor;

  private volatile String reason = "";

  /** Counts one party more and returns its place in the order of coming. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // atomic under the barrier's mutex
  int arrive() {
    return arrived++;
  }

  int arrived() {
    return arrived;
  }

  /** Ends the meeting and returns who has to be woken. */
  @Nullable Waiter end(Phase outcome, String why) {
    reason = why;
    phase = outcome;
    return waiters.detachAll();
  }

  /** What broke it. */
  String reason() {
    return reason;
  }
}
