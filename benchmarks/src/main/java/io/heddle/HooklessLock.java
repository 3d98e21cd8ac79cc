package io.heddle;

/**
 * {@link Lock} as it would be if nobody could hook into it: on the same mutex, without the question
 * who listens. In the package of the runtime, because that mutex is nobody else's business.
 */
public final class HooklessLock {

  private final Mutex mutex = new Mutex();

  /** Makes an unlocked lock. */
  public HooklessLock() {}

  /** As {@link Lock#acquire()}. */
  public void acquire() {
    mutex.lock();
  }

  /** As {@link Lock#release()}. */
  public void release() {
    if (!mutex.unlock()) {
      throw new IllegalStateException("not locked");
    }
  }
}
