package io.heddle;

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
      probe.acquire(this, this::takeAtOnce, () -> owner.gate.acquireShared(1));
    } else if (!takeAtOnce()) {
      owner.gate.acquireShared(1);
    }
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    Probe probe = Probe.installed();
    if (probe != null) {
      probe.acquireInterruptibly(
          this, this::takeAtOnce, () -> owner.gate.acquireSharedInterruptibly(1));
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!takeAtOnce()) {
      owner.gate.acquireSharedInterruptibly(1);
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
      return probe.tryAcquire(
          this, this::takeAtOnce, () -> owner.gate.tryAcquireSharedNanos(1, nanos));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return takeAtOnce() || owner.gate.tryAcquireSharedNanos(1, nanos);
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
