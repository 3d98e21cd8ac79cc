package io.heddle.benchmarks.woven;

import java.util.concurrent.Semaphore;

/** The same method on the semaphore of the JDK. */
final class JavaGate {

  private final Semaphore permits = new Semaphore(4);
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
