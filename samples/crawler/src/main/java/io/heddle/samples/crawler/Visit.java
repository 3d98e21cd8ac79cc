package io.heddle.samples.crawler;

import java.net.URI;

/**
 * What came of a page.
 *
 * @param address where it is
 * @param attempts how often it was asked for
 * @param millis how long the last attempt took
 * @param page what it says, if it was there
 * @param problem why it was not, or empty
 */
record Visit(URI address, int attempts, long millis, Page page, String problem) {

  boolean failed() {
    return !problem.isEmpty();
  }
}
