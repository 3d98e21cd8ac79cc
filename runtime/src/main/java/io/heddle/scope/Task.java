package io.heddle.scope;

import io.heddle.Context;
import io.heddle.HeddleThread;
import io.heddle.internal.Label;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Scope} runs in a thread of its own.
 *
 * <p>A task <em>ends</em> when its body has returned or thrown and the scopes that it opened are
 * closed; one that is cancelled before its body begins ends without it. It has then
 *
 * <ul>
 *   <li><em>succeeded</em>, if the body has returned, also after it was cancelled;
 *   <li>been <em>cancelled</em>, if it was cancelled and has then thrown an {@link
 *       InterruptedException}, a {@link ScopeCancelled}, or something of which one of these is a
 *       cause, or has not begun;
 *   <li><em>failed</em>, if the body has thrown anything else.
 * </ul>
 *
 * <p>Memory effects: what a thread did before it forked a task is visible to the task, and what
 * that did, to every thread that sees it ended.
 *
 * @param <T> the type of the result
 */
public final class Task<T extends @Nullable Object> {

  /** Where a task is in its life. */
  public enum State {
    /** It waits for its turn, under {@link Scope#limit}, or for its thread to begin. */
    PENDING,
    /** Its body runs. */
    RUNNING,
    /** Its body has returned. */
    SUCCEEDED,
    /** Its body has thrown. */
    FAILED,
    /** It was cancelled and has ended for that, or has never begun. */
    CANCELLED,
    /** It was cancelled, did not end, and its scope has ended without it. */
    ABANDONED
  }

  final Scope scope;
  final boolean daemon;

  private final String name;

  /** What it runs and in which context; dropped when it begins. */
  private @Nullable Callable<? extends T> body;

  private @Nullable Context context;

  /** Written by the thread that starts it, before it starts. */
  private volatile @Nullable HeddleThread thread;

  private volatile @Nullable Strand strand;

  /** Its neighbours among the tasks of the scope that run; guarded by the scope's lock. */
  @Nullable Task<?> previous;

  @Nullable Task<?> next;

  /** Whether its scope has ended without it; written under the scope's lock. */
  volatile boolean abandoned;

  private volatile State state = State.PENDING;

  /** The result, or what was thrown; written before the state says that it has ended. */
  private @Nullable Object outcome;

  /** Whether someone has asked for the failure. */
  private volatile boolean looked;

  /** Set once, under the scope's lock, if this task alone was cancelled. */
  private volatile @Nullable Cancellation own;

  Task(
      Scope scope,
      String name,
      boolean daemon,
      Callable<? extends T> body,
      @Nullable Context context) {
    this.scope = scope;
    this.name = name;
    this.daemon = daemon;
    this.body = body;
    this.context = context;
  }

  /**
   * Returns the name.
   *
   * @return the name that it was forked with, or a number
   */
  public String name() {
    return name;
  }

  /**
   * Returns where it is in its life.
   *
   * @return the state at this moment
   */
  public State state() {
    return abandoned ? State.ABANDONED : state;
  }

  /**
   * Returns the result.
   *
   * @return what the body has returned
   * @throws IllegalStateException if the task has not ended, or the thread that opened the scope
   *     asks before it has called {@link Scope#join()}: whether it has ended would be chance
   * @throws ScopeFailed if the task has failed, with what it threw as cause
   * @throws ScopeCancelled if the task was cancelled or abandoned
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a body that succeeded has returned a T
  public T get() {
    State now = settled();
    looked = true;
    return switch (now) {
      case SUCCEEDED -> (T) outcome;
      case FAILED -> throw new ScopeFailed(label(), java.util.List.of((Throwable) outcome));
      default ->
          throw new ScopeCancelled(
              label() + " was cancelled and has no result; ask for its state() first", null);
    };
  }

  /**
   * Returns what the body has thrown.
   *
   * @return the exception or error if the task has failed; else nothing
   * @throws IllegalStateException as {@link #get()}
   */
  public Optional<Throwable> failure() {
    State now = settled();
    looked = true;
    return now == State.FAILED ? Optional.ofNullable((Throwable) outcome) : Optional.empty();
  }

  /**
   * Cancels this task and the scopes that it has opened, but nothing else. A task that has ended
   * stays what it is.
   */
  public void cancel() {
    scope.children().cancel(this);
  }

  @Override
  public String toString() {
    return label() + " [" + state().name().toLowerCase(java.util.Locale.ROOT) + "]";
  }

  String label() {
    return Label.of("Task", name, this) + " of " + scope.label();
  }

  @Nullable Cancellation cancellation() {
    Cancellation mine = own;
    return mine != null ? mine : scope.cancellation();
  }

  /** Called with the scope's lock held; false if it was cancelled before. */
  boolean cancelAlone() {
    if (own != null || isOver()) {
      return false;
    }
    own = Cancellation.of(scope, Cancellation.Reason.STOPPED, "its task \"" + name + "\" was");
    return true;
  }

  @Nullable Strand strand() {
    return strand;
  }

  @Nullable HeddleThread thread() {
    return thread;
  }

  boolean isOver() {
    return state().compareTo(State.RUNNING) > 0;
  }

  /** Whether nobody has asked for its failure. */
  boolean isUnseen() {
    return state == State.FAILED && !looked;
  }

  /** The failure of one that has failed. */
  Throwable thrown() {
    return state == State.FAILED && outcome instanceof Throwable thrown
        ? thrown
        : new AssertionError("has not failed");
  }

  /** Makes and starts its thread; if that throws, it has not been started. */
  void start() {
    HeddleThread made = scope.settings().thread(this::carry, name, context);
    context = null;
    thread = made;
    strand = new Strand(made.asJavaThread(), this);
    made.start();
  }

  /** Ends it before it has begun. */
  void skip() {
    body = null;
    context = null;
    state = State.CANCELLED;
  }

  /** The whole life of the task, in its thread. */
  private void carry() {
    Strand mine = strand;
    Callable<? extends T> todo = body;
    body = null;
    if (mine == null || todo == null) {
      throw new AssertionError("started without what it needs");
    }
    mine.beginTask(scope);
    Object result = null;
    State end = State.CANCELLED;
    try {
      if (cancellation() == null) {
        state = State.RUNNING;
        result = scope.settings().call(todo);
        end = State.SUCCEEDED;
      }
    } catch (Throwable e) {
      result = e;
      end = Cancelled.is(this, e) ? State.CANCELLED : State.FAILED;
    }
    try {
      Closing.inner(mine, scope);
    } catch (Throwable e) {
      if (result instanceof Throwable first && first != e && end != State.SUCCEEDED) {
        e.addSuppressed(first);
      }
      result = e;
      end = State.FAILED;
    }
    mine.endTask();
    mine.moveTo(null);
    scope.children().ended(this, end, result);
  }

  /** Called with the scope's lock held. */
  void end(State end, @Nullable Object result) {
    outcome = end == State.CANCELLED ? null : result;
    state = end;
  }

  private State settled() {
    State now = state();
    if (now.compareTo(State.RUNNING) <= 0) {
      throw new IllegalStateException(
          label() + " has not ended; call join() on its scope before you ask for what it did");
    }
    Permission.requireJoined(scope, this);
    return now;
  }
}
