package io.heddle.scope;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a scope have a thread, which wait for a turn, and how many have not ended. Changed
 * under the lock of {@link Children}; the counts are read by anyone.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
final class Roster {

  private final Settings settings;
  private final RunningTasks running = new RunningTasks();

  /** Those that wait for their turn; null if there never were any. */
  private @Nullable ArrayDeque<Task<?>> pending;

  /** How many tasks have not ended, those that wait for their turn included; no daemons. */
  private volatile int awaited;

  private volatile int daemons;
  private volatile int forked;

  Roster(Settings settings) {
    this.settings = settings;
  }

  /** How many tasks there have ever been. */
  int forked() {
    return forked;
  }

  /** Whether any task has not ended but daemons. */
  boolean isAwaited() {
    return awaited > 0;
  }

  /** Whether all have ended, daemons included. */
  boolean isEmpty() {
    return awaited == 0 && daemons == 0;
  }

  /**
   * A task comes.
   *
   * @param tooLate whether it is not to begin at all
   * @return whether its thread is to be started now
   */
  boolean enter(Task<?> task, boolean tooLate) {
    forked++;
    if (tooLate) {
      task.skip();
      return false;
    }
    boolean itsTurn = task.daemon || awaited < settings.limit;
    if (task.daemon) {
      daemons++;
    } else {
      awaited++;
    }
    if (itsTurn) {
      running.add(task);
    } else {
      pendingOrNew().addLast(task);
    }
    return itsTurn;
  }

  /** A task that had its turn has ended; returns the one whose turn it is now. */
  @Nullable Task<?> leave(Task<?> task) {
    running.remove(task);
    Task<?> successor = task.daemon || pending == null ? null : pending.pollFirst();
    if (successor != null) {
      running.add(successor);
    }
    if (task.daemon) {
      daemons--;
    } else {
      awaited--;
    }
    return successor;
  }

  /** Ends a task that waits for its turn; false if it does not. */
  boolean withdraw(Task<?> task) {
    if (pending == null || !pending.remove(task)) {
      return false;
    }
    task.skip();
    awaited--;
    return true;
  }

  /** Ends all that wait for their turn. */
  void dropPending() {
    ArrayDeque<Task<?>> unbegun = pending;
    if (unbegun != null) {
      unbegun.forEach(Task::skip);
      int dropped = unbegun.size();
      unbegun.clear();
      awaited -= dropped;
    }
  }

  /** Goes on without those that still run; returns them. */
  List<Task<?>> abandonAll() {
    List<Task<?>> left = running.all();
    left.forEach(task -> task.abandoned = true);
    running.clear();
    awaited = 0;
    daemons = 0;
    return left;
  }

  /** The tasks that have a thread, the oldest first. */
  List<Task<?>> running() {
    return running.all();
  }

  List<Task<?>> pending() {
    return pending == null ? List.of() : List.copyOf(pending);
  }

  private ArrayDeque<Task<?>> pendingOrNew() {
    ArrayDeque<Task<?>> queue = pending;
    if (queue == null) {
      queue = new ArrayDeque<>();
      pending = queue;
    }
    return queue;
  }
}
