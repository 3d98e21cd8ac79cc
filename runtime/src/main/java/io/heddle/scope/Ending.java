package io.heddle.scope;

import io.heddle.HeddleThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the tasks of a scope to end, and names those that have been cancelled and go on: again
 * and again, as long as they do. Used by one thread, for one wait.
 */
final class Ending {

  /** How many are named at once. */
  private static final int NAMED = 20;

  private final Scope scope;
  private final Children children;
  private long reports;

  Ending(Scope scope, Children children) {
    this.scope = scope;
    this.children = children;
  }

  /** Waits until something may have changed, or the next report is due; the caller looks again. */
  void await() throws InterruptedException {
    Cancellation cancellation = children.cancellation();
    if (cancellation == null) {
      LockSupport.park(scope);
    } else {
      insist(System.nanoTime() - cancellation.since());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /**
   * @param elapsed since the tasks were cancelled
   */
  private void insist(long elapsed) {
    long patience = scope.settings().patience;
    long abandonAfter = scope.settings().abandonAfter;
    if (elapsed >= abandonAfter) {
      name(children.abandonAll(), elapsed, "is abandoned");
    } else if (elapsed / patience > reports) {
      reports = elapsed / patience;
      name(children.running(), elapsed, "is still waited for");
    } else {
      long nextReport =
          reports + 1 > Long.MAX_VALUE / patience ? Long.MAX_VALUE : (reports + 1) * patience;
      LockSupport.parkNanos(scope, Math.min(nextReport, abandonAfter) - elapsed);
    }
  }

  private static void name(List<Task<?>> stubborn, long elapsed, String fate) {
    stubborn.stream().limit(NAMED).forEach(task -> name(task, elapsed, fate, stubborn.size()));
  }

  private static void name(Task<?> task, long elapsed, String fate, int count) {
    HeddleThread thread = task.thread();
    if (thread == null || (task.isOver() && !task.abandoned)) {
      return;
    }
    IllegalStateException report =
        new IllegalStateException(
            task.label()
                + " was cancelled "
                + Duration.ofNanos(elapsed).truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                + " ago, does not end and "
                + fate
                + (count > NAMED ? ", one of " + count : "")
                + "; this stack is where it is: let what it does there end by an interrupt");
    report.setStackTrace(thread.asJavaThread().getStackTrace());
    Reports.failure(thread, report);
  }
}
