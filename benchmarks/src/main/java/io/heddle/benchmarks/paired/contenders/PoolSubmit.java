package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import io.heddle.pool.ThreadPool;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;

/** One task handed to a pool, and its result waited for. */
public final class PoolSubmit {

  private static final int WORKERS = 4;

  private PoolSubmit() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final ThreadPool pool = new ThreadPool(WORKERS);
    private final Object value = new Object();

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        pool.submit(() -> value).result();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ThreadPoolExecutor pool =
        (ThreadPoolExecutor) Executors.newFixedThreadPool(WORKERS);
    private final Object value = new Object();

    @Override
    public void run(int operations) throws InterruptedException {
      try {
        for (int i = 0; i < operations; i++) {
          pool.submit(() -> value).get();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("No task fails", e);
      }
    }
  }
}
