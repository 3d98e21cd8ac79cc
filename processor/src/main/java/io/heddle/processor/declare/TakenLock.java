package io.heddle.processor.declare;

import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import java.util.List;
import javax.lang.model.element.Element;

/**
 * A lock that a woven override takes.
 *
 * @param path the lock
 * @param via the fields and methods that lead to it, in order; none for a generated lock
 * @param mode which side of it is taken
 * @param api how it is taken
 * @param label its name in messages
 */
public record TakenLock(LockPath path, List<Element> via, LockMode mode, Api api, String label) {

  public TakenLock {
    via = List.copyOf(via);
  }

  /** The interfaces through which generated code can take a lock. */
  public enum Api {
    /** {@code io.heddle.Lockable}. */
    LOCKABLE,
    /** {@code io.heddle.RwLock}: its two sides are {@code Lockable}. */
    RW_LOCK,
    /** {@code java.util.concurrent.locks.Lock}. */
    JUC_LOCK,
    /** {@code java.util.concurrent.locks.ReadWriteLock}: its two sides are {@code Lock}. */
    JUC_READ_WRITE_LOCK,
    /** {@code java.util.concurrent.locks.StampedLock}: its views are {@code Lock}. */
    STAMPED_LOCK,
    /** {@code io.heddle.Semaphore}, of which one permit is taken. */
    SEMAPHORE,
    /** {@code java.util.concurrent.Semaphore}, of which one permit is taken. */
    JUC_SEMAPHORE,
    /** The monitor of any other object. */
    MONITOR
  }

  /** Returns whether it is a lock of {@code io.heddle}, for which any wait can be limited. */
  public boolean isOfRuntime() {
    return api == Api.LOCKABLE || api == Api.RW_LOCK || api == Api.SEMAPHORE;
  }

  /** Returns whether reading and writing take different sides. */
  public boolean hasReadSide() {
    return api == Api.RW_LOCK || api == Api.JUC_READ_WRITE_LOCK || api == Api.STAMPED_LOCK;
  }
}
