package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.Timer;
import java.time.Duration;
import java.util.Arrays;

/** What has no peer: the memory of waiting timers, and how late they are. */
public final class TimerAmounts {

  private static final int PENDING = 1_000_000;
  private static final int SAMPLES = 400;

  private TimerAmounts() {}

  /**
   * Bytes of heap for each of a million waiting timers, whole: what is live after a collection with
   * them, less what is live without, less the array that holds them here, to the byte. The action
   * is the user's own object and shared, so that it adds nothing.
   */
  public static double bytesEach() {
    Runnable action = () -> {};
    Timer first = new Timer(Duration.ofHours(1), action);
    first.start();
    Timer[] timers = new Timer[PENDING];
    long before = liveBytes();
    for (int i = 0; i < PENDING; i++) {
      timers[i] = new Timer(Duration.ofMillis(3_600_000L + i), action);
      timers[i].start();
    }
    long after = liveBytes();
    for (Timer timer : timers) {
      timer.cancel();
    }
    first.cancel();
    return Math.round((double) (after - before) / PENDING);
  }

  /**
   * Milliseconds from the moment a timer is due until its action begins, at the median of several
   * hundred timers, one after the other.
   */
  public static double medianLateness() {
    double[] lateness = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      Duration interval = Duration.ofNanos(1_000_000L + i * 10_007L);
      long[] begun = new long[1];
      Event over = new Event();
      Timer timer =
          new Timer(
              interval,
              () -> {
                begun[0] = System.nanoTime();
                over.set();
              });
      long start = System.nanoTime();
      timer.start();
      try {
        over.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts a benchmark", e);
      }
      lateness[i] = (begun[0] - start - interval.toNanos()) / 1e6;
    }
    Arrays.sort(lateness);
    return lateness[SAMPLES / 2];
  }

  private static long liveBytes() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
