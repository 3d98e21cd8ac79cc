package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.CountDownLatch;

/** Waiting for what has happened already. */
public final class EventAwait {

  private EventAwait() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Event event = new Event();

    /** Makes a set one. */
    public Ours() {
      event.set();
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        event.await();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final CountDownLatch latch = new CountDownLatch(0);

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        latch.await();
      }
    }
  }
}
