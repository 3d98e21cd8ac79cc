package io.heddle.scope;

import java.util.List;

/** How a scope whose tasks have ended has completed, and what its owner is thrown for that. */
final class Outcome {

  private Outcome() {}

  /** Throws what {@link Scope#join()} does; returns if the scope has completed successfully. */
  static void of(Scope scope) throws InterruptedException {
    Children children = scope.children();
    Cancellation why = children.cancellation();
    if (children.hasError() || (why == null && !scope.settings().policy.allEnded())) {
      throw failed(scope);
    }
    if (why == null) {
      return;
    }
    if (why.origin() != scope) {
      InterruptedException interruption = why.interruptionOf(scope.owner());
      children.takeFailures().forEach(interruption::addSuppressed);
      throw interruption;
    }
    switch (why.reason()) {
      case FAILED -> throw failed(scope);
      case TIMED_OUT -> throw timedOut(scope, why);
      default -> {}
    }
  }

  /** What is thrown for all failures so far. */
  static ScopeFailed failed(Scope scope) {
    List<Throwable> failures = scope.children().takeFailures();
    return new ScopeFailed(
        scope.label(),
        failures.isEmpty()
            ? List.of(new IllegalStateException("too few of its tasks succeeded"))
            : failures);
  }

  static ScopeTimeout timedOut(Scope scope, Cancellation why) {
    ScopeDump dump = why.dump();
    return new ScopeTimeout(
        scope.label(), dump != null ? dump : Dumping.of(scope, 0), scope.children().takeFailures());
  }
}
