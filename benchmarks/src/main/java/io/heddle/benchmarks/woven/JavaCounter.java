package io.heddle.benchmarks.woven;

import java.util.concurrent.locks.ReentrantLock;

/** The same counter on the lock of the JDK. */
final class JavaCounter {

  private final ReentrantLock lock = new ReentrantLock();
  private long value;

  long add(long amount) {
    lock.lock();
    try {
      value += amount;
      return value;
    } finally {
      lock.unlock();
    }
  }
}
