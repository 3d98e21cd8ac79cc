package io.heddle.pool;

import io.heddle.HeddleThread;
import io.heddle.Threads;
import io.heddle.internal.Label;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work off tasks, a fixed number at most.
 *
 * <p>A task that is submitted is given to an idle worker; if there is none, a new one is started,
 * until there are as many as allowed; then it waits its turn. Tasks begin in the order in which
 * they were submitted. A task that waits for another one of the same pool can wait for ever, if all
 * workers do so.
 *
 * <pre>{@code
 * try (ThreadPool pool = new ThreadPool(4, "shop.fetch")) {
 *   List<Future<Page>> pages = urls.stream().map(url -> pool.submit(() -> fetch(url))).toList();
 *   for (Future<Page> page : Futures.asCompleted(pages)) {
 *     show(page.result());
 *   }
 * }
 * }</pre>
 *
 * <p>A pool that nobody has shut down does not hold the JVM when its tasks are done: the Java
 * threads of its workers are daemons, and only while there are unfinished tasks does a thread that
 * is none keep the JVM alive. So a program whose {@code main} returns ends when all submitted
 * tasks, and their callbacks, are done, as in Python, where the interpreter joins the workers on
 * its way out; at most some tens of milliseconds later. {@link System#exit} and signals end it at
 * once, as they do with any thread. A thread that a task makes inherits whether it is a daemon from
 * whoever submitted the task for which the worker was started. Unlike in Python, tasks may still be
 * submitted after the main thread has ended. A pool that the program has lost sight of shuts itself
 * down when it is collected, and still does the work that it was given.
 *
 * <p>Memory effects: what a thread did before it submitted a task is visible to the task; what that
 * did, to those that see its future done.
 *
 * <p>Source: Python {@code concurrent.futures.ThreadPoolExecutor}.
 */
public final class ThreadPool implements AutoCloseable {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicInteger UNNAMED = new AtomicInteger();

  private final int maxWorkers;
  private final Crew crew;
  private final Cleaner.Cleanable abandonment;

  /** Makes a pool of as many workers as there are processors and 4 more, but at most 32. */
  public ThreadPool() {
    this(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
  }

  /**
   * Makes a pool.
   *
   * @param maxWorkers how many workers it has at most, at least 1
   * @throws IllegalArgumentException if {@code maxWorkers} is less than 1
   */
  public ThreadPool(int maxWorkers) {
    this(maxWorkers, "");
  }

  /**
   * Makes a pool.
   *
   * @param maxWorkers how many workers it has at most, at least 1
   * @param threadNamePrefix its name, in messages and before {@code _0}, {@code _1} .. in those of
   *     the workers; {@code ThreadPool-N} if empty
   * @throws IllegalArgumentException if {@code maxWorkers} is less than 1
   */
  public ThreadPool(int maxWorkers, String threadNamePrefix) {
    this(maxWorkers, threadNamePrefix, null);
  }

  /**
   * Makes a pool.
   *
   * @param maxWorkers how many workers it has at most, at least 1
   * @param threadNamePrefix its name, in messages and before {@code _0}, {@code _1} .. in those of
   *     the workers; {@code ThreadPool-N} if empty
   * @param initializer what each worker runs first, or null for nothing. If it throws, that is
   *     logged and the pool is broken: waiting tasks fail with {@link BrokenPoolException}, and so
   *     does every {@code submit} from then on
   * @throws IllegalArgumentException if {@code maxWorkers} is less than 1
   */
  public ThreadPool(int maxWorkers, String threadNamePrefix, @Nullable Runnable initializer) {
    Objects.requireNonNull(threadNamePrefix, "threadNamePrefix");
    if (maxWorkers < 1) {
      throw new IllegalArgumentException(
          Label.ofNew("ThreadPool", threadNamePrefix.isEmpty() ? null : threadNamePrefix)
              + " needs at least one worker, not "
              + maxWorkers
              + "; pass how many it may have");
    }
    String name =
        threadNamePrefix.isEmpty() ? "ThreadPool-" + UNNAMED.getAndIncrement() : threadNamePrefix;
    Crew theCrew = new Crew(name, maxWorkers, initializer);
    this.maxWorkers = maxWorkers;
    this.crew = theCrew;
    this.abandonment = CLEANER.register(this, () -> theCrew.shutDown(false));
  }

  /**
   * Has a task run by a worker.
   *
   * @param task what to run
   * @param <T> the type of its result
   * @return the future of its result
   * @throws IllegalStateException if the pool is shut down
   * @throws BrokenPoolException if an initializer has failed
   * @throws OutOfMemoryError if a worker is needed and the system has no room for a thread; the
   *     task is not submitted
   */
  public <T extends @Nullable Object> Future<T> submit(Callable<? extends T> task) {
    Objects.requireNonNull(task, "task");
    try {
      Future<T> future = Future.ofPool();
      crew.add(new Work<>(future, task));
      return future;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Has a task without a result run by a worker.
   *
   * @param task what to run
   * @return the future of its end, whose result is null
   * @throws IllegalStateException if the pool is shut down
   * @throws BrokenPoolException if an initializer has failed
   * @throws OutOfMemoryError if a worker is needed and the system has no room for a thread; the
   *     task is not submitted
   */
  public Future<@Nullable Void> submit(Runnable task) {
    Objects.requireNonNull(task, "task");
    return submit(
        () -> {
          task.run();
          return null;
        });
  }

  /**
   * Applies a function to each item, several at a time. All are submitted before this method
   * returns.
   *
   * @param function what to apply
   * @param items what to apply it to; read now
   * @param <A> the type of the items
   * @param <R> the type of the results
   * @return the results in the order of the items. Its iterators wait in {@code next()}, which
   *     throws what the function threw for that item, as {@link Future#result()} does, or {@link
   *     WaitInterruptedException} if its thread is interrupted; what has not begun then is
   *     cancelled
   * @throws IllegalStateException if the pool is shut down; what was submitted is cancelled
   * @throws BrokenPoolException if an initializer has failed
   */
  public <A extends @Nullable Object, R extends @Nullable Object> Iterable<R> map(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return new OrderedResults<>(submitAll(function, items), null);
  }

  /**
   * Applies a function to each item, several at a time, for a limited time.
   *
   * @param function what to apply
   * @param items what to apply it to; read now
   * @param timeout how long to wait for the results at most, counted from this call, over all of
   *     them; zero means not to wait
   * @param <A> the type of the items
   * @param <R> the type of the results
   * @return the results as from {@link #map(Function, Iterable)}; {@code next()} throws {@link
   *     FutureTimeoutException} if the time is over before its result is there
   * @throws IllegalStateException if the pool is shut down; what was submitted is cancelled
   * @throws BrokenPoolException if an initializer has failed
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public <A extends @Nullable Object, R extends @Nullable Object> Iterable<R> map(
      Function<? super A, ? extends R> function, Iterable<? extends A> items, Duration timeout) {
    Deadline deadline = Deadline.in(timeout, this);
    return new OrderedResults<>(submitAll(function, items), deadline);
  }

  /**
   * Shuts the pool down and waits until all submitted tasks are done, as {@code shutdown(true,
   * false)}.
   *
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     the pool stays shut down and its interrupt status is cleared
   * @throws IllegalStateException if the calling thread is a worker of the pool
   */
  public void shutdown() throws InterruptedException {
    shutdown(true, false);
  }

  /**
   * Shuts the pool down: it takes no more tasks, and its workers end when none is left. May be
   * called again, also to wait or to cancel after all.
   *
   * @param wait whether to wait until all workers have ended
   * @param cancelFutures whether to cancel the tasks that have not begun
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     the pool stays shut down and its interrupt status is cleared
   * @throws IllegalStateException if it is to wait and the calling thread is a worker of the pool;
   *     nothing changes then
   */
  public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
    if (wait) {
      requireForeign("shutdown(true, ..)");
    }
    crew.shutDown(cancelFutures);
    abandonment.clean();
    if (wait) {
      crew.join();
    }
  }

  /**
   * Shuts the pool down and waits until all submitted tasks are done. If the calling thread is
   * interrupted before or while it waits, the tasks that have not begun are cancelled; it still
   * waits for those that have, and keeps its interrupt status.
   *
   * @throws IllegalStateException if the calling thread is a worker of the pool; nothing changes
   *     then
   */
  @Override
  public void close() {
    requireForeign("close()");
    crew.shutDown(false);
    abandonment.clean();
    boolean interrupted = false;
    while (true) {
      try {
        crew.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        crew.shutDown(true);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns how many workers the pool has at most.
   *
   * @return the number given at construction
   */
  public int maxWorkers() {
    return maxWorkers;
  }

  /**
   * Returns the workers that have been started, for monitoring.
   *
   * @return a snapshot, in the order of their start
   */
  public List<HeddleThread> workers() {
    return crew.workers();
  }

  @Override
  public String toString() {
    return crew.toString();
  }

  private <A extends @Nullable Object, R extends @Nullable Object> List<Future<R>> submitAll(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    Objects.requireNonNull(function, "function");
    List<Future<R>> futures = new ArrayList<>();
    boolean submitted = false;
    try {
      for (A item : items) {
        futures.add(submit(() -> function.apply(item)));
      }
      submitted = true;
    } finally {
      if (!submitted) {
        futures.forEach(Future::cancel);
      }
    }
    return futures;
  }

  private void requireForeign(String operation) {
    if (crew.hasWorker(Thread.currentThread())) {
      throw new IllegalStateException(
          crew.label()
              + ": "
              + operation
              + " in one of its own workers would wait for its own end; call shutdown(false, ..)"
              + " there, or let another thread wait");
    }
  }
}
