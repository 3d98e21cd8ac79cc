package io.heddle.pool;

import io.heddle.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for several futures, of one pool or of many.
 *
 * <p>A future that is given twice counts once. One that is cancelled is done; if it belongs to an
 * executor of your own, once that has noticed ({@link Future#setRunningOrNotifyCancel()}).
 *
 * <p>Memory effects are those of {@link Future}: what came before a future was done is visible to
 * whoever was handed it here.
 *
 * <p>Source: the functions of Python's {@code concurrent.futures}.
 */
public final class Futures {

  private Futures() {}

  /**
   * Hands out futures in the order in which they are done, those that are done already first.
   *
   * <pre>{@code
   * for (Future<Page> page : Futures.asCompleted(pages)) {
   *   show(page.result());
   * }
   * }</pre>
   *
   * @param futures what is waited for; read now
   * @param <F> the type of the futures
   * @return the futures; each iterator of it hands out all of them, waits in {@code next()}, and
   *     throws {@link WaitInterruptedException} there if its thread is interrupted
   */
  public static <F extends Future<?>> Iterable<F> asCompleted(Iterable<? extends F> futures) {
    List<F> all = copyOf(futures);
    return () -> new CompletedIterator<>(all, null);
  }

  /**
   * Hands out futures in the order in which they are done, for a limited time.
   *
   * @param futures what is waited for; read now
   * @param timeout how long to wait at most, counted from this call, over all futures; zero means
   *     not to wait
   * @param <F> the type of the futures
   * @return the futures; each iterator of it hands out all of them, waits in {@code next()}, and
   *     throws {@link FutureTimeoutException} there once the time is over and no further future is
   *     done, or {@link WaitInterruptedException} if its thread is interrupted
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static <F extends Future<?>> Iterable<F> asCompleted(
      Iterable<? extends F> futures, Duration timeout) {
    Deadline deadline = Deadline.in(timeout, "asCompleted");
    List<F> all = copyOf(futures);
    return () -> new CompletedIterator<>(all, deadline);
  }

  /**
   * Waits until all futures are done.
   *
   * @param futures what is waited for
   * @param <F> the type of the futures
   * @return which are done: all
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   */
  public static <F extends Future<?>> DoneAndNotDone<F> waitFor(Iterable<? extends F> futures)
      throws InterruptedException {
    return waitFor(futures, ReturnWhen.ALL_COMPLETED);
  }

  /**
   * Waits until all futures are done, for a limited time.
   *
   * @param futures what is waited for
   * @param timeout how long to wait at most; zero means not to wait
   * @param <F> the type of the futures
   * @return which are done and which are not
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static <F extends Future<?>> DoneAndNotDone<F> waitFor(
      Iterable<? extends F> futures, Duration timeout) throws InterruptedException {
    return waitFor(futures, timeout, ReturnWhen.ALL_COMPLETED);
  }

  /**
   * Waits until enough futures are done.
   *
   * @param futures what is waited for
   * @param returnWhen what is enough
   * @param <F> the type of the futures
   * @return which are done and which are not
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   */
  public static <F extends Future<?>> DoneAndNotDone<F> waitFor(
      Iterable<? extends F> futures, ReturnWhen returnWhen) throws InterruptedException {
    return await(futures, null, returnWhen);
  }

  /**
   * Waits until enough futures are done, for a limited time.
   *
   * @param futures what is waited for
   * @param timeout how long to wait at most; zero means not to wait
   * @param returnWhen what is enough
   * @param <F> the type of the futures
   * @return which are done and which are not; that too few are is no error
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static <F extends Future<?>> DoneAndNotDone<F> waitFor(
      Iterable<? extends F> futures, Duration timeout, ReturnWhen returnWhen)
      throws InterruptedException {
    return await(futures, Deadline.in(timeout, "waitFor"), returnWhen);
  }

  private static <F extends Future<?>> DoneAndNotDone<F> await(
      Iterable<? extends F> futures, @Nullable Deadline deadline, ReturnWhen returnWhen)
      throws InterruptedException {
    Objects.requireNonNull(returnWhen, "returnWhen");
    Set<F> done = new LinkedHashSet<>();
    Arrivals<F> arrivals = new Arrivals<>(futures);
    try {
      boolean enough = false;
      while (!enough && !arrivals.awaited().isEmpty()) {
        Optional<F> next =
            deadline == null ? Optional.of(arrivals.next()) : arrivals.next(deadline.left());
        next.ifPresent(done::add);
        enough = next.map(future -> isEnough(future, returnWhen)).orElse(true);
      }
      for (Optional<F> more = arrivals.nextIfDone(); more.isPresent(); ) {
        done.add(more.get());
        more = arrivals.nextIfDone();
      }
    } finally {
      arrivals.leave();
    }
    return new DoneAndNotDone<>(done, arrivals.awaited());
  }

  private static boolean isEnough(Future<?> done, ReturnWhen returnWhen) {
    return switch (returnWhen) {
      case FIRST_COMPLETED -> true;
      case FIRST_EXCEPTION -> done.failed();
      case ALL_COMPLETED -> false;
    };
  }

  private static <F extends Future<?>> List<F> copyOf(Iterable<? extends F> futures) {
    List<F> copy = new ArrayList<>();
    futures.forEach(copy::add);
    return copy;
  }
}
