package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A counter of permits that never goes below zero: acquiring takes one and waits while there is
 * none, releasing gives one back.
 *
 * <p>It has no owner: any thread may release, also one that never acquired, and more often than was
 * acquired, which raises the number of permits above the start value. Where that would be a
 * mistake, use {@link BoundedSemaphore}. Each permit that is given back lets one waiter proceed,
 * the one that came first unless a thread that did not have to wait is faster.
 *
 * <p>Because a thread waits here for what others do, acquiring is interruptible; forms that are not
 * stand beside it.
 *
 * <pre>{@code
 * private final Semaphore downloads = new Semaphore("crawler.downloads", 4);
 *
 * Page fetch(URI address) throws InterruptedException {
 *   try (var held = downloads.hold()) {
 *     return download(address);
 *   }
 * }
 * }</pre>
 *
 * <p>Memory effects: what a thread did before {@link #release()} is visible to the thread that
 * acquires the permit. Acquiring a free permit and releasing it allocate nothing. There are at most
 * {@link Integer#MAX_VALUE} permits.
 *
 * <p>Source: Python {@code threading.Semaphore}.
 */
public sealed class Semaphore permits BoundedSemaphore {

  private final Permits permits;
  private final Held held = this::release;
  private final @Nullable String name;

  /** Makes a semaphore with one permit and without a name. */
  public Semaphore() {
    this(1, Integer.MAX_VALUE, null);
  }

  /**
   * Makes a semaphore without a name.
   *
   * @param value how many permits there are at first, at least 0
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public Semaphore(int value) {
    this(value, Integer.MAX_VALUE, null);
  }

  /**
   * Makes a semaphore with one permit.
   *
   * @param name what messages and dumps call it
   */
  public Semaphore(String name) {
    this(1, Integer.MAX_VALUE, Objects.requireNonNull(name, "name"));
  }

  /**
   * Makes a semaphore.
   *
   * @param name what messages and dumps call it
   * @param value how many permits there are at first, at least 0
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public Semaphore(String name, int value) {
    this(value, Integer.MAX_VALUE, Objects.requireNonNull(name, "name"));
  }

  Semaphore(int value, int limit, @Nullable String name) {
    if (value < 0) {
      throw new IllegalArgumentException(
          Label.ofNew(getClass().getSimpleName(), name)
              + " cannot start with "
              + value
              + " permits; pass how many threads may go on at once, or 0 to make all wait for the"
              + " first release()");
    }
    this.permits = new Permits(value, limit);
    this.name = name;
  }

  /**
   * Waits for as long as it takes and acquires a permit, unless the thread is interrupted.
   *
   * @throws InterruptedException if the thread was interrupted before or while it waited; no permit
   *     is then acquired or lost, and the interrupt status is cleared
   */
  public void acquire() throws InterruptedException {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquireInterruptibly(this, permits::tryTake, this::awaitPermit);
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!permits.tryTake()) {
      awaitPermit();
    }
  }

  /**
   * Waits for as long as it takes and acquires a permit. An interrupt does not end the wait; the
   * thread's interrupt status is set when the method returns if one came.
   */
  public void acquireUninterruptibly() {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquire(this, permits::tryTake, this::awaitPermitUninterruptibly);
    } else if (!permits.tryTake()) {
      awaitPermitUninterruptibly();
    }
  }

  /**
   * Acquires a permit if there is one. It does not care for interrupts.
   *
   * @return whether a permit was acquired
   */
  public boolean tryAcquire() {
    Probe probe = Probe.installed();
    boolean got = permits.tryTake();
    return probe == null ? got : probe.tried(this, got);
  }

  /**
   * Waits for a limited time and acquires a permit.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether a permit was acquired
   * @throws InterruptedException if the thread was interrupted before or while it waited; no permit
   *     is then acquired or lost, and the interrupt status is cleared
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAcquire(timeout, this);
    Probe probe = Probe.installed();
    if (probe != null) {
      return probe.tryAcquire(this, permits::tryTake, () -> awaitPermit(nanos));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return permits.tryTake() || awaitPermit(nanos);
  }

  /**
   * Waits for a limited time and acquires a permit; an interrupt does not end the wait. The
   * thread's interrupt status is set when the method returns if one came.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether a permit was acquired
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean tryAcquireUninterruptibly(Duration timeout) {
    long nanos = Timeouts.toAcquire(timeout, this);
    if (tryAcquire()) {
      return true;
    }
    boolean got = waitUninterruptibly(nanos);
    Probe probe = Probe.installed();
    if (got && probe != null) {
      probe.acquired(this);
    }
    return got;
  }

  private boolean waitUninterruptibly(long nanos) {
    long start = System.nanoTime();
    long left = nanos;
    boolean interrupted = Thread.interrupted();
    try {
      while (left > 0) {
        try {
          return awaitPermit(left);
        } catch (InterruptedException e) {
          Ambient.throwIfCancelled(e);
          interrupted = true;
          left = nanos - (System.nanoTime() - start);
        }
      }
      return permits.tryTake();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Gives one permit back and lets one waiter proceed.
   *
   * @throws IllegalStateException if there were more permits than a semaphore can count, or than a
   *     {@link BoundedSemaphore} started with; nothing changes then
   */
  public void release() {
    tellOfRelease(1);
    if (!permits.give(1)) {
      throw tooMany(1);
    }
  }

  /**
   * Gives several permits back in one step and lets as many waiters proceed.
   *
   * @param n how many permits, at least 1
   * @throws IllegalArgumentException if {@code n} is less than 1
   * @throws IllegalStateException if there were more permits than a semaphore can count, or than a
   *     {@link BoundedSemaphore} started with; nothing changes then, not one permit is given back
   */
  public void release(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          label() + " cannot be given " + n + " permits; release at least one");
    }
    tellOfRelease(n);
    if (!permits.give(n)) {
      throw tooMany(n);
    }
  }

  /**
   * Returns how many permits are free at this moment; for monitoring, not for synchronisation.
   *
   * @return the number of permits, never negative
   */
  public int value() {
    return permits.free();
  }

  /**
   * Returns how many threads wait for a permit; an estimate, for monitoring.
   *
   * @return the number of waiting threads
   */
  public int waiters() {
    return permits.getQueueLength();
  }

  /**
   * Acquires a permit for the length of a try-with-resources block, as {@link #acquire()}. Because
   * {@code -Xlint:try} complains of a resource that its block does not mention, {@link #run} and
   * {@link #call} do the same with a body.
   *
   * @return what releases the permit when it is closed
   * @throws InterruptedException if the thread was interrupted before or while it waited; no permit
   *     is then acquired or lost, and the interrupt status is cleared
   */
  public Held hold() throws InterruptedException {
    acquire();
    return held;
  }

  /**
   * Runs a body while holding a permit.
   *
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does; the permit is released all the same
   * @throws InterruptedException if the thread was interrupted before or while it waited for the
   *     permit; the body has not run then
   */
  public <X extends Throwable> void run(ThrowingRunnable<X> body) throws X, InterruptedException {
    Objects.requireNonNull(body, "body");
    acquire();
    try {
      body.run();
    } finally {
      release();
    }
  }

  /**
   * Runs a body with a result while holding a permit.
   *
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does; the permit is released all the same
   * @throws InterruptedException if the thread was interrupted before or while it waited for the
   *     permit; the body has not run then
   */
  public <T extends @Nullable Object, X extends Throwable> T call(ThrowingCallable<T, X> body)
      throws X, InterruptedException {
    Objects.requireNonNull(body, "body");
    acquire();
    try {
      return body.call();
    } finally {
      release();
    }
  }

  @Override
  public String toString() {
    return label() + " [" + state() + ", " + waiters() + " waiting]";
  }

  String state() {
    return value() + " free";
  }

  /** What a release is answered with that would leave more permits than there may be. */
  IllegalStateException tooMany(int released) {
    return new IllegalStateException(
        label()
            + " has "
            + value()
            + " free permits and cannot count "
            + released
            + " more; release once for each permit that was acquired");
  }

  private void awaitPermit() throws InterruptedException {
    Ambient scope = Ambient.current();
    if (scope == null) {
      permits.acquireSharedInterruptibly(1);
    } else {
      scope.await(
          this,
          () -> {
            permits.acquireSharedInterruptibly(1);
            return true;
          });
    }
  }

  private void awaitPermitUninterruptibly() {
    Ambient scope = Ambient.current();
    if (scope == null) {
      permits.acquireShared(1);
    } else {
      scope.acquire(this, Ambient::nobody, () -> permits.acquireSharedInterruptibly(1));
    }
  }

  private boolean awaitPermit(long nanos) throws InterruptedException {
    if (nanos == 0) {
      return false;
    }
    Ambient scope = Ambient.current();
    return scope == null
        ? permits.tryAcquireSharedNanos(1, nanos)
        : scope.await(this, () -> permits.tryAcquireSharedNanos(1, nanos));
  }

  private void tellOfRelease(int n) {
    Probe probe = Probe.installed();
    if (probe != null && n <= permits.limit() - permits.free()) {
      probe.releases(this);
    }
  }

  final String label() {
    return Label.of(getClass().getSimpleName(), name, this);
  }

  final int limit() {
    return permits.limit();
  }
}
