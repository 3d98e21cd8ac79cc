package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import io.heddle.queue.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** A bounded queue, into which one thread puts and out of which it gets. */
public final class QueuePair {

  private static final int CAPACITY = 256;

  private QueuePair() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Queue<Object> queue = new Queue<>(CAPACITY);
    private final Object item = new Object();

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        queue.put(item);
        queue.get();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Object item = new Object();

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        queue.put(item);
        queue.take();
      }
    }
  }
}
