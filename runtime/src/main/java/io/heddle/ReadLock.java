package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;

/** The side of a {@link RwLock} that many threads may hold at once. */
final class ReadLock implements Lockable {

  private final RwLock owner;
  private final Held held = this::release;

  ReadLock(RwLock owner) {
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
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquireInterruptibly(this, this::takeAtOnce, this::awaitTurnInterruptibly);
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!takeAtOnce()) {
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
    Probe probe = Probe.installed();
    if (probe != null) {
      return probe.tryAcquire(this, this::takeAtOnce, () -> awaitTurn(nanos));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return takeAtOnce() || awaitTurn(nanos);
  }

  @Override
  public void release() {
    Probe probe = Probe.installed();
    if (probe != null && heldByCurrentThread()) {
      probe.releases(this);
    }
    if (!owner.gate.leaveRead()) {
      throw new IllegalMonitorStateException(
          label()
              + " is not held by the calling thread; release it from the thread that acquired it,"
              + " once for each time");
    }
  }

  @Override
  public boolean locked() {
    return owner.gate.readers() != 0;
  }

  @Override
  public boolean heldByCurrentThread() {
    return owner.gate.readHolds() != 0;
  }

  @Override
  public Held hold() {
    acquire();
    return held;
  }

  @Override
  public String label() {
    return "read lock of " + owner.label();
  }

  @Override
  public String toString() {
    return "read lock of " + owner;
  }

  private void awaitTurn() {
    Ambient scope = Ambient.current();
    if (scope == null) {
      owner.gate.acquireShared(1);
    } else {
      scope.acquire(this, owner.writer::owner, () -> owner.gate.acquireSharedInterruptibly(1));
    }
  }

  private void awaitTurnInterruptibly() throws InterruptedException {
    Ambient scope = Ambient.current();
    if (scope == null) {
      owner.gate.acquireSharedInterruptibly(1);
    } else {
      scope.awaitHeld(
          this,
          owner.writer::owner,
          () -> {
            owner.gate.acquireSharedInterruptibly(1);
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
        ? owner.gate.tryAcquireSharedNanos(1, nanos)
        : scope.awaitHeld(
            this, owner.writer::owner, () -> owner.gate.tryAcquireSharedNanos(1, nanos));
  }

  /** Who reads or writes already need not wait, even for a writer that does. */
  private boolean takeAtOnce() {
    if (owner.gate.tryRead()) {
      return true;
    }
    if (!heldByCurrentThread() && !owner.writer.isMine()) {
      return false;
    }
    owner.gate.readAgain();
    return true;
  }
}
