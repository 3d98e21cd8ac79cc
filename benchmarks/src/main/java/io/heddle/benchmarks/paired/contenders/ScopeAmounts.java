package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.scope.Scope;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What scopes cost that has no peer. */
public final class ScopeAmounts {

  private static final int CHILDREN = PlainThreads.VIRTUAL ? 100_000 : 2_000;
  private static final int CANCELLED = PlainThreads.VIRTUAL ? 10_000 : 1_000;
  private static final int SAMPLES = 400;
  private static final int ROUNDS = 11;

  private ScopeAmounts() {}

  /**
   * Bytes of heap for each of many children that wait, beyond those that as many plain threads have
   * that wait in the same place.
   */
  public static double bytesPerChild() {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      least = Math.min(least, (double) (bytesOfChildren() - bytesOfThreads()) / CHILDREN);
    }
    return Math.round(least);
  }

  /** Milliseconds from the end of the last child's body until join returns, at the median. */
  public static double medianWake() {
    double[] wakes = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long[] ended = new long[1];
      try (Scope scope = Scope.open("wake")) {
        Thread owner = Thread.currentThread();
        scope.fork(
            () -> {
              while (owner.getState() != Thread.State.WAITING) {
                LockSupport.parkNanos(10_000);
              }
              ended[0] = System.nanoTime();
            });
        scope.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts a benchmark", e);
      }
      wakes[i] = (System.nanoTime() - ended[0]) / 1e6;
    }
    Arrays.sort(wakes);
    return wakes[SAMPLES / 2];
  }

  /** Milliseconds from the cancellation of many blocked children until all have ended. */
  public static double cancelling() {
    double[] times = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Event never = new Event();
      try (Scope scope = Scope.open("cancel")) {
        for (int i = 0; i < CANCELLED; i++) {
          scope.fork(() -> never.await());
        }
        while (never.waiters() < CANCELLED) {
          LockSupport.parkNanos(1_000_000);
        }
        long start = System.nanoTime();
        scope.cancel();
        scope.join();
        times[round] = (System.nanoTime() - start) / 1e6;
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts a benchmark", e);
      }
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static long bytesOfChildren() {
    CountDownLatch up = new CountDownLatch(CHILDREN);
    CountDownLatch go = new CountDownLatch(1);
    long before = liveBytes();
    try (Scope scope = Scope.open("memory")) {
      for (int i = 0; i < CHILDREN; i++) {
        scope.fork(() -> await(up, go));
      }
      up.await();
      long bytes = liveBytes() - before;
      go.countDown();
      scope.join();
      return bytes;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a benchmark", e);
    }
  }

  private static long bytesOfThreads() {
    CountDownLatch up = new CountDownLatch(CHILDREN);
    CountDownLatch go = new CountDownLatch(1);
    long before = liveBytes();
    Thread[] threads = new Thread[CHILDREN];
    for (int i = 0; i < CHILDREN; i++) {
      threads[i] = PlainThreads.start(() -> await(up, go));
    }
    try {
      up.await();
      long bytes = liveBytes() - before;
      go.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      return bytes;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a benchmark", e);
    }
  }

  private static void await(CountDownLatch up, CountDownLatch go) {
    up.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a benchmark", e);
    }
  }

  private static long liveBytes() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
