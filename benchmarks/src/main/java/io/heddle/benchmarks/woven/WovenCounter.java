package io.heddle.benchmarks.woven;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;

/** A counter whose lock is woven around its method. */
@Threaded
class WovenCounter {

  @Guarded("count")
  private long value;

  @Guarded("count")
  long add(long amount) {
    value += amount;
    return value;
  }
}
