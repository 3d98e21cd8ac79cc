package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import io.heddle.queue.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * A bounded queue between threads that put and as many that get. An operation is one item; a slice
 * ends when the last item has been got.
 */
public final class QueueHandOver {

  private static final int CAPACITY = 256;

  private QueueHandOver() {}

  /** Puts or gets so many items. */
  private interface Side {
    void move(int items) throws InterruptedException;
  }

  /** The threads of a contender: each does its share of every slice. */
  private static final class Team {

    private final int pairs;
    private final Semaphore begin = new Semaphore(0);
    private volatile CountDownLatch end = new CountDownLatch(0);
    private volatile int share;

    Team(int pairs, Side putting, Side getting) {
      this.pairs = pairs;
      for (int i = 0; i < pairs; i++) {
        Partners.start(() -> play(putting));
        Partners.start(() -> play(getting));
      }
    }

    void run(int operations) throws InterruptedException {
      share = Math.max(1, operations / pairs);
      CountDownLatch latch = new CountDownLatch(2 * pairs);
      end = latch;
      begin.release(2 * pairs);
      latch.await();
    }

    private void play(Side side) throws InterruptedException {
      begin.acquire();
      CountDownLatch latch = end;
      side.move(share);
      latch.countDown();
      // Nobody plays twice in a slice.
      latch.await();
    }
  }

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Queue<Object> queue = new Queue<>(CAPACITY);
    private final Object item = new Object();
    private final Team team;

    /** Starts so many threads that put, and as many that get. */
    @SuppressWarnings("this-escape")
    public Ours(int pairs) {
      this.team = new Team(pairs, this::put, this::get);
    }

    @Override
    public void run(int operations) throws InterruptedException {
      team.run(operations);
    }

    private void put(int items) throws InterruptedException {
      for (int i = 0; i < items; i++) {
        queue.put(item);
      }
    }

    private void get(int items) throws InterruptedException {
      for (int i = 0; i < items; i++) {
        queue.get();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Object item = new Object();
    private final Team team;

    /** Starts so many threads that put, and as many that get. */
    @SuppressWarnings("this-escape")
    public Theirs(int pairs) {
      this.team = new Team(pairs, this::put, this::get);
    }

    @Override
    public void run(int operations) throws InterruptedException {
      team.run(operations);
    }

    private void put(int items) throws InterruptedException {
      for (int i = 0; i < items; i++) {
        queue.put(item);
      }
    }

    private void get(int items) throws InterruptedException {
      for (int i = 0; i < items; i++) {
        queue.take();
      }
    }
  }
}
