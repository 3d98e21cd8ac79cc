package io.heddle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Counts the restarts of one thing against its limit; confined to one thread. */
final class RestartLog {

  private final Restarts restarts;

  /** When the restarts of late were asked for, the oldest first; no longer than the limit. */
  private final Deque<Long> recent = new ArrayDeque<>();

  RestartLog(Restarts restarts) {
    this.restarts = restarts;
  }

  /**
   * Asks for a restart.
   *
   * @param now the time, as of {@link System#nanoTime()}
   * @return how long to pause before it, in nanoseconds; empty if there have been too many
   */
  OptionalLong next(long now) {
    while (!recent.isEmpty() && now - recent.getFirst() > restarts.within()) {
      recent.removeFirst();
    }
    if (recent.size() >= restarts.times()) {
      return OptionalLong.empty();
    }
    long pause = restarts.pauseAfter(recent.size());
    recent.addLast(now);
    return OptionalLong.of(pause);
  }
}
