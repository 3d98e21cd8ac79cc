package io.heddle;

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
    if (!readAgain()) {
      owner.gate.acquireShared(1);
      owner.gate.hold();
    }
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!readAgain()) {
      owner.gate.acquireSharedInterruptibly(1);
      owner.gate.hold();
    }
  }

  @Override
  public boolean tryAcquire() {
    if (readAgain()) {
      return true;
    }
    boolean acquired = owner.gate.tryAcquireShared(1) >= 0;
    if (acquired) {
      owner.gate.hold();
    }
    return acquired;
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAcquire(timeout, this);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (readAgain()) {
      return true;
    }
    boolean acquired = owner.gate.tryAcquireSharedNanos(1, nanos);
    if (acquired) {
      owner.gate.hold();
    }
    return acquired;
  }

  @Override
  public void release() {
    if (!heldByCurrentThread()) {
      throw new IllegalMonitorStateException(
          label()
              + " is not held by the calling thread; release it from the thread that acquired it,"
              + " once for each time");
    }
    owner.gate.leaveRead();
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
  private boolean readAgain() {
    if (!heldByCurrentThread() && !owner.turn.ownedByCurrentThread()) {
      return false;
    }
    owner.gate.readAgain();
    return true;
  }
}
