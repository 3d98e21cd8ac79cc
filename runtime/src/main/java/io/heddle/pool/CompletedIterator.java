package io.heddle.pool;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Hands out futures as they are done, until all are or the time is over. */
final class CompletedIterator<F extends Future<?>> implements Iterator<F> {

  private final Arrivals<F> arrivals;
  private final @Nullable Deadline deadline;
  private final int all;

  CompletedIterator(Iterable<? extends F> futures, @Nullable Deadline deadline) {
    this.arrivals = new Arrivals<>(futures);
    this.deadline = deadline;
    this.all = arrivals.awaited().size();
  }

  @Override
  public boolean hasNext() {
    return !arrivals.awaited().isEmpty();
  }

  @Override
  public F next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All " + all + " futures have been handed out");
    }
    try {
      Deadline limit = deadline;
      return limit == null
          ? arrivals.next()
          : arrivals.next(limit.left()).orElseThrow(() -> timedOut(limit));
    } catch (InterruptedException e) {
      arrivals.leave();
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("Interrupted while waiting for " + undone(), e);
    }
  }

  private FutureTimeoutException timedOut(Deadline limit) {
    arrivals.leave();
    return new FutureTimeoutException(
        undone() + " were not done within " + limit.timeout() + "; wait longer, or cancel them");
  }

  private String undone() {
    return arrivals.awaited().size() + " of " + all + " futures";
  }
}
