package io.heddle.samples.crawler;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.util.ArrayList;
import java.util.List;

/** What came of the pages. */
@Threaded
abstract class Visits {

  @Guarded("done")
  private final List<Visit> done = new ArrayList<>();

  @Guarded("done")
  void record(Visit visit) {
    done.add(visit);
  }

  @Guarded("done")
  int size() {
    return done.size();
  }

  @Guarded("done")
  List<Visit> all() {
    return List.copyOf(done);
  }
}
