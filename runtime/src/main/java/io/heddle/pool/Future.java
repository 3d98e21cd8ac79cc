package io.heddle.pool;

import io.heddle.Threads;
import io.heddle.internal.Ambient;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The result of work that may not have been done yet.
 *
 * <p>It is pending until an executor begins the work, then running, and ends finished, with a
 * result or an exception, or cancelled, which is possible only while it is pending. A future that
 * has ended is done and never changes again.
 *
 * <pre>{@code
 * Future<Page> page = pool.submit(() -> fetch(url));
 * page.addDoneCallback(done -> progress.advance());
 * show(page.result());
 * }</pre>
 *
 * <p>Memory effects: what the executor did before it set the outcome, and what was done before
 * {@link #cancel()}, is visible to every thread that sees the future done, and to its callbacks.
 *
 * <p>A future that an executor of your own has made and that is cancelled counts as done for {@link
 * Futures} once that executor has noticed, which it says by {@link #setRunningOrNotifyCancel()};
 * one that a {@link ThreadPool} has made does so at once. For all else a cancelled future is done.
 *
 * <p>Source: Python {@code concurrent.futures.Future}, where also futures of a pool count as done
 * only once a worker has come across them.
 *
 * @param <T> the type of the result
 */
public final class Future<T extends @Nullable Object> {

  private final FutureState state = new FutureState();

  /** Called when it is done. */
  private final Listeners<T> callbacks = new Listeners<>();

  /** Called when it counts as done for {@link Futures}; the same where that is no difference. */
  private final Listeners<T> waiters;

  /** Written before the state becomes FINISHED, read after that. */
  private @Nullable T value;

  /** As {@link #value}; null if the work has not failed. */
  private @Nullable Throwable failure;

  /** Makes a pending future; for executors and their tests. */
  public Future() {
    this.waiters = new Listeners<>();
  }

  private Future(boolean noticesCancelling) {
    this.waiters = noticesCancelling ? callbacks : new Listeners<>();
  }

  /** One that counts as done as soon as it is cancelled. */
  static <T extends @Nullable Object> Future<T> ofPool() {
    return new Future<>(true);
  }

  /**
   * Cancels the work if it has not begun.
   *
   * @return whether the future is cancelled, now or before
   */
  public boolean cancel() {
    if (state.cancel()) {
      callbacks.call(this);
      return true;
    }
    return state.isCancelled();
  }

  /**
   * Returns whether the future was cancelled.
   *
   * @return whether {@link #cancel()} came in time
   */
  public boolean cancelled() {
    return state.isCancelled();
  }

  /**
   * Returns whether the work is going on, and so cannot be cancelled.
   *
   * @return whether it has begun and not ended
   */
  public boolean running() {
    int now = state.now();
    return now == FutureState.RUNNING || now == FutureState.FINISHING;
  }

  /**
   * Returns whether the future has ended.
   *
   * @return whether it is finished or cancelled
   */
  public boolean done() {
    return state.isDone();
  }

  /**
   * Waits for the result. What the work threw is thrown again: the same object if it is unchecked.
   *
   * @return the result
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     its interrupt status is cleared
   * @throws CancelledException if the future was cancelled
   * @throws TaskFailedException if the work threw a checked exception
   */
  public T result() throws InterruptedException {
    awaitEnd();
    return outcome();
  }

  /**
   * Waits for the result, for a limited time. What the work threw is thrown again: the same object
   * if it is unchecked.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return the result
   * @throws FutureTimeoutException if the future was not done before the time was over
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     its interrupt status is cleared
   * @throws CancelledException if the future was cancelled
   * @throws TaskFailedException if the work threw a checked exception
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public T result(Duration timeout) throws InterruptedException {
    await(timeout);
    return outcome();
  }

  /**
   * Waits for the end and returns what the work threw.
   *
   * @return the exception or error, or nothing if there is a result
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     its interrupt status is cleared
   * @throws CancelledException if the future was cancelled
   */
  public Optional<Throwable> exception() throws InterruptedException {
    awaitEnd();
    requireNotCancelled();
    return Optional.ofNullable(failure);
  }

  /**
   * Waits for the end, for a limited time, and returns what the work threw.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return the exception or error, or nothing if there is a result
   * @throws FutureTimeoutException if the future was not done before the time was over
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     its interrupt status is cleared
   * @throws CancelledException if the future was cancelled
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public Optional<Throwable> exception(Duration timeout) throws InterruptedException {
    await(timeout);
    requireNotCancelled();
    return Optional.ofNullable(failure);
  }

  /**
   * Has something called when the future is done, however it ends: by the thread that ends it, in
   * the order of adding; at once, by the calling thread, if it is done already. What a callback
   * throws is logged and keeps no other from being called.
   *
   * @param callback called once, with this future
   */
  public void addDoneCallback(Consumer<? super Future<T>> callback) {
    Objects.requireNonNull(callback, "callback");
    if (state.isDone() || !callbacks.add(callback)) {
      Callbacks.call(callback, this);
    }
  }

  /**
   * For executors: says that the work is about to begin. If the future was cancelled, it counts as
   * done for {@link Futures} from now on.
   *
   * @return {@code false} if the future was cancelled, so that there is nothing to do
   * @throws IllegalStateException if it is neither pending nor newly cancelled
   */
  public boolean setRunningOrNotifyCancel() {
    if (state.advance(FutureState.PENDING, FutureState.RUNNING)) {
      return true;
    }
    if (state.advance(FutureState.CANCELLED, FutureState.NOTIFIED)) {
      waiters.call(this);
      return false;
    }
    throw new IllegalStateException(
        this + " has been begun before; an executor begins the work of a future once");
  }

  /**
   * For executors: ends the future with a result.
   *
   * @param result the result
   * @throws IllegalStateException if the future is done
   */
  public void setResult(T result) {
    finish(result, null);
    callAll();
  }

  /**
   * For executors: ends the future with what the work threw.
   *
   * @param exception the exception or error
   * @throws IllegalStateException if the future is done
   */
  public void setException(Throwable exception) {
    finish(null, Objects.requireNonNull(exception, "exception"));
    callAll();
  }

  @Override
  public String toString() {
    String end = "";
    if (state.now() == FutureState.FINISHED) {
      Throwable thrown = failure;
      T result = value;
      end =
          thrown != null
              ? ", threw " + thrown.getClass().getSimpleName()
              : ", returned " + (result == null ? "null" : result.getClass().getSimpleName());
    }
    return label() + " [" + state + end + "]";
  }

  /** Publishes the outcome, but leaves the callbacks to {@link #takeCallbacks()}. */
  void finish(@Nullable T result, @Nullable Throwable exception) {
    if (!state.advance(FutureState.RUNNING, FutureState.FINISHING)
        && !state.advance(FutureState.PENDING, FutureState.FINISHING)) {
      throw new IllegalStateException(this + " has its outcome; it is set once");
    }
    value = result;
    failure = exception;
    state.finish();
  }

  /** What is to be called for a future that is done; from now on nothing is left to call. */
  @Nullable Callbacks<T> takeCallbacks() {
    return callbacks.take();
  }

  /** Has something called once this counts as done for {@link Futures}, at once if it does. */
  void addWaiter(Consumer<? super Future<T>> waiter) {
    if (countsAsDone() || !waiters.add(waiter)) {
      waiter.accept(this);
    }
  }

  /** Takes back what was added and need not be called any more. */
  void removeWaiter(Consumer<? super Future<T>> waiter) {
    waiters.remove(waiter);
  }

  /** Whether someone would still be called. */
  boolean isAwaited() {
    return !waiters.isEmpty();
  }

  /** Whether it is done with an exception. */
  boolean failed() {
    return state.now() == FutureState.FINISHED && failure != null;
  }

  /** Waits until it is done; false if the time is over before. */
  boolean await(long nanos) throws InterruptedException {
    Probe probe = state.isDone() || nanos == 0 ? null : Probe.installed();
    return probe == null ? awaitInScope(nanos) : probe.tryAwait(this, () -> awaitInScope(nanos));
  }

  private boolean awaitInScope(long nanos) throws InterruptedException {
    Ambient scope = state.isDone() || nanos == 0 ? null : Ambient.current();
    return scope == null ? state.await(nanos) : scope.await(this, () -> state.await(nanos));
  }

  private void awaitEnd() throws InterruptedException {
    Probe probe = state.isDone() ? null : Probe.installed();
    if (probe == null) {
      awaitInScope();
    } else {
      probe.await(this, this::awaitInScope);
    }
  }

  private void awaitInScope() throws InterruptedException {
    Ambient scope = state.isDone() ? null : Ambient.current();
    if (scope == null) {
      state.await();
    } else {
      scope.await(
          this,
          () -> {
            state.await();
            return true;
          });
    }
  }

  private void await(Duration timeout) throws InterruptedException {
    if (!await(Timeouts.toAcquire(timeout, this))) {
      throw new FutureTimeoutException(
          this + " was not done within " + timeout + "; wait longer, or cancel it");
    }
  }

  private void callAll() {
    waiters.call(this);
    callbacks.call(this);
  }

  private boolean countsAsDone() {
    int now = state.now();
    return now == FutureState.CANCELLED ? waiters == callbacks : now >= FutureState.FINISHED;
  }

  @SuppressWarnings("NullAway") // the executor set a T
  private T outcome() {
    requireNotCancelled();
    Throwable thrown = failure;
    if (thrown == null) {
      return value;
    }
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw new TaskFailedException(label() + " failed: " + thrown, thrown);
  }

  private void requireNotCancelled() {
    if (state.isCancelled()) {
      throw new CancelledException(
          label() + " was cancelled and has no result; ask cancelled() first");
    }
  }

  private String label() {
    return Label.of("Future", null, this);
  }
}
