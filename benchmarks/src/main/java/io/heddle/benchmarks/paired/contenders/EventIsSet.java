package io.heddle.benchmarks.paired.contenders;

import io.heddle.Event;
import io.heddle.benchmarks.paired.Slice;
import java.util.Arrays;

/**
 * Looking whether something has happened, at one of many places after the other. At a single place
 * the loop would be a load and a branch, and its alignment would cost more than they do.
 */
public final class EventIsSet {

  private static final int PLACES = 256;

  private EventIsSet() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Event[] events = new Event[PLACES];
    private int up;

    /** Makes clear ones. */
    public Ours() {
      Arrays.setAll(events, i -> new Event());
    }

    @Override
    public void run(int operations) {
      int seen = 0;
      for (int i = 0; i < operations; i++) {
        if (events[i % PLACES].isSet()) {
          seen++;
        }
      }
      up += seen;
    }
  }

  /** Volatile fields of other objects, as those of events are. */
  public static final class Theirs implements Slice {

    private final Flag[] flags = new Flag[PLACES];
    private int up;

    /** Makes clear ones. */
    public Theirs() {
      Arrays.setAll(flags, i -> new Flag());
    }

    @Override
    public void run(int operations) {
      int seen = 0;
      for (int i = 0; i < operations; i++) {
        if (flags[i % PLACES].up) {
          seen++;
        }
      }
      up += seen;
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
