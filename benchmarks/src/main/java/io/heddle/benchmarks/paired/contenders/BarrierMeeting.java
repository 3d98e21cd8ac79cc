package io.heddle.benchmarks.paired.contenders;

import io.heddle.Barrier;
import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Threads that meet again and again; an operation is one meeting. */
public final class BarrierMeeting {

  private BarrierMeeting() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Barrier barrier;

    /** Starts all parties but one. */
    public Ours(int parties) {
      this.barrier = new Barrier(parties);
      for (int i = 1; i < parties; i++) {
        Partners.start(barrier::await);
      }
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        barrier.await();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final CyclicBarrier barrier;

    /** Starts all parties but one. */
    @SuppressWarnings("this-escape")
    public Theirs(int parties) {
      this.barrier = new CyclicBarrier(parties);
      for (int i = 1; i < parties; i++) {
        Partners.start(this::meet);
      }
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        meet();
      }
    }

    private void meet() throws InterruptedException {
      try {
        barrier.await();
      } catch (BrokenBarrierException e) {
        throw new IllegalStateException("Nobody breaks it", e);
      }
    }
  }
}
