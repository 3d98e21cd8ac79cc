package io.heddle.pool;

import io.heddle.internal.Timeouts;
import java.time.Duration;

/** A point in time that several waits share. */
record Deadline(Duration timeout, long start, long nanos) {

  static Deadline in(Duration timeout) {
    return new Deadline(timeout, System.nanoTime(), Timeouts.toAcquire(timeout));
  }

  /** The nanoseconds that are left, at least 0. */
  long left() {
    return Math.max(0, nanos - (System.nanoTime() - start));
  }
}
