package io.heddle;

import java.util.concurrent.CountDownLatch;

/** Waits to the end, and leaves an interrupt that comes meanwhile to the caller. */
final class Uninterrupted {

  private Uninterrupted() {}

  static void await(CountDownLatch latch) {
    boolean interrupted = false;
    try {
      for (; ; ) {
        try {
          latch.await();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
