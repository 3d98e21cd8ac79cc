package io.heddle;

import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;

/** The side of a {@link RwLock} that excludes everyone else. */
final class WriteLock implements Lockable {

  private final RwLock owner;
  private final Held held = this::release;

  WriteLock(RwLock owner) {
    this.owner = owner;
  }

  /** The lock that this is one side of. */
  RwLock whole() {
    return owner;
  }

  @Override
  public void acquire() {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquire(this, this::takeAtOnce, () -> enterAt(1));
    } else if (!owner.turn.reenter()) {
      refuseUpgrade();
      enterAt(1);
    }
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    // Three hundred years: without a limit.
    acquire(Long.MAX_VALUE);
  }

  @Override
  public boolean tryAcquire() {
    Probe probe = Probe.installed();
    boolean got = takeAtOnce();
    return probe == null ? got : probe.tried(this, got);
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return acquire(Timeouts.toAcquire(timeout, this));
  }

  private boolean acquire(long nanos) throws InterruptedException {
    Probe probe = Probe.installed();
    if (probe != null) {
      return probe.tryAcquire(this, this::takeAtOnce, () -> enter(nanos));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return takeAtOnce() || enter(nanos);
  }

  private boolean takeAtOnce() {
    if (owner.turn.reenter()) {
      return true;
    }
    refuseUpgrade();
    return takeFree(1);
  }

  private boolean takeFree(int level) {
    if (!owner.turn.tryEnterAt(level)) {
      return false;
    }
    if (owner.gate.writerComesIfUnread()) {
      return true;
    }
    owner.turn.leaveFully();
    return false;
  }

  /** Waits for so long at most; for a thread that is not the writer. */
  private boolean enter(long nanos) throws InterruptedException {
    if (nanos == 0) {
      return false;
    }
    long start = System.nanoTime();
    boolean entered = false;
    owner.gate.writerComes();
    try {
      if (owner.turn.tryAcquireNanos(1, nanos)) {
        try {
          entered = owner.gate.drain(this, nanos - (System.nanoTime() - start));
        } finally {
          if (!entered) {
            owner.turn.leave();
          }
        }
      }
      return entered;
    } finally {
      if (!entered) {
        owner.gate.writerLeaves();
      }
    }
  }

  @Override
  public void release() {
    tellOfRelease();
    boolean last = owner.turn.level() == 1;
    if (!owner.turn.leave()) {
      throw notOwner("release it from the thread that acquired it, once for each time");
    }
    if (last) {
      owner.gate.writerLeaves();
    }
  }

  @Override
  public boolean locked() {
    return owner.turn.isLocked() && !owner.gate.draining();
  }

  @Override
  public boolean heldByCurrentThread() {
    return owner.turn.ownedByCurrentThread();
  }

  /**
   * Gives the write lock up whole.
   *
   * @return the level
   * @throws IllegalMonitorStateException if the calling thread does not hold it
   * @throws IllegalStateException if the calling thread holds the read lock as well: it would go on
   *     reading, so that nobody could write meanwhile
   */
  @Override
  public int releaseFully() {
    if (!heldByCurrentThread()) {
      throw notOwner("acquire it before giving it up");
    }
    if (owner.gate.readHolds() != 0) {
      throw new IllegalStateException(
          owner.label()
              + " is held for reading too by this thread, so that nobody could write while it waits;"
              + " release the read lock first");
    }
    tellOfRelease();
    int level = owner.turn.leaveFully();
    owner.gate.writerLeaves();
    return level;
  }

  @Override
  public void restore(int level) {
    Probe probe = Probe.installed();
    if (probe == null) {
      enterAt(level);
    } else {
      probe.acquire(this, () -> takeFree(level), () -> enterAt(level));
    }
  }

  @Override
  public Held hold() {
    acquire();
    return held;
  }

  @Override
  public String label() {
    return "write lock of " + owner.label();
  }

  @Override
  public String toString() {
    return "write lock of " + owner;
  }

  private void enterAt(int level) {
    owner.gate.writerComes();
    owner.turn.enterAt(level);
    owner.gate.drain(this);
  }

  private void tellOfRelease() {
    Probe probe = Probe.installed();
    if (probe != null && heldByCurrentThread()) {
      probe.releases(this);
    }
  }

  private void refuseUpgrade() {
    if (owner.gate.readHolds() != 0) {
      throw new LockUpgradeException(owner);
    }
  }

  private IllegalMonitorStateException notOwner(String remedy) {
    return new IllegalMonitorStateException(
        label() + " is not held by the calling thread; " + remedy);
  }
}
