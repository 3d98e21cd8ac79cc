package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.benchmarks.paired.Slice;
import io.heddle.benchmarks.paired.contenders.EventSetClear.FlagUnderLock;

/** Two threads that wait for each other's event; an operation is there and back. */
public final class EventHandOver {

  private EventHandOver() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Event there = new Event();
    private final Event back = new Event();

    /** Starts the partner. */
    public Ours() {
      Partners.start(
          () -> {
            there.await();
            there.clear();
            back.set();
          });
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        there.set();
        back.await();
        back.clear();
      }
    }
  }

  /** What one writes without. */
  public static final class Theirs implements Slice {

    private final FlagUnderLock there = new FlagUnderLock();
    private final FlagUnderLock back = new FlagUnderLock();

    /** Starts the partner. */
    public Theirs() {
      Partners.start(
          () -> {
            there.await();
            there.clear();
            back.set();
          });
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        there.set();
        back.await();
        back.clear();
      }
    }
  }
}
