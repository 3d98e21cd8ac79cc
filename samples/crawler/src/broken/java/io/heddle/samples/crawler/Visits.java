package io.heddle.samples.crawler;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The visits of a first version: they pass on what was found, so they ask the frontier. */
@Threaded
abstract class Visits {

  @Guarded("done")
  private final List<Visit> done = new ArrayList<>();

  @Guarded("done")
  List<URI> record(Visit visit, Frontier frontier) {
    done.add(visit);
    return visit.page().links().stream().filter(link -> frontier.isNew(link)).toList();
  }

  @Guarded("done")
  int size() {
    return done.size();
  }
}
