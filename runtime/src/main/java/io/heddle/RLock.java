package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reentrant lock: it knows the thread that owns it and how many times that thread has acquired
 * it.
 *
 * <p>The owner may acquire it again without waiting and releases it once for each time; the last
 * release frees it and lets one waiter proceed. Nobody but the owner may release it.
 *
 * <pre>{@code
 * private final RLock ledger = new RLock("bank.ledger");
 *
 * void transfer(Account from, Account to, long amount) {
 *   try (var held = ledger.hold()) {
 *     withdraw(from, amount); // takes the ledger as well
 *     deposit(to, amount);
 *   }
 * }
 * }</pre>
 *
 * <p>Memory effects: what a thread did before it freed the lock is visible to the thread that
 * acquires it next. Acquiring and releasing without contention allocates nothing. A thread may hold
 * it {@link Integer#MAX_VALUE} times.
 *
 * <p>Source: Python {@code threading.RLock}.
 */
public final class RLock implements Lockable {

  private final OwnedMutex mutex = new OwnedMutex();
  private final Held held = this::release;
  private final @Nullable String name;

  /** Makes a free lock without a name. */
  public RLock() {
    this.name = null;
  }

  /**
   * Makes a free lock.
   *
   * @param name what messages and dumps call it
   */
  public RLock(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  @Override
  public void acquire() {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquire(this, this::takeAtOnce, this::awaitTurn);
    } else if (!takeAtOnce()) {
      awaitTurn();
    }
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquireInterruptibly(this, this::takeAtOnce, this::awaitTurnInterruptibly);
    } else if (!takeAtOnce()) {
      awaitTurnInterruptibly();
    }
  }

  @Override
  public boolean tryAcquire() {
    Probe probe = Probe.installed();
    boolean got = takeAtOnce();
    return probe == null ? got : probe.tried(this, got);
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAcquire(timeout, this);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Probe probe = Probe.installed();
    return probe == null
        ? takeAtOnce() || awaitTurn(nanos)
        : probe.tryAcquire(this, this::takeAtOnce, () -> awaitTurn(nanos));
  }

  /**
   * Gives back one level; the last one frees the lock.
   *
   * @throws IllegalMonitorStateException if the calling thread does not own the lock; nothing
   *     changes then
   */
  @Override
  public void release() {
    tellOfRelease();
    if (!mutex.leave()) {
      throw notOwner("release it from the thread that acquired it, once for each time");
    }
  }

  @Override
  public boolean locked() {
    return mutex.isLocked();
  }

  @Override
  public boolean heldByCurrentThread() {
    return mutex.ownedByCurrentThread();
  }

  /**
   * Returns how many times its owner has acquired the lock, whichever thread asks.
   *
   * @return the recursion level; 0 if the lock is free
   */
  public int holdCount() {
    return mutex.level();
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
  public int releaseFully() {
    if (!mutex.ownedByCurrentThread()) {
      throw notOwner("acquire it before giving it up");
    }
    tellOfRelease();
    return mutex.leaveFully();
  }

  @Override
  public void restore(int level) {
    Probe probe = Probe.installed();
    if (probe == null) {
      mutex.enterAt(level);
    } else {
      probe.acquire(this, () -> mutex.tryEnterAt(level), () -> mutex.enterAt(level));
    }
  }

  @Override
  public Held hold() {
    acquire();
    return held;
  }

  @Override
  public String label() {
    return Label.of("RLock", name, this);
  }

  @Override
  public String toString() {
    long owner = mutex.owner();
    return owner == OwnedMutex.NOBODY
        ? label() + " [unlocked]"
        : label()
            + " [locked by "
            + ThreadRegistry.describe(owner)
            + ", level "
            + holdCount()
            + ", "
            + waiters()
            + " waiting]";
  }

  /** Makes the place where a condition over this lock keeps its waiters. */
  WaitSet newWaitSet(Condition condition) {
    return new OwnedWaitSet(condition, this, mutex);
  }

  private boolean takeAtOnce() {
    return mutex.reenter() || mutex.tryAcquire(1);
  }

  private void awaitTurn() {
    Ambient scope = Ambient.current();
    if (scope == null) {
      mutex.acquire(1);
    } else {
      scope.acquire(this, mutex::owner, () -> mutex.acquireInterruptibly(1));
    }
  }

  private void awaitTurnInterruptibly() throws InterruptedException {
    Ambient scope = Ambient.current();
    if (scope == null) {
      mutex.acquireInterruptibly(1);
    } else {
      scope.awaitHeld(
          this,
          mutex::owner,
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
        : scope.awaitHeld(this, mutex::owner, () -> mutex.tryAcquireNanos(1, nanos));
  }

  private void tellOfRelease() {
    Probe probe = Probe.installed();
    if (probe != null && mutex.ownedByCurrentThread()) {
      probe.releases(this);
    }
  }

  private IllegalMonitorStateException notOwner(String remedy) {
    long owner = mutex.owner();
    String holder =
        owner == OwnedMutex.NOBODY
            ? "nobody"
            : owner == ThreadIds.current() ? "this thread" : ThreadRegistry.describe(owner);
    return new IllegalMonitorStateException(
        label() + " is held by " + holder + ", not by the calling thread; " + remedy);
  }
}
