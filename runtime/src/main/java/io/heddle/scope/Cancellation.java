package io.heddle.scope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a scope, or one task, is cancelled, and why; handed down to all scopes within. */
final class Cancellation {

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

  private final Scope origin;
  private final Reason reason;
  private final String what;
  private final @Nullable ScopeDump dump;
  private final long since = System.nanoTime();

  /**
   * The cause of all interruptions that come of it: one for all threads, because thousands may be
   * cancelled at once. Its stack is that of whoever has cancelled.
   */
  private final ScopeCancelled shared;

  private Cancellation(
      Scope origin,
      Reason reason,
      String what,
      @Nullable ScopeDump dump,
      @Nullable Throwable cause) {
    this.origin = origin;
    this.reason = reason;
    this.what = what;
    this.dump = dump;
    this.shared = new ScopeCancelled(message(), cause);
  }

  /**
   * @param what why, after the label of the scope
   */
  static Cancellation of(Scope origin, Reason reason, String what) {
    return new Cancellation(origin, reason, what, null, null);
  }

  static Cancellation failed(Scope origin, String what, @Nullable Throwable failure) {
    return new Cancellation(origin, Reason.FAILED, what, null, failure);
  }

  /**
   * @param dump how the scope looked before
   */
  static Cancellation timedOut(Scope origin, ScopeDump dump) {
    return new Cancellation(
        origin,
        Reason.TIMED_OUT,
        "its time was over",
        dump,
        new ScopeTimeout(origin.label(), dump, List.of()));
  }

  /** The scope where it began. */
  Scope origin() {
    return origin;
  }

  Reason reason() {
    return reason;
  }

  /** Why, after the label of the scope. */
  String what() {
    return what;
  }

  /** For a time-out, how the scope looked before. */
  @Nullable ScopeDump dump() {
    return dump;
  }

  /** When it began, as of {@link System#nanoTime()}. */
  long since() {
    return since;
  }

  /**
   * What a wait ends with. In the thread that has opened the scope, that is not an interrupt, which
   * its callers would take for one of theirs, but what {@link Scope#join()} would throw.
   */
  InterruptedException interruptionOf(Strand strand) {
    if (origin.isOwnedBy(strand)) {
      throw switch (reason) {
        case FAILED -> Outcome.failed(origin);
        case TIMED_OUT -> Outcome.timedOut(origin, this);
        default -> new ScopeCancelled(message(), null);
      };
    }
    InterruptedException interruption = new InterruptedException(message());
    interruption.initCause(shared);
    return interruption;
  }

  private String message() {
    return origin.label() + " was cancelled: " + what;
  }
}
