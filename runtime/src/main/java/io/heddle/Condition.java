package io.heddle;

import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A place to wait for a change of what a lock guards.
 *
 * <p>A thread that holds the lock and does not find the state it needs gives the lock up and waits
 * here, in one step; a thread that has changed the state signals, still holding the lock. The woken
 * thread has the lock again before it goes on. Because other threads may have come in between, it
 * looks again; {@link #awaitUntil(BooleanSupplier)} does that for it.
 *
 * <pre>{@code
 * private final Condition notEmpty = new Condition("orders.notEmpty");
 *
 * Order take() throws InterruptedException {
 *   try (var held = notEmpty.hold()) {
 *     notEmpty.awaitUntil(() -> !orders.isEmpty());
 *     return orders.removeFirst();
 *   }
 * }
 *
 * void put(Order order) {
 *   try (var held = notEmpty.hold()) {
 *     orders.addLast(order);
 *     notEmpty.signal();
 *   }
 * }
 * }</pre>
 *
 * <p>Waiting gives up a reentrant lock whole, whatever its level, and restores that level before it
 * returns, also after an interrupt or a time-out. There are no spurious wake-ups. Several
 * conditions may share one lock. A thread that is interrupted after it was signalled returns as
 * signalled and keeps its interrupt status, so that no signal is lost.
 *
 * <p>Memory effects are those of the lock.
 *
 * <p>Source: Python {@code threading.Condition}; what became of a signal that meets an interrupt,
 * the Java Language Specification, 17.2.4.
 */
public final class Condition {

  private final Lockable lock;
  private final @Nullable String name;

  private final WaitSet waiting;

  /** Makes a condition without a name over a new {@link RLock}. */
  public Condition() {
    this(new RLock());
  }

  /**
   * Makes a condition over a new {@link RLock} of the same name.
   *
   * @param name what messages and dumps call it
   */
  public Condition(String name) {
    this(new RLock(name), name);
  }

  /**
   * Makes a condition without a name.
   *
   * @param lock what guards the awaited state
   * @throws IllegalArgumentException if {@code lock} is the read lock of a {@link RwLock}, under
   *     which nothing may change
   */
  public Condition(Lockable lock) {
    this.lock = exclusive(lock);
    this.waiting = waitSet(lock);
    this.name = null;
  }

  /**
   * Makes a condition.
   *
   * @param lock what guards the awaited state
   * @param name what messages and dumps call it
   * @throws IllegalArgumentException if {@code lock} is the read lock of a {@link RwLock}, under
   *     which nothing may change
   */
  public Condition(Lockable lock, String name) {
    this.lock = exclusive(lock);
    this.waiting = waitSet(lock);
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Returns the lock that must be held here.
   *
   * @return the lock given, or made, at construction
   */
  public Lockable lockable() {
    return lock;
  }

  /** Acquires the lock, as {@link Lockable#acquire()}. */
  public void acquire() {
    lock.acquire();
  }

  /**
   * Acquires the lock, as {@link Lockable#acquireInterruptibly()}.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public void acquireInterruptibly() throws InterruptedException {
    lock.acquireInterruptibly();
  }

  /**
   * Acquires the lock if it is free, as {@link Lockable#tryAcquire()}.
   *
   * @return whether the lock was acquired
   */
  public boolean tryAcquire() {
    return lock.tryAcquire();
  }

  /**
   * Acquires the lock, as {@link Lockable#tryAcquire(Duration)}.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether the lock was acquired
   * @throws InterruptedException if the thread was interrupted
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return lock.tryAcquire(timeout);
  }

  /**
   * Acquires the lock, as {@link Lockable#tryAcquireUninterruptibly(Duration)}.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether the lock was acquired
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean tryAcquireUninterruptibly(Duration timeout) {
    return lock.tryAcquireUninterruptibly(timeout);
  }

  /**
   * Gives the lock back, as {@link Lockable#release()}.
   *
   * @throws IllegalMonitorStateException if the calling thread does not own it
   * @throws IllegalStateException if nobody holds it
   */
  public void release() {
    lock.release();
  }

  /**
   * Returns whether anyone holds the lock.
   *
   * @return as {@link Lockable#locked()}
   */
  public boolean locked() {
    return lock.locked();
  }

  /**
   * Returns whether the calling thread holds the lock.
   *
   * @return as {@link Lockable#heldByCurrentThread()}
   */
  public boolean heldByCurrentThread() {
    return lock.heldByCurrentThread();
  }

  /**
   * Acquires the lock for the length of a try-with-resources block.
   *
   * @return what releases the lock when it is closed
   */
  public Held hold() {
    return lock.hold();
  }

  /**
   * Runs a body while holding the lock.
   *
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does; the lock is released all the same
   */
  public <X extends Throwable> void run(ThrowingRunnable<X> body) throws X {
    lock.run(body);
  }

  /**
   * Runs a body with a result while holding the lock.
   *
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does; the lock is released all the same
   */
  public <T extends @Nullable Object, X extends Throwable> T call(ThrowingCallable<T, X> body)
      throws X {
    return lock.call(body);
  }

  /**
   * Gives the lock up, waits until signalled, and takes the lock again.
   *
   * @throws InterruptedException if the thread was interrupted before it was signalled; it holds
   *     the lock as before and its interrupt status is cleared
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  public void await() throws InterruptedException {
    await(false, 0);
  }

  /**
   * Gives the lock up, waits until signalled or until the time is over, and takes the lock again,
   * which may take longer.
   *
   * @param timeout how long to wait for the signal at most; with zero or less the lock is given up
   *     and taken again, but not waited
   * @return {@code false} if the time was over before a signal came
   * @throws InterruptedException if the thread was interrupted before it was signalled; it holds
   *     the lock as before and its interrupt status is cleared
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(true, Timeouts.toAwait(timeout, this));
  }

  /**
   * Waits until a predicate holds. It is evaluated with the lock held, first at once and then after
   * every signal.
   *
   * @param predicate what is waited for; if it throws, the exception reaches the caller, with the
   *     lock held
   * @throws InterruptedException if the thread was interrupted before or while it waited; it holds
   *     the lock as before and its interrupt status is cleared
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  public void awaitUntil(BooleanSupplier predicate) throws InterruptedException {
    requireHeld("awaitUntil");
    requireNotInterrupted();
    while (!predicate.getAsBoolean()) {
      await();
    }
  }

  /**
   * Waits until a predicate holds or the time is over. It is evaluated with the lock held, first at
   * once, then after every signal, and a last time when the time is over. If it does not hold at
   * first, the lock is given up and taken again at least once, so that who asks in a loop without
   * waiting lets others in.
   *
   * @param predicate what is waited for; if it throws, the exception reaches the caller, with the
   *     lock held
   * @param timeout how long to wait at most, over all signals; zero or less means not to wait
   * @return the predicate's last value
   * @throws InterruptedException if the thread was interrupted before or while it waited; it holds
   *     the lock as before and its interrupt status is cleared
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean awaitUntil(BooleanSupplier predicate, Duration timeout)
      throws InterruptedException {
    long nanos = Timeouts.toAwait(timeout, this);
    requireHeld("awaitUntil");
    requireNotInterrupted();
    long start = System.nanoTime();
    long left = nanos;
    boolean holds = predicate.getAsBoolean();
    while (!holds) {
      await(true, left);
      holds = predicate.getAsBoolean();
      left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return holds;
      }
    }
    return true;
  }

  /**
   * Wakes the thread that has waited longest, if any waits.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  public void signal() {
    signal(1);
  }

  /**
   * Wakes the threads that have waited longest. They go on one after the other, once the calling
   * thread has given the lock back.
   *
   * @param n how many to wake at most; none if zero or less
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  public void signal(int n) {
    requireHeld("signal");
    waiting.signal(n);
  }

  /**
   * Wakes all threads that wait. They go on one after the other, once the calling thread has given
   * the lock back.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  /**
   * Returns how many threads wait to be signalled; for monitoring.
   *
   * @return the number of waiting threads
   */
  public int waiters() {
    return waiting.size();
  }

  @Override
  public String toString() {
    return label() + " [" + waiters() + " waiting, over " + lock + "]";
  }

  private String label() {
    return Label.of("Condition", name, this);
  }

  /** Returns whether the thread was signalled; only a timed wait ends without that. */
  private boolean await(boolean timed, long nanos) throws InterruptedException {
    requireHeld("await");
    requireNotInterrupted();
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.awaits(this);
    }
    return waiting.await(timed, nanos, probe);
  }

  private void requireHeld(String operation) {
    if (!lock.heldByCurrentThread()) {
      throw new IllegalMonitorStateException(
          label()
              + ": "
              + operation
              + " needs "
              + lock.label()
              + ", which the calling thread does not hold; acquire it first and look at the awaited"
              + " state under it");
    }
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private WaitSet waitSet(Lockable under) {
    return under instanceof RLock owned ? owned.newWaitSet(this) : new QueuedWaitSet(this, under);
  }

  private static Lockable exclusive(Lockable lock) {
    if (lock instanceof ReadLock) {
      throw new IllegalArgumentException(
          "A Condition cannot wait under " + lock.label() + "; pass the write lock");
    }
    return Objects.requireNonNull(lock, "lock");
  }
}
