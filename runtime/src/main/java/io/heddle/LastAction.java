package io.heddle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one action once, whoever brings it first; the others wait until it is over. */
final class LastAction {

  /** The thread that runs, or ran, the action. */
  private final AtomicReference<Thread> runner = new AtomicReference<>();

  private final CountDownLatch over = new CountDownLatch(1);

  void run(Runnable action) {
    Thread self = Thread.currentThread();
    if (runner.compareAndSet(null, self)) {
      try {
        action.run();
      } finally {
        over.countDown();
      }
    } else if (runner.get() != self) {
      // The action itself may close the service again, which must not wait for the action.
      Uninterrupted.await(over);
    }
  }
}
