package io.heddle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A lock as a user would write it: only what {@link Lockable} demands. */
final class OwnLock implements Lockable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Held held = this::release;
  private final String name;

  OwnLock(String name) {
    this.name = name;
  }

  @Override
  public void acquire() {
    lock.lock();
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
  }

  @Override
  public boolean tryAcquire() {
    return lock.tryLock();
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("" + timeout);
    }
    return lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void release() {
    if (!lock.isHeldByCurrentThread()) {
      throw new IllegalMonitorStateException(this + " is not held");
    }
    lock.unlock();
  }

  @Override
  public boolean locked() {
    return lock.isLocked();
  }

  @Override
  public boolean heldByCurrentThread() {
    return lock.isHeldByCurrentThread();
  }

  @Override
  public Held hold() {
    acquire();
    return held;
  }

  @Override
  public String toString() {
    return "OwnLock \"" + name + "\" " + (locked() ? "held" : "free");
  }
}
