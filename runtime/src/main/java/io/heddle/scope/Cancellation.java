package io.heddle.scope;

import org.jspecify.annotations.Nullable;

/**
 * That a scope, or one task, is cancelled, and why; set once, and handed down to all scopes within.
 *
 * @param origin the scope where it began
 * @param reason why
 * @param what what messages say, after the label of the scope
 * @param dump for a time-out, how the scope looked before; else null
 * @param since when it began, as of {@link System#nanoTime()}
 */
record Cancellation(
    Scope origin, Reason reason, String what, @Nullable ScopeDump dump, long since) {

  enum Reason {
    /** A task has failed, and that is for the scope to fail. */
    FAILED,
    /** Its time is over. */
    TIMED_OUT,
    /** Its policy has what it wanted. */
    SATISFIED,
    /** Somebody has cancelled it, or one of its tasks. */
    STOPPED,
    /** Its block has been left. */
    CLOSED
  }

  static Cancellation of(Scope origin, Reason reason, String what) {
    return new Cancellation(origin, reason, what, null, System.nanoTime());
  }

  static Cancellation timedOut(Scope origin, ScopeDump dump) {
    return new Cancellation(origin, Reason.TIMED_OUT, "its time was over", dump, System.nanoTime());
  }

  /** What a wait throws that declares no {@link InterruptedException}. */
  ScopeCancelled asUnchecked() {
    Throwable cause =
        switch (reason) {
          case FAILED -> origin.firstFailure();
          case TIMED_OUT -> origin.timeout(this);
          default -> null;
        };
    return new ScopeCancelled(origin.label() + " was cancelled: " + what, cause);
  }

  /**
   * What a wait ends with. In the thread that has opened the scope, that is not an interrupt, which
   * its callers would take for one of theirs, but what {@link Scope#join()} would throw.
   */
  InterruptedException interruptionOf(Strand strand) {
    if (origin.isOwnedBy(strand)) {
      throw switch (reason) {
        case FAILED -> origin.failed();
        case TIMED_OUT -> origin.timeout(this);
        default -> asUnchecked();
      };
    }
    return asInterruption();
  }

  InterruptedException asInterruption() {
    ScopeCancelled cause = asUnchecked();
    InterruptedException interruption = new InterruptedException(cause.getMessage());
    interruption.initCause(cause);
    return interruption;
  }
}
