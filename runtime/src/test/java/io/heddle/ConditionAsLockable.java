package io.heddle;

import java.time.Duration;

/** What a condition offers of its lock, to be held to the same contract. */
record ConditionAsLockable(Condition condition) implements Lockable {

  @Override
  public void acquire() {
    condition.acquire();
  }

  @Override
  public void acquireInterruptibly() throws InterruptedException {
    condition.acquireInterruptibly();
  }

  @Override
  public boolean tryAcquire() {
    return condition.tryAcquire();
  }

  @Override
  public boolean tryAcquire(Duration timeout) throws InterruptedException {
    return condition.tryAcquire(timeout);
  }

  @Override
  public boolean tryAcquireUninterruptibly(Duration timeout) {
    return condition.tryAcquireUninterruptibly(timeout);
  }

  @Override
  public void release() {
    condition.release();
  }

  @Override
  public boolean locked() {
    return condition.locked();
  }

  @Override
  public boolean heldByCurrentThread() {
    return condition.heldByCurrentThread();
  }

  @Override
  public int releaseFully() {
    return condition.lockable().releaseFully();
  }

  @Override
  public void restore(int level) {
    condition.lockable().restore(level);
  }

  @Override
  public Held hold() {
    return condition.hold();
  }

  @Override
  public <X extends Throwable> void run(ThrowingRunnable<X> body) throws X {
    condition.run(body);
  }

  @Override
  public <T, X extends Throwable> T call(ThrowingCallable<T, X> body) throws X {
    return condition.call(body);
  }

  @Override
  public String label() {
    return condition.lockable().label();
  }

  @Override
  public String toString() {
    return condition.toString();
  }
}
