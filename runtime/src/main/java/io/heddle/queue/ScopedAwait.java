package io.heddle.queue;

import io.heddle.internal.Ambient;
import java.util.concurrent.locks.Condition;

/** Waits at a condition, as long as the scope of the calling thread is not cancelled. */
final class ScopedAwait {

  private ScopedAwait() {}

  /**
   * @param queue where dumps say that the thread waits
   */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  static void on(Condition condition, Object queue) throws InterruptedException {
    Ambient scope = Ambient.current();
    if (scope == null) {
      condition.await();
    } else {
      scope.await(
          queue,
          () -> {
            condition.await();
            return true;
          });
    }
  }

  /** As {@link Condition#awaitNanos}. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  static long on(Condition condition, long nanos, Object queue) throws InterruptedException {
    Ambient scope = Ambient.current();
    return scope == null
        ? condition.awaitNanos(nanos)
        : scope.await(queue, () -> condition.awaitNanos(nanos));
  }
}
