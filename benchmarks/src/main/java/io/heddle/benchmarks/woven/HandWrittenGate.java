package io.heddle.benchmarks.woven;

import io.heddle.BoundedSemaphore;

/** The same method with the permits written by hand. */
final class HandWrittenGate {

  private final BoundedSemaphore permits = new BoundedSemaphore("HandWrittenGate.pass", 4);
  private long passed;

  long pass(long amount) {
    permits.acquireUninterruptibly();
    try {
      passed += amount;
      return passed;
    } finally {
      permits.release();
    }
  }
}
