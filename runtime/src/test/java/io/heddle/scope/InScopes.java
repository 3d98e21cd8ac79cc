package io.heddle.scope;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.OnEachThreadKind;
import io.heddle.ThreadKind;
import java.util.concurrent.locks.LockSupport;

/** What the tests of scopes share: owner and tasks are threads of the same kind. */
abstract class InScopes extends OnEachThreadKind {

  /** Never set: what waits for it ends by its scope. */
  final Event never = new Event("never");

  Scope open(String name) {
    Scope scope = Scope.open(name);
    return kind == ThreadKind.VIRTUAL ? scope.virtual() : scope.platform();
  }

  /** Waits until the thread of a task waits for something. */
  static void awaitBlocked(Task<?> task) {
    Actor.until(
        () -> {
          Strand strand = task.strand();
          return strand != null && isBlocked(strand.thread);
        });
  }

  static boolean isBlocked(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  /** Waits as code does that does not know of interrupts. */
  static void awaitStubbornly(Event event) {
    while (!event.isSet()) {
      LockSupport.parkNanos(100_000);
      Thread.interrupted();
    }
  }
}
