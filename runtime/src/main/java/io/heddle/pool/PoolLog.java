package io.heddle.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Where failures go that no caller can catch. */
final class PoolLog {

  private static final Logger LOG = System.getLogger("io.heddle.pool");

  private PoolLog() {}

  /** Never throws: a log that fails must not keep others from being called. */
  static void failure(String what, Throwable thrown) {
    try {
      LOG.log(Level.ERROR, what, thrown);
    } catch (Throwable ignored) {
      // There is nobody left to tell.
    }
  }
}
