package io.heddle;

import io.heddle.internal.Timeouts;
import java.time.Duration;

/**
 * How often something that fails is started again, and after which pause.
 *
 * @param times how many restarts there may be within the time
 * @param within how far back restarts count, in nanoseconds
 * @param backoff the first pause, in nanoseconds
 * @param maxBackoff the longest pause, in nanoseconds
 */
record Restarts(int times, long within, long backoff, long maxBackoff) {

  static final Restarts NONE = new Restarts(0, 0, 0, 0);

  static Restarts of(int times, Duration within, Duration backoff, Duration maxBackoff) {
    Restarts restarts =
        new Restarts(
            times,
            Timeouts.toAcquire(within, "restart(..)"),
            Timeouts.toAcquire(backoff, "restart(..)"),
            Timeouts.toAcquire(maxBackoff, "restart(..)"));
    if (times < 1 || restarts.within == 0 || restarts.backoff == 0) {
      throw new IllegalArgumentException(
          "restart("
              + times
              + ", "
              + within
              + ", "
              + backoff
              + ", ..) restarts nothing; all three must be greater than zero");
    } else if (restarts.maxBackoff < restarts.backoff) {
      throw new IllegalArgumentException(
          "the longest pause, " + maxBackoff + ", is shorter than the first, " + backoff);
    }
    return restarts;
  }

  /** Returns the pause before a restart that so many others of late precede. */
  long pauseAfter(int others) {
    long pause = backoff;
    for (int i = 0; i < others && pause < maxBackoff; i++) {
      pause = pause > Long.MAX_VALUE / 2 ? maxBackoff : pause * 2;
    }
    return Math.min(pause, maxBackoff);
  }
}
