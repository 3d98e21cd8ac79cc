package io.heddle.samples.crawler;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** The pages of the site that were found. Each is new once, to whichever thread finds it first. */
@Threaded
abstract class Frontier {

  private final URI start;

  @Guarded("found")
  private final Set<URI> found = new HashSet<>();

  Frontier(URI start) {
    this.start = start;
    found.add(start);
  }

  URI start() {
    return start;
  }

  /** Whether the page is on the site and nobody has found it before. */
  @Guarded("found")
  boolean isNew(URI page) {
    return isOnSite(page) && found.add(page);
  }

  @Guarded("found")
  int size() {
    return found.size();
  }

  private boolean isOnSite(URI page) {
    return start.getScheme().equals(page.getScheme())
        && start.getAuthority().equals(page.getAuthority());
  }
}
