package io.heddle.benchmarks.paired;

import java.util.Random;

/**
 * Two contenders in turn, each for a slice so short that both see the same machine: the order is
 * shuffled in every round, the ratio taken per round, and the median of the ratios is the reading.
 */
record Pair(Slice ours, Slice theirs, long sliceNanos, int rounds) implements Measurement {

  private static final long WARM_UP_NANOS = 700_000_000;

  /** For operations of nanoseconds. */
  static Pair brief(Slice ours, Slice theirs) {
    return new Pair(ours, theirs, 40_000, 800);
  }

  /** For operations of several microseconds, which take more than one thread. */
  static Pair lengthy(Slice ours, Slice theirs) {
    return new Pair(ours, theirs, 2_000_000, 300);
  }

  @Override
  public Reading measure(Setting setting) throws InterruptedException {
    keepApart();
    int operations = warmUp(1, WARM_UP_NANOS);
    setting.age();
    operations = warmUp(operations, WARM_UP_NANOS / 4);
    double[] ratios = new double[rounds];
    double[] ourNanos = new double[rounds];
    double[] theirNanos = new double[rounds];
    Random order = new Random();
    for (int round = 0; round < rounds; round++) {
      boolean oursFirst = order.nextBoolean();
      long first = time(oursFirst ? ours : theirs, operations);
      long second = time(oursFirst ? theirs : ours, operations);
      ourNanos[round] = (double) (oursFirst ? first : second) / operations;
      theirNanos[round] = (double) (oursFirst ? second : first) / operations;
      ratios[round] = ourNanos[round] / theirNanos[round];
    }
    setting.check();
    return new Reading(Medians.of(ratios), Medians.of(ourNanos), Medians.of(theirNanos));
  }

  /**
   * Has {@link #time} meet other slices first, so that it calls the contenders' loops. If it knew
   * no others the compiler would put both loops into it, where they spoil each other's registers.
   */
  private static void keepApart() throws InterruptedException {
    Slice[] strangers = {operations -> {}, operations -> {}, operations -> {}};
    for (int i = 0; i < 30_000; i++) {
      time(strangers[i % strangers.length], 1);
    }
  }

  /** Returns how many operations fill a slice. */
  private int warmUp(int start, long nanos) throws InterruptedException {
    int operations = start;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      long both = time(ours, operations) + time(theirs, operations);
      double fit = 2.0 * sliceNanos / Math.max(both, 1);
      if (fit > 1.5 || fit < 0.67) {
        operations = (int) Math.max(1, operations * Math.min(2, Math.max(0.5, fit)));
      }
    }
    return operations;
  }

  private static long time(Slice slice, int operations) throws InterruptedException {
    long start = System.nanoTime();
    slice.run(operations);
    return System.nanoTime() - start;
  }
}
