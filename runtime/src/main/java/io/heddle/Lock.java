package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is locked or unlocked and knows nothing else: no owner, no levels.
 *
 * <p>Who acquires it while it is locked waits, also the thread that locked it. Any thread may
 * release it, and each release lets exactly one waiter proceed; which one is not defined. For a
 * lock that its holder may take again, use {@link RLock}.
 *
 * <pre>{@code
 * private final Lock stock = new Lock("orders.stock");
 *
 * void sell(int n) {
 *   try (var held = stock.hold()) {
 *     left -= n;
 *   }
 * }
 * }</pre>
 *
 * <p>Memory effects: what a thread did before {@link #release()} is visible to the thread that
 * acquires the lock next. Acquiring and releasing a free lock allocates nothing.
 *
 * <p>Source: Python {@code threading.Lock}.
 */
public final class Lock implements Lockable {

  private final Mutex mutex = new Mutex();
  private final Held held = this::release;
  private final @Nullable String name;

  /** Makes an unlocked lock without a name. */
  public Lock() {
    this.name = null;
  }

  /**
   * Makes an unlocked lock.
   *
   * @param name what messages and dumps call it
   */
  public Lock(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  @Override
  public void acquire() {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquire(this, mutex::tryLock, this::awaitTurn);
    } else if (!mutex.takeFree()) {
      awaitTurn();
    }
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquireInterruptibly(this, mutex::tryLock, this::awaitTurnInterruptibly);
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!mutex.tryLock()) {
      awaitTurnInterruptibly();
    }
  }

  @Override
  public boolean tryAcquire() {
    Probe probe = Probe.installed();
    boolean got = mutex.tryLock();
    return probe == null ? got : probe.tried(this, got);
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAcquire(timeout, this);
    Probe probe = Probe.installed();
    if (probe != null) {
      return probe.tryAcquire(this, mutex::tryLock, () -> awaitTurn(nanos));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return mutex.tryLock() || awaitTurn(nanos);
  }

  /**
   * Unlocks the lock, whichever thread locked it.
   *
   * @throws IllegalStateException if it is unlocked
   */
  @Override
  public void release() {
    tellOfRelease();
    if (!mutex.unlock()) {
      throw new IllegalStateException(
          label() + " is not locked; release it once for each time it was acquired");
    }
  }

  @Override
  public boolean locked() {
    return mutex.isLocked();
  }

  /**
   * Returns whether the lock is locked, by whichever thread: it knows no owner.
   *
   * @return as {@link #locked()}
   */
  @Override
  public boolean heldByCurrentThread() {
    return locked();
  }

  /**
   * Unlocks the lock.
   *
   * @return 1, the only level there is
   * @throws IllegalMonitorStateException if it is unlocked
   */
  @Override
  public int releaseFully() {
    tellOfRelease();
    if (!mutex.unlock()) {
      throw new IllegalMonitorStateException(
          label() + " is not locked; acquire it before giving it up");
    }
    return 1;
  }

  @Override
  public void restore(int level) {
    Probe probe = Probe.installed();
    if (probe == null) {
      mutex.lock();
    } else {
      probe.acquire(this, mutex::tryLock, mutex::lock);
    }
  }

  @Override
  public Held hold() {
    acquire();
    return held;
  }

  /**
   * Returns how many threads wait for the lock; an estimate, for monitoring.
   *
   * @return the number of waiting threads
   */
  public int waiters() {
    return mutex.getQueueLength();
  }

  @Override
  public String label() {
    return Label.of("Lock", name, this);
  }

  @Override
  public String toString() {
    return label() + (locked() ? " [locked, " + waiters() + " waiting]" : " [unlocked]");
  }

  private void awaitTurn() {
    Ambient scope = Ambient.current();
    if (scope == null) {
      mutex.acquire(1);
    } else {
      scope.acquire(this, Ambient::nobody, () -> mutex.acquireInterruptibly(1));
    }
  }

  private void awaitTurnInterruptibly() throws InterruptedException {
    Ambient scope = Ambient.current();
    if (scope == null) {
      mutex.acquireInterruptibly(1);
    } else {
      scope.await(
          this,
          () -> {
            mutex.acquireInterruptibly(1);
            return true;
          });
    }
  }

  private boolean awaitTurn(long nanos) throws InterruptedException {
    if (nanos == 0) {
      return false;
    }
    Ambient scope = Ambient.current();
    return scope == null
        ? mutex.tryAcquireNanos(1, nanos)
        : scope.await(this, () -> mutex.tryAcquireNanos(1, nanos));
  }

  private void tellOfRelease() {
    Probe probe = Probe.installed();
    if (probe != null && mutex.isLocked()) {
      probe.releases(this);
    }
  }
}
