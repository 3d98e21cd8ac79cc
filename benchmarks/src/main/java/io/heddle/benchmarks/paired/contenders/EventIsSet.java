package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.benchmarks.paired.Slice;

/** Looking whether something has happened. */
public final class EventIsSet {

  private EventIsSet() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Event event = new Event();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        if (event.isSet()) {
          throw new IllegalStateException("Nobody has set it");
        }
      }
    }
  }

  /** A volatile field of another object, as that of an event is. */
  public static final class Theirs implements Slice {

    private final Flag flag = new Flag();

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        if (flag.up) {
          throw new IllegalStateException("Nobody has set it");
        }
      }
    }
  }

  private static final class Flag {

    private volatile boolean up;

    /** So that the field is not known to be false. */
    Flag() {
      up = true;
      up = false;
    }
  }
}
