package io.heddle;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The waiting timers, by the tick at which they are due. All methods are called with the mutex of
 * the {@link TimerScheduler} held.
 *
 * <p>A hierarchy of wheels with 64 slots each: a tick is read as a number with digits to the base
 * 64, and a timer is in the wheel of the highest digit in which its tick differs from the current
 * one, in the slot of that digit. So every timer of a lower wheel is due before those of higher
 * ones, and slots before later slots. When the current tick reaches a slot of a higher wheel, its
 * timers move to lower ones. Adding and removing take constant time however many timers wait, and
 * the next slot is found in a bit set per wheel; a timer moves at most once per wheel.
 *
 * <p>A slot is a ring of timers linked through {@link Timer#previous} and {@link Timer#next}, in
 * the order in which they came.
 *
 * <p>Source: G. Varghese and T. Lauck, "Hashed and hierarchical timing wheels", SOSP 1987, scheme
 * 7; the digits taken from the exclusive or with the current tick, as Linux and Tokio do.
 */
final class TimingWheel {

  /** What {@link #next()} answers when no timer waits. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int DIGIT = 6;
  private static final int SLOTS = 1 << DIGIT;
  private static final int WHEELS = 11;

  private final @Nullable Timer[] first = new @Nullable Timer[WHEELS * SLOTS];

  /** One bit for each slot that is not empty. */
  private final long[] occupied = new long[WHEELS];

  /** All timers up to this tick have been due. */
  private long current;

  private int size;

  int size() {
    return size;
  }

  /** Adds a timer that is due at the tick in {@link Timer#due}, but not before the next one. */
  void add(Timer timer) {
    if (timer.due <= current) {
      timer.due = current + 1;
    }
    int wheel = (Long.SIZE - 1 - Long.numberOfLeadingZeros(timer.due ^ current)) / DIGIT;
    int digit = digit(timer.due, wheel);
    int slot = wheel * SLOTS + digit;
    timer.slot = (short) slot;
    Timer head = first[slot];
    if (head == null) {
      timer.previous = timer;
      timer.next = timer;
      first[slot] = timer;
      occupied[wheel] |= 1L << digit;
    } else {
      Timer last = neighbour(head.previous);
      timer.previous = last;
      timer.next = head;
      last.next = timer;
      head.previous = timer;
    }
    size++;
  }

  /** Takes out a timer that is here. */
  void remove(Timer timer) {
    int slot = timer.slot;
    Timer after = neighbour(timer.next);
    if (after == timer) {
      first[slot] = null;
      occupied[slot / SLOTS] &= ~(1L << (slot % SLOTS));
    } else {
      Timer before = neighbour(timer.previous);
      before.next = after;
      after.previous = before;
      if (first[slot] == timer) {
        first[slot] = after;
      }
    }
    timer.previous = null;
    timer.next = null;
    size--;
  }

  /** Returns a tick until which no timer is due, and at which one may be. */
  long next() {
    for (int wheel = 0; wheel < WHEELS; wheel++) {
      long bits = occupied[wheel];
      if (bits != 0) {
        return start(wheel, Long.numberOfTrailingZeros(bits));
      }
    }
    return NEVER;
  }

  /**
   * Makes a tick the current one, and takes out the timers that are due at it or before.
   *
   * @return the first of a chain linked through {@link Timer#next}, in the order of their ticks
   */
  @Nullable Timer advance(long tick) {
    Timer head = null;
    Timer tail = null;
    for (long start = next(); start <= tick && start != NEVER; start = next()) {
      current = start;
      int wheel = firstOccupied();
      int slot = wheel * SLOTS + digit(start, wheel);
      for (Timer timer = first[slot]; timer != null; timer = first[slot]) {
        remove(timer);
        if (timer.due > start) {
          add(timer);
        } else if (tail == null) {
          head = timer;
          tail = timer;
        } else {
          tail.next = timer;
          tail = timer;
        }
      }
    }
    current = Math.max(current, tick);
    return head;
  }

  void forEach(Consumer<? super Timer> action) {
    for (Timer head : first) {
      if (head != null) {
        Timer timer = head;
        do {
          action.accept(timer);
          timer = neighbour(timer.next);
        } while (timer != head);
      }
    }
  }

  private int firstOccupied() {
    int wheel = 0;
    while (occupied[wheel] == 0) {
      wheel++;
    }
    return wheel;
  }

  /** The first tick of a slot: the current tick's higher digits, then the slot's, then zeros. */
  private long start(int wheel, int digit) {
    int shift = wheel * DIGIT;
    long higher = shift + DIGIT >= Long.SIZE ? 0 : current >>> (shift + DIGIT) << (shift + DIGIT);
    return higher | (long) digit << shift;
  }

  private static int digit(long tick, int wheel) {
    return (int) (tick >>> (wheel * DIGIT)) & (SLOTS - 1);
  }

  /** In a ring every timer has neighbours. */
  private static Timer neighbour(@Nullable Timer timer) {
    if (timer == null) {
      throw new AssertionError("a timer that waits is in a ring");
    }
    return timer;
  }
}
