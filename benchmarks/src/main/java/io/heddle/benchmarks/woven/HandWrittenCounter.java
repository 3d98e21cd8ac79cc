package io.heddle.benchmarks.woven;

import io.heddle.RLock;

/** The same counter with the locking written by hand. */
final class HandWrittenCounter {

  private final RLock lock = new RLock("HandWrittenCounter.count");
  private long value;

  long add(long amount) {
    lock.acquire();
    try {
      value += amount;
      return value;
    } finally {
      lock.release();
    }
  }
}
