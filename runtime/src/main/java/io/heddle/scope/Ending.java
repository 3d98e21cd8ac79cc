package io.heddle.scope;

import io.heddle.HeddleThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

  /** Waits until something has changed, or the next report is due; the caller looks again. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  void await(ReentrantLock lock, Condition changed) throws InterruptedException {
    Cancellation cancellation = children.cancellation();
    if (cancellation == null) {
      changed.await();
      return;
    }
    long patience = scope.settings().patience;
    long abandonAfter = scope.settings().abandonAfter;
    long elapsed = System.nanoTime() - cancellation.since();
    if (elapsed >= abandonAfter) {
      List<Task<?>> left = children.abandonAll();
      outside(lock, () -> name(left, elapsed, "is abandoned"));
    } else if (elapsed / patience > reports) {
      reports = elapsed / patience;
      outside(lock, () -> name(children.running(), elapsed, "is still waited for"));
    } else {
      long nextReport =
          reports + 1 > Long.MAX_VALUE / patience ? Long.MAX_VALUE : (reports + 1) * patience;
      changed.awaitNanos(Math.min(nextReport, abandonAfter) - elapsed);
    }
  }

  private static void outside(ReentrantLock lock, Runnable report) {
    lock.unlock();
    try {
      report.run();
    } finally {
      lock.lock();
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
