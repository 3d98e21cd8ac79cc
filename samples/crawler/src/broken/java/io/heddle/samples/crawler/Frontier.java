package io.heddle.samples.crawler;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** The frontier of a first version: it tells how far the crawl is, so it asks the visits. */
@Threaded
abstract class Frontier {

  private final Visits visits;

  @Guarded("found")
  private final Set<URI> found = new HashSet<>();

  Frontier(Visits visits) {
    this.visits = visits;
  }

  @Guarded("found")
  boolean isNew(URI page) {
    return found.add(page);
  }

  @Guarded("found")
  String progress() {
    return visits.size() + " of " + found.size() + " known pages";
  }
}
