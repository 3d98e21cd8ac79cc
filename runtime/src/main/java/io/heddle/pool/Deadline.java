package io.heddle.pool;

import io.heddle.internal.Timeouts;
import java.time.Duration;

/** A point in time that several waits share. */
record Deadline(Duration timeout, long start, long nanos) {

  /**
   * @param waiting what messages about a limit that makes no sense begin with
   */
  static Deadline in(Duration timeout, Object waiting) {
    return new Deadline(timeout, System.nanoTime(), Timeouts.toAcquire(timeout, waiting));
  }

  /** The nanoseconds that are left, at least 0. */
  long left() {
    return Math.max(0, nanos - (System.nanoTime() - start));
  }
}
