package io.heddle.benchmarks.woven;

import io.heddle.annotation.ThreadLocalField;
import io.heddle.annotation.Threaded;

/** A value of each thread's own, behind woven accessors. */
@Threaded
abstract class WovenContext {

  @ThreadLocalField(initial = "nobody")
  abstract String user();

  @ThreadLocalField(initial = "nobody")
  abstract void user(String name);

  String nobody() {
    return "nobody";
  }
}
