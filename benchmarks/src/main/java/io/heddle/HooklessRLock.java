package io.heddle;

/** {@link RLock} as it would be if nobody could hook into it. */
public final class HooklessRLock {

  private final OwnedMutex mutex = new OwnedMutex();

  /** Makes a free lock. */
  public HooklessRLock() {}

  /** As {@link RLock#acquire()}. */
  public void acquire() {
    if (!mutex.reenter()) {
      mutex.acquire(1);
    }
  }

  /** As {@link RLock#release()}. */
  public void release() {
    if (!mutex.leave()) {
      throw new IllegalMonitorStateException("not held");
    }
  }
}
