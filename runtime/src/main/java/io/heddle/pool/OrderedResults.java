package io.heddle.pool;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The results of futures in the order of the futures, waited for one by one. */
record OrderedResults<R extends @Nullable Object>(
    List<Future<R>> futures, @Nullable Deadline deadline) implements Iterable<R> {

  @Override
  public Iterator<R> iterator() {
    return new InOrder<>(futures, deadline);
  }

  @Override
  public String toString() {
    return futures.size() + " results";
  }

  /** Keeps no result that it has handed out, so that it can be collected. */
  private static final class InOrder<R extends @Nullable Object> implements Iterator<R> {

    private final ArrayDeque<Future<R>> left;
    private final @Nullable Deadline deadline;
    private final int all;

    InOrder(List<Future<R>> futures, @Nullable Deadline deadline) {
      this.left = new ArrayDeque<>(futures);
      this.deadline = deadline;
      this.all = futures.size();
    }

    @Override
    public boolean hasNext() {
      return !left.isEmpty();
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException("All " + all + " results have been handed out");
      }
      boolean handedOut = false;
      try {
        R result = await(left.getFirst());
        left.removeFirst();
        handedOut = true;
        return result;
      } finally {
        if (!handedOut) {
          left.forEach(Future::cancel);
          left.clear();
        }
      }
    }

    private R await(Future<R> future) {
      try {
        if (deadline != null && !future.await(deadline.left())) {
          throw new FutureTimeoutException(
              "Result "
                  + index()
                  + " of "
                  + all
                  + " was not there within "
                  + deadline.timeout()
                  + "; wait longer. What had not begun is cancelled");
        }
        return future.result();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WaitInterruptedException(
            "Interrupted while waiting for result " + index() + " of " + all, e);
      }
    }

    private int index() {
      return all - left.size();
    }
  }
}
