package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import io.heddle.pool.ThreadPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;

/** A function applied to 10,000 items in a pool, and the results read in order. */
public final class PoolMap {

  private static final int WORKERS = 4;
  private static final List<Integer> ITEMS = IntStream.range(0, 10_000).boxed().toList();

  private PoolMap() {}

  private static Integer square(Integer number) {
    return number * number;
  }

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final ThreadPool pool = new ThreadPool(WORKERS);
    private long sum;

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        for (int result : pool.map(PoolMap::square, ITEMS)) {
          sum += result;
        }
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ThreadPoolExecutor pool =
        (ThreadPoolExecutor) Executors.newFixedThreadPool(WORKERS);
    private long sum;

    @Override
    public void run(int operations) throws InterruptedException {
      try {
        for (int i = 0; i < operations; i++) {
          List<Future<Integer>> futures = new ArrayList<>();
          for (Integer item : ITEMS) {
            futures.add(pool.submit(() -> square(item)));
          }
          for (Future<Integer> future : futures) {
            sum += future.get();
          }
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("No task fails", e);
      }
    }
  }
}
