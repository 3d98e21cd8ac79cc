package io.heddle.benchmarks.paired;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Two contenders in turn, each used by several threads at once for some milliseconds. The reading
 * is the ratio of their throughputs, ours by theirs, taken per round; and how much of the fastest
 * thread's share the slowest one got.
 */
record Crowd(Slice ours, Slice theirs, int threads) implements Measurement {

  private static final long SLICE_MILLIS = 50;
  private static final int ROUNDS = 21;
  private static final int WARM_UP_ROUNDS = 5;

  /** How many operations a thread does before it looks whether the slice is over. */
  private static final int CHUNK = 32;

  @Override
  public Reading measure(Setting setting) throws InterruptedException {
    Stage stage = new Stage(threads);
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      stage.play(ours);
      stage.play(theirs);
    }
    setting.age();
    double[] ratios = new double[ROUNDS];
    double[] ourShares = new double[ROUNDS];
    double[] theirShares = new double[ROUNDS];
    Random order = new Random();
    for (int round = 0; round < ROUNDS; round++) {
      boolean oursFirst = order.nextBoolean();
      Outcome first = stage.play(oursFirst ? ours : theirs);
      Outcome second = stage.play(oursFirst ? theirs : ours);
      Outcome our = oursFirst ? first : second;
      Outcome their = oursFirst ? second : first;
      ratios[round] = our.throughput() / their.throughput();
      ourShares[round] = our.share();
      theirShares[round] = their.share();
    }
    return new Reading(Medians.of(ratios), Medians.of(ourShares), Medians.of(theirShares));
  }

  /** What all threads together did in a slice. */
  private record Outcome(double throughput, double share) {}

  /** The threads, which are the same ones in every slice. */
  private static final class Stage {

    private final long[] done;
    private final CyclicBarrier beginning;
    private final CyclicBarrier end;

    /** Changed between slices. */
    private volatile Slice playing = operations -> {};

    private volatile boolean over;

    Stage(int threads) {
      this.done = new long[threads];
      this.beginning = new CyclicBarrier(threads + 1);
      this.end = new CyclicBarrier(threads + 1);
      for (int i = 0; i < threads; i++) {
        int index = i;
        Thread thread = new Thread(() -> act(index), "crowd-" + index);
        thread.setDaemon(true);
        thread.start();
      }
    }

    Outcome play(Slice slice) throws InterruptedException {
      playing = slice;
      over = false;
      meet(beginning);
      long start = System.nanoTime();
      Thread.sleep(SLICE_MILLIS);
      over = true;
      long nanos = System.nanoTime() - start;
      meet(end);
      long slowest = Arrays.stream(done).min().orElseThrow();
      long fastest = Arrays.stream(done).max().orElseThrow();
      return new Outcome(
          (double) Arrays.stream(done).sum() / nanos, (double) slowest / Math.max(1, fastest));
    }

    private void act(int index) {
      try {
        while (true) {
          meet(beginning);
          Slice slice = playing;
          long count = 0;
          while (!over) {
            slice.run(CHUNK);
            count += CHUNK;
          }
          done[index] = count;
          meet(end);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts a benchmark", e);
      }
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
      try {
        barrier.await();
      } catch (BrokenBarrierException e) {
        throw new IllegalStateException("A thread of the benchmark has failed", e);
      }
    }
  }
}
