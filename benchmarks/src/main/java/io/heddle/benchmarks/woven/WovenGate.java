package io.heddle.benchmarks.woven;

import io.heddle.annotation.Limited;
import io.heddle.annotation.Threaded;

/** A method whose permits are woven around it. */
@Threaded
class WovenGate {

  private long passed;

  @Limited(permits = 4)
  long pass(long amount) {
    passed += amount;
    return passed;
  }
}
