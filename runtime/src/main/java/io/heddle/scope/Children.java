package io.heddle.scope;

import io.heddle.scope.Cancellation.Reason;
import io.heddle.scope.JoinPolicy.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a scope and the scopes within it: who runs, who waits for a turn, what has failed,
 * and whether all of it is cancelled.
 *
 * <p>One lock guards it, held for moments. Nobody is interrupted and no thread is started under it.
 * Cancelling goes from a scope to those within; their locks are not taken together.
 */
final class Children {

  /** What may still happen. */
  private enum Phase {
    /** Tasks may be forked. */
    OPEN,
    /** {@code join()} is over. */
    JOINED,
    /** The block is being left, or has been. */
    CLOSED
  }

  private final Scope scope;
  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when {@link #awaited} or {@link #daemons} becomes 0, and on cancelling. */
  private final Condition changed = lock.newCondition();

  // Guarded by the lock:
  private Phase phase = Phase.OPEN;

  private final RunningTasks running = new RunningTasks();

  /** Those that wait for their turn; null if there never were any. */
  private @Nullable ArrayDeque<Task<?>> pending;

  /** How many tasks have not ended, those that wait for their turn included; no daemons. */
  private int awaited;

  private int daemons;
  private int forked;

  /** Whether the thread that opened the scope waits for its tasks to end. */
  private boolean awaitedByOwner;

  private final Failures failures;
  private final List<Scope> inner = new ArrayList<>(0);

  /** Written under the lock, read by anyone. */
  private volatile @Nullable Cancellation cancellation;

  Children(Scope scope) {
    this.scope = scope;
    this.failures = new Failures(scope.settings());
  }

  @Nullable Cancellation cancellation() {
    return cancellation;
  }

  /** A number for a task without a name. */
  String nextName() {
    lock.lock();
    try {
      return Integer.toString(forked);
    } finally {
      lock.unlock();
    }
  }

  boolean hasForked() {
    lock.lock();
    try {
      return forked > 0;
    } finally {
      lock.unlock();
    }
  }

  boolean isAwaited() {
    lock.lock();
    try {
      return awaitedByOwner;
    } finally {
      lock.unlock();
    }
  }

  boolean isJoined() {
    lock.lock();
    try {
      return phase != Phase.OPEN;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a new task in, and starts it if it is its turn. One that comes too late is cancelled.
   *
   * @param byOwner whether the calling thread has opened the scope
   * @throws IllegalStateException if that thread has joined already
   */
  void fork(Task<?> task, boolean byOwner) {
    boolean startNow = false;
    lock.lock();
    try {
      if (byOwner && phase != Phase.OPEN) {
        throw new IllegalStateException(
            scope.label() + " has been joined; fork before join(), or open another scope");
      }
      forked++;
      if (cancellation != null || phase != Phase.OPEN) {
        task.skip();
        return;
      }
      if (task.daemon) {
        daemons++;
        startNow = true;
      } else {
        startNow = awaited < scope.settings().limit;
        awaited++;
      }
      if (startNow) {
        running.add(task);
      } else {
        pending().addLast(task);
      }
    } finally {
      lock.unlock();
    }
    if (startNow) {
      start(task);
    }
  }

  /** Called by the thread of a task whose body is over. */
  void ended(Task<?> task, Task.State end, @Nullable Object result) {
    Cancellation begun = null;
    Task<?> successor = null;
    boolean late = false;
    lock.lock();
    try {
      if (task.abandoned) {
        late = end == Task.State.FAILED;
      } else {
        running.remove(task);
        task.end(end, result);
        begun = judge(task);
        successor = leave(task);
      }
    } finally {
      lock.unlock();
    }
    if (late && result instanceof Throwable thrown) {
      Reports.failure(io.heddle.Threads.currentThread(), thrown);
    }
    if (begun != null) {
      spread(begun);
    }
    if (successor != null) {
      startOrFail(successor);
    }
  }

  /** Cancels the scope and all within it, unless it is cancelled already. */
  void cancel(Cancellation why) {
    lock.lock();
    try {
      if (cancellation != null || (phase == Phase.CLOSED && isEmpty())) {
        return;
      }
      begin(why);
    } finally {
      lock.unlock();
    }
    spread(why);
  }

  /** Cancels one task and the scopes that it has opened. */
  void cancel(Task<?> task) {
    List<Scope> opened;
    lock.lock();
    try {
      if (!task.cancelAlone()) {
        return;
      }
      if (pending != null && pending.remove(task)) {
        task.skip();
        awaited--;
        signalIfEmpty();
        return;
      }
      Strand strand = task.strand();
      opened = inner.stream().filter(scope -> strand != null && scope.isOwnedBy(strand)).toList();
    } finally {
      lock.unlock();
    }
    Cancellation why = task.cancellation();
    if (why != null) {
      opened.forEach(scope -> scope.inherit(why));
    }
    deliver(task);
  }

  /** A scope is opened within this one; it inherits what has happened. */
  void add(Scope within) {
    Cancellation past;
    lock.lock();
    try {
      inner.add(within);
      Task<?> opener = within.owner().task;
      past = opener != null && opener.scope == scope ? opener.cancellation() : cancellation;
    } finally {
      lock.unlock();
    }
    if (past != null) {
      within.inherit(past);
    }
  }

  void remove(Scope within) {
    lock.lock();
    try {
      inner.remove(within);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no task is left but daemons, in the thread that opened the scope. When it is
   * cancelled it waits whatever interrupts come.
   *
   * @return whether one came
   * @throws InterruptedException if one came and the scope is not cancelled
   */
  boolean awaitTasks() throws InterruptedException {
    Ending ending = new Ending(scope, this);
    boolean interrupted = false;
    lock.lock();
    try {
      awaitedByOwner = true;
      while (awaited > 0) {
        try {
          ending.await(lock, changed);
        } catch (InterruptedException e) {
          if (scope.cancellationAround() == null) {
            throw e;
          }
          interrupted = true;
        }
      }
      phase = phase == Phase.OPEN ? Phase.JOINED : phase;
      return interrupted;
    } finally {
      awaitedByOwner = false;
      lock.unlock();
    }
  }

  /**
   * Takes no more tasks, cancels those that there are and waits until they have ended, daemons
   * included, whatever comes.
   */
  void close() {
    Cancellation begun = null;
    lock.lock();
    try {
      phase = Phase.CLOSED;
      if (isEmpty()) {
        return;
      }
      if (cancellation == null) {
        begun = begin(Cancellation.of(scope, Reason.CLOSED, "its block was left"));
      }
    } finally {
      lock.unlock();
    }
    if (begun != null) {
      spread(begun);
    }
    awaitEveryone();
  }

  private void awaitEveryone() {
    Ending ending = new Ending(scope, this);
    boolean interrupted = false;
    lock.lock();
    try {
      awaitedByOwner = true;
      while (!isEmpty()) {
        try {
          ending.await(lock, changed);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      awaitedByOwner = false;
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Goes on without those that still run; returns them. */
  List<Task<?>> abandonAll() {
    lock.lock();
    try {
      List<Task<?>> left = running.all();
      left.forEach(task -> task.abandoned = true);
      running.clear();
      awaited = 0;
      daemons = 0;
      changed.signalAll();
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** The tasks that have a thread, the oldest first. */
  List<Task<?>> running() {
    lock.lock();
    try {
      return running.all();
    } finally {
      lock.unlock();
    }
  }

  List<Task<?>> waitingForTheirTurn() {
    lock.lock();
    try {
      return pending == null ? List.of() : List.copyOf(pending);
    } finally {
      lock.unlock();
    }
  }

  List<Scope> inner() {
    lock.lock();
    try {
      return List.copyOf(inner);
    } finally {
      lock.unlock();
    }
  }

  int forked() {
    lock.lock();
    try {
      return forked;
    } finally {
      lock.unlock();
    }
  }

  /** All failures, which whoever asks will throw. */
  List<Throwable> takeFailures() {
    lock.lock();
    try {
      return failures.takeAll();
    } finally {
      lock.unlock();
    }
  }

  /** The failures that have not been thrown and are not made up for by anything. */
  List<Throwable> takeUnsettledFailures() {
    lock.lock();
    try {
      return failures.takeUnsettled();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is an {@link Error} among what tasks have thrown. */
  boolean hasError() {
    lock.lock();
    try {
      return failures.hasError();
    } finally {
      lock.unlock();
    }
  }

  /** Those of a supervised scope that have failed, and nobody has asked how. */
  List<Task<?>> unseenFailures() {
    lock.lock();
    try {
      return failures.unseen();
    } finally {
      lock.unlock();
    }
  }

  /** What becomes of the scope by the end of a task; null if it goes on. */
  private @Nullable Cancellation judge(Task<?> task) {
    boolean failed = task.state() == Task.State.FAILED;
    Cancellation past = cancellation;
    if (past != null) {
      if (failed) {
        failures.add(task, past);
      }
      return null;
    }
    if (failed) {
      failures.add(task);
    }
    if (task.state() == Task.State.CANCELLED) {
      return null;
    }
    boolean error = failed && ScopeFailed.carriesError(task.thrown());
    Verdict verdict = error ? Verdict.FAIL : ask(task);
    if (failed && verdict == Verdict.FAIL) {
      failures.unsettle(task.thrown());
    }
    return switch (verdict) {
      case GO_ON -> null;
      case SUCCEED -> begin(Cancellation.of(scope, Reason.SATISFIED, "it has what it wanted"));
      case FAIL ->
          begin(
              Cancellation.failed(
                  scope,
                  "its task \"" + task.name() + (failed ? "\" failed" : "\" was not as it must be"),
                  failures.first()));
    };
  }

  private Verdict ask(Task<?> task) {
    if (task.daemon) {
      return task.state() == Task.State.FAILED && !scope.settings().supervised
          ? Verdict.FAIL
          : Verdict.GO_ON;
    }
    try {
      return scope.settings().policy.ended(task);
    } catch (Throwable e) {
      failures.add(e);
      return Verdict.FAIL;
    }
  }

  /** Cancels; the caller spreads it when it has given the lock back. */
  private Cancellation begin(Cancellation why) {
    cancellation = why;
    ArrayDeque<Task<?>> unbegun = pending;
    if (unbegun != null) {
      unbegun.forEach(Task::skip);
      awaited -= unbegun.size();
      unbegun.clear();
    }
    changed.signalAll();
    return why;
  }

  /** Hands a cancellation of this scope to all within it, then interrupts who is to be. */
  private void spread(Cancellation why) {
    inner().forEach(within -> within.inherit(why));
    running().forEach(Children::deliver);
    scope.owner().deliver();
  }

  private static void deliver(Task<?> task) {
    Strand strand = task.strand();
    if (strand != null) {
      strand.deliver();
    }
  }

  /** Counts an ended task out and returns the one whose turn it is. */
  private @Nullable Task<?> leave(Task<?> task) {
    if (task.daemon) {
      daemons--;
    } else {
      awaited--;
    }
    signalIfEmpty();
    if (task.daemon || pending == null) {
      return null;
    }
    Task<?> successor = pending.pollFirst();
    if (successor != null) {
      running.add(successor);
    }
    return successor;
  }

  private void start(Task<?> task) {
    boolean started = false;
    try {
      task.start();
      started = true;
    } finally {
      if (!started) {
        takeOut(task);
      }
    }
  }

  private void takeOut(Task<?> unstarted) {
    Task<?> successor;
    lock.lock();
    try {
      running.remove(unstarted);
      unstarted.skip();
      successor = leave(unstarted);
    } finally {
      lock.unlock();
    }
    if (successor != null) {
      startOrFail(successor);
    }
  }

  /** For a task that nobody waits for to be started: what prevents that is its failure. */
  private void startOrFail(Task<?> task) {
    try {
      task.start();
    } catch (Throwable e) {
      ended(task, Task.State.FAILED, e);
    }
  }

  private boolean isEmpty() {
    return awaited == 0 && daemons == 0;
  }

  private void signalIfEmpty() {
    if (awaited == 0) {
      changed.signalAll();
    }
  }

  private ArrayDeque<Task<?>> pending() {
    ArrayDeque<Task<?>> queue = pending;
    if (queue == null) {
      queue = new ArrayDeque<>();
      pending = queue;
    }
    return queue;
  }
}
