package io.heddle;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The number under which every {@link Carrier} keeps its value of one {@link Local}.
 *
 * <p>A number is given again when its variable has been collected, after the values that threads
 * still have under it have been dropped. Nobody reads or writes under it in between, and whoever
 * gets it next has seen them dropped, so that no variable ever meets another one's value. There are
 * so few numbers that what is not yet dropped does not matter; variables beyond that do without.
 */
final class LocalIndex extends WeakReference<Local<?>> {

  private static final int LIMIT = 128;

  /** What a variable has that got no number; all bits that a number may have. */
  static final int NONE = 2 * LIMIT - 1;

  /** Guards what follows, and {@link Carrier#locals} while it grows. */
  private static final Mutex MUTEX = new Mutex();

  private static final BitSet GIVEN = new BitSet(LIMIT);
  private static final Set<LocalIndex> LIVE = new HashSet<>();
  private static final ReferenceQueue<Local<?>> COLLECTED = new ReferenceQueue<>();

  private final int number;

  private LocalIndex(Local<?> local, int number) {
    super(local, COLLECTED);
    this.number = number;
  }

  /** Returns a number that no other living variable has, or {@link #NONE}. */
  static int give(Local<?> local) {
    MUTEX.lock();
    try {
      takeBack();
      int number = GIVEN.nextClearBit(0);
      if (number >= LIMIT) {
        return NONE;
      }
      LIVE.add(new LocalIndex(local, number));
      GIVEN.set(number);
      return number;
    } finally {
      MUTEX.unlock();
    }
  }

  /** Makes room for a number in the calling thread. */
  static void extend(Carrier carrier, int number) {
    MUTEX.lock();
    try {
      carrier.extendLocals(number, LIMIT);
    } finally {
      MUTEX.unlock();
    }
  }

  private static void takeBack() {
    for (Reference<?> gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
      if (gone instanceof LocalIndex index && LIVE.remove(index)) {
        ThreadRegistry.forEachCarrier(carrier -> carrier.dropLocal(index.number));
        GIVEN.clear(index.number);
      }
    }
  }
}
