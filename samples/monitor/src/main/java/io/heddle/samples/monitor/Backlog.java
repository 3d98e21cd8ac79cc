package io.heddle.samples.monitor;

import io.heddle.Condition;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The lines that were accepted and are not in the file yet. A line leaves it when it has been
 * written and no sooner, so that a writer that fails loses nothing: the next one finds the line
 * here.
 */
@Threaded
abstract class Backlog {

  private final int room;

  @Guarded("lines")
  private final Deque<String> lines = new ArrayDeque<>();

  @Guarded("lines")
  private long accepted;

  @Guarded("lines")
  private long refused;

  @Guarded("lines")
  private long written;

  /**
   * @param room how many lines may wait
   */
  Backlog(int room) {
    this.room = room;
  }

  @Guarded("lines")
  abstract Condition arrived();

  /** Takes all of these lines in, or none if there is no room for all. */
  @Guarded("lines")
  boolean accept(Collection<String> more) {
    if (lines.size() + more.size() > room) {
      refused += more.size();
      return false;
    }
    lines.addAll(more);
    accepted += more.size();
    arrived().signal();
    return true;
  }

  /** Returns the oldest lines, which stay here; none if none arrives in time. */
  @Guarded("lines")
  List<String> oldest(int most, Duration patience) throws InterruptedException {
    arrived().awaitUntil(() -> !lines.isEmpty(), patience);
    return lines.stream().limit(most).toList();
  }

  /** Lets as many of the oldest lines go, now that they are in the file. */
  @Guarded("lines")
  void written(int number) {
    for (int i = 0; i < number; i++) {
      lines.remove();
    }
    written += number;
  }

  @Guarded("lines")
  Counts counts() {
    return new Counts(accepted, refused, written);
  }
}
