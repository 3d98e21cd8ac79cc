package io.heddle.pool;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The results of futures in the order of the futures, waited for one by one. */
record OrderedResults<R extends @Nullable Object>(
    List<Future<R>> futures, @Nullable Deadline deadline) implements Iterable<R> {

  @Override
  public Iterator<R> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < futures.size();
      }

      @Override
      public R next() {
        if (!hasNext()) {
          throw new NoSuchElementException("All " + next + " results have been handed out");
        }
        boolean handedOut = false;
        try {
          R result = resultOf(next);
          next++;
          handedOut = true;
          return result;
        } finally {
          if (!handedOut) {
            futures.subList(next, futures.size()).forEach(Future::cancel);
            next = futures.size();
          }
        }
      }
    };
  }

  @Override
  public String toString() {
    return futures.size() + " results";
  }

  private R resultOf(int index) {
    Future<R> future = futures.get(index);
    try {
      if (deadline != null && !future.await(deadline.left())) {
        throw new FutureTimeoutException(
            "Result "
                + index
                + " of "
                + futures.size()
                + " was not there within "
                + deadline.timeout()
                + "; wait longer. What had not begun is cancelled");
      }
      return future.result();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException(
          "Interrupted while waiting for result " + index + " of " + futures.size(), e);
    }
  }
}
