package io.heddle;

import io.heddle.internal.Ambient;
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
      probe.acquire(this, this::takeAtOnce, this::awaitTurn);
    } else if (!takeAtOnce()) {
      awaitTurn();
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
      return probe.tryAcquire(this, this::takeAtOnce, () -> awaitTurn(nanos));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return takeAtOnce() || awaitTurn(nanos);
  }

  private boolean takeAtOnce() {
    if (owner.writer.deepen() || enterAlone(1)) {
      return true;
    }
    refuseUpgrade();
    return false;
  }

  private boolean enterAlone(int level) {
    if (!owner.gate.writerComesAlone()) {
      return false;
    }
    owner.writer.begin(level);
    return true;
  }

  private void awaitTurn() {
    Ambient scope = Ambient.current();
    if (scope == null) {
      enterAt(1);
    } else {
      scope.acquire(this, owner.writer::owner, () -> enter(Long.MAX_VALUE));
    }
  }

  private boolean awaitTurn(long nanos) throws InterruptedException {
    if (nanos == 0) {
      return false;
    }
    Ambient scope = Ambient.current();
    return scope == null
        ? enter(nanos)
        : scope.awaitHeld(this, owner.writer::owner, () -> enter(nanos));
  }

  /** Waits for so long at most; for a thread that is not the writer. */
  private boolean enter(long nanos) throws InterruptedException {
    long start = System.nanoTime();
    boolean entered = false;
    owner.gate.writerComes();
    try {
      if (owner.turn.tryAcquireNanos(1, nanos)) {
        try {
          entered = owner.gate.drain(this, nanos - (System.nanoTime() - start));
        } finally {
          if (!entered) {
            owner.turn.unlock();
          }
        }
      }
    } finally {
      if (!entered) {
        owner.gate.writerLeaves();
      }
    }
    if (entered) {
      owner.writer.begin(1);
    }
    return entered;
  }

  @Override
  public void release() {
    tellOfRelease();
    if (!heldByCurrentThread()) {
      throw notOwner("release it from the thread that acquired it, once for each time");
    }
    if (owner.writer.leave()) {
      leave();
    }
  }

  @Override
  public boolean locked() {
    return owner.writer.owner() != Ownership.NOBODY;
  }

  @Override
  public boolean heldByCurrentThread() {
    return owner.writer.isMine();
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
    int level = owner.writer.end();
    leave();
    return level;
  }

  @Override
  public void restore(int level) {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquire(this, () -> enterAlone(level), () -> enterAt(level));
    } else if (!enterAlone(level)) {
      enterAt(level);
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
    owner.turn.lock();
    owner.gate.drain(this);
    owner.writer.begin(level);
  }

  private void leave() {
    if (owner.gate.writesAlone()) {
      owner.gate.loneWriterLeaves();
    } else {
      owner.turn.unlock();
      owner.gate.writerLeaves();
    }
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
