package io.heddle.samples.pipeline;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.util.ArrayList;
import java.util.List;

/** The files and chunks that were left out, and why. */
@Threaded
abstract class Rejects {

  @Guarded("list")
  private final List<String> rejected = new ArrayList<>();

  @Guarded("list")
  void add(Object what, Exception why) {
    rejected.add(what + ": " + (why.getMessage() == null ? why : why.getMessage()));
  }

  @Guarded("list")
  List<String> all() {
    return rejected.stream().sorted().toList();
  }
}
