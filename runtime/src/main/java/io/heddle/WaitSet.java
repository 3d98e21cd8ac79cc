package io.heddle;

import io.heddle.internal.Probe;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait at a {@link Condition}. The condition has made sure that whoever waits or
 * signals may do so.
 */
sealed interface WaitSet permits OwnedWaitSet, QueuedWaitSet {

  /**
   * Gives the lock up whole, waits to be signalled and takes the lock again as it was.
   *
   * @param timed whether to wait for so many nanoseconds at most
   * @return whether the thread was signalled; only a timed wait ends without that
   * @throws InterruptedException if an interrupt came before a signal
   */
  boolean await(boolean timed, long nanos, @Nullable Probe probe) throws InterruptedException;

  /** Wakes the first that came, so many at most. */
  void signal(int limit);

  /** How many wait, whichever thread asks. */
  int size();
}
