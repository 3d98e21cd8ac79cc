package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Probe;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait under an {@link RLock}.
 *
 * <p>A signal does not wake a thread but moves it to the end of the queue for the lock, as the
 * synchroniser's own conditions do: it is woken once, when it is its turn to have the lock, instead
 * of running into a lock that the signalling thread still holds. The synchroniser's lists need no
 * lock of their own, because only the owner of the mutex changes them.
 */
final class OwnedWaitSet implements WaitSet {

  private final Condition condition;
  private final RLock lock;
  private final OwnedMutex mutex;
  private final ConditionObject queue;

  OwnedWaitSet(Condition condition, RLock lock, OwnedMutex mutex) {
    this.condition = condition;
    this.lock = lock;
    this.mutex = mutex;
    this.queue = mutex.new ConditionObject();
  }

  @Override
  public boolean await(boolean timed, long nanos, @Nullable Probe probe)
      throws InterruptedException {
    if (probe != null) {
      probe.releases(lock);
    }
    int level = mutex.level();
    boolean signalled = false;
    try {
      Ambient scope = Ambient.current();
      signalled =
          (scope == null || (timed && nanos == 0))
              ? awaitSignal(timed, nanos)
              : scope.await(condition, () -> awaitSignal(timed, nanos));
      return signalled;
    } finally {
      mutex.restoreLevel(level);
      if (probe != null) {
        probe.woke(condition, signalled);
        probe.acquired(lock);
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // whoever waits at the condition loops, if need be
  private boolean awaitSignal(boolean timed, long nanos) throws InterruptedException {
    if (timed) {
      return queue.await(nanos, TimeUnit.NANOSECONDS);
    }
    queue.await();
    return true;
  }

  @Override
  public void signal(int limit) {
    if (limit == Integer.MAX_VALUE) {
      queue.signalAll();
      return;
    }
    int count = limit <= 1 ? limit : Math.min(limit, size());
    for (int i = 0; i < count; i++) {
      queue.signal();
    }
  }

  @Override
  public int size() {
    return mutex.waitersAt(queue);
  }
}
