package io.heddle.scope;

import io.heddle.Timer;
import java.time.Duration;

/**
 * When a scope's time is over. A {@link Timer} waits for it, so that a thread that does not look at
 * the clock is interrupted all the same.
 */
final class Deadline {

  /** As of {@link System#nanoTime()}. */
  private final long when;

  private final Timer timer;

  Deadline(String scopeName, Duration left, Runnable timeUp) {
    this.when = System.nanoTime() + left.toNanos();
    this.timer = new Timer(left, timeUp, scopeName + ".deadline");
    timer.daemon(true);
    timer.start();
  }

  Duration left() {
    return Duration.ofNanos(when - System.nanoTime());
  }

  void cancel() {
    timer.cancel();
  }
}
