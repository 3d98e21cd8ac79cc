package io.heddle.scope;

import io.heddle.scope.Cancellation.Reason;
import io.heddle.scope.JoinPolicy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a scope and the scopes within it: who may still come, what has failed, and whether
 * all of it is cancelled.
 *
 * <p>One lock guards it, held for moments. Nobody is interrupted or woken and no thread is started
 * under it. Cancelling goes from a scope to those within; their locks are not taken together.
 *
 * <p>Only the thread that has opened the scope waits here, without the lock. It says so in {@link
 * #awaitedByOwner} before it looks whether it has to; whoever changes what it looks at then reads
 * that. All of it is volatile, so that one of them sees the other.
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

  /** Changed under the lock. */
  private final Roster roster;

  /** Guarded by the lock. */
  private final Failures failures;

  /** Guarded by the lock. */
  private final List<Scope> inner = new ArrayList<>(0);

  /** Written under the lock, read by anyone. */
  private volatile Phase phase = Phase.OPEN;

  /** Written under the lock, read by anyone. */
  private volatile @Nullable Cancellation cancellation;

  /** Whether the thread that opened the scope waits for its tasks to end; written by it. */
  private volatile boolean awaitedByOwner;

  Children(Scope scope) {
    this.scope = scope;
    this.roster = new Roster(scope.settings());
    this.failures = new Failures(scope.settings());
  }

  @Nullable Cancellation cancellation() {
    return cancellation;
  }

  /** A number for a task without a name. */
  String nextName() {
    return Integer.toString(roster.forked());
  }

  boolean hasForked() {
    return roster.forked() > 0;
  }

  int forked() {
    return roster.forked();
  }

  boolean isAwaited() {
    return awaitedByOwner;
  }

  boolean isJoined() {
    return phase != Phase.OPEN;
  }

  /**
   * Takes a new task in, and starts it if it is its turn. One that comes too late is cancelled.
   *
   * @param byOwner whether the calling thread has opened the scope
   * @throws IllegalStateException if that thread has joined already
   */
  void fork(Task<?> task, boolean byOwner) {
    boolean startNow;
    lock.lock();
    try {
      if (byOwner && phase != Phase.OPEN) {
        throw new IllegalStateException(
            scope.label() + " has been joined; fork before join(), or open another scope");
      }
      boolean tooLate = cancellation != null || phase != Phase.OPEN;
      startNow = roster.enter(task, tooLate);
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
        task.end(end, result);
        begun = judge(task);
        successor = roster.leave(task);
      }
    } finally {
      lock.unlock();
    }
    if (late && result instanceof Throwable thrown) {
      Reports.failure(io.heddle.Threads.currentThread(), thrown);
    }
    wakeOwnerIfDone();
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
      if (cancellation != null || (phase == Phase.CLOSED && roster.isEmpty())) {
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
      Strand strand = task.strand();
      opened =
          roster.withdraw(task)
              ? List.of()
              : inner.stream().filter(scope -> strand != null && scope.isOwnedBy(strand)).toList();
    } finally {
      lock.unlock();
    }
    wakeOwnerIfDone();
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
    awaitedByOwner = true;
    try {
      while (!endForking()) {
        try {
          ending.await();
        } catch (InterruptedException e) {
          if (scope.cancellationAround() == null) {
            throw e;
          }
          interrupted = true;
        }
      }
      return interrupted;
    } finally {
      awaitedByOwner = false;
    }
  }

  /** Takes no more tasks if none is awaited any more; false if one is. */
  private boolean endForking() {
    if (roster.isAwaited()) {
      return false;
    }
    lock.lock();
    try {
      if (roster.isAwaited()) {
        return false;
      }
      phase = phase == Phase.OPEN ? Phase.JOINED : phase;
      return true;
    } finally {
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
      if (roster.isEmpty()) {
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
    awaitedByOwner = true;
    try {
      while (!roster.isEmpty()) {
        try {
          ending.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      awaitedByOwner = false;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Goes on without those that still run; returns them. */
  List<Task<?>> abandonAll() {
    lock.lock();
    try {
      return roster.abandonAll();
    } finally {
      lock.unlock();
    }
  }

  /** The tasks that have a thread, the oldest first. */
  List<Task<?>> running() {
    lock.lock();
    try {
      return roster.running();
    } finally {
      lock.unlock();
    }
  }

  List<Task<?>> waitingForTheirTurn() {
    lock.lock();
    try {
      return roster.pending();
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
    if (!failures.any()) {
      return List.of();
    }
    lock.lock();
    try {
      return failures.takeUnsettled();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is an {@link Error} among what tasks have thrown. */
  boolean hasError() {
    if (!failures.any()) {
      return false;
    }
    lock.lock();
    try {
      return failures.hasError();
    } finally {
      lock.unlock();
    }
  }

  /** Those of a supervised scope that have failed, and nobody has asked how. */
  List<Task<?>> unseenFailures() {
    if (!failures.any()) {
      return List.of();
    }
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
    roster.dropPending();
    return why;
  }

  /** Hands a cancellation of this scope to all within it, then interrupts who is to be. */
  private void spread(Cancellation why) {
    inner().forEach(within -> within.inherit(why));
    running().forEach(Children::deliver);
    scope.owner().deliver();
    wakeOwner();
  }

  private static void deliver(Task<?> task) {
    Strand strand = task.strand();
    if (strand != null) {
      strand.deliver();
    }
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
      unstarted.skip();
      successor = roster.leave(unstarted);
    } finally {
      lock.unlock();
    }
    wakeOwnerIfDone();
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

  /** After tasks have left the roster, and without the lock: the owner need not wait for it. */
  private void wakeOwnerIfDone() {
    if (!roster.isAwaited()) {
      wakeOwner();
    }
  }

  private void wakeOwner() {
    if (awaitedByOwner) {
      LockSupport.unpark(scope.owner().thread);
    }
  }
}
