package io.heddle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * One order for all locks of the JVM, in which several are acquired.
 *
 * <p>The order is that of a number which every object has but which is not always its own. Where
 * two of the wanted locks have the same number, one more lock decides: it comes before all others,
 * so that whoever waits for a lock while holding one waits for a later one, or is the only thread
 * that holds that one more lock. No circle of waiting threads can arise.
 *
 * <p>The two sides of a {@link RwLock} are one lock here, whose place does not depend on the side.
 * A thread that wants both takes the write lock first.
 *
 * <p>Source: B. Goetz and others, "Java Concurrency in Practice", 10.1.2.
 */
final class GlobalOrder {

  private final ToIntFunction<Object> rank;
  private final Comparator<Lockable> comparator;
  private final Lock tie = new Lock("heddle.lock-order");

  /**
   * @param rank a number that an object always has
   */
  GlobalOrder(ToIntFunction<Object> rank) {
    this.rank = rank;
    this.comparator =
        Comparator.<Lockable>comparingInt(this::rankOf)
            .thenComparing(lock -> lock instanceof WriteLock ? 0 : 1);
  }

  /** Acquires all of them, each once; if that fails, none. */
  Held acquire(Collection<? extends Lockable> locks) {
    List<Lockable> sorted = sorted(locks);
    boolean ambiguous = hasTie(sorted);
    if (ambiguous) {
      tie.acquire();
    }
    int acquired = 0;
    try {
      for (Lockable lock : sorted) {
        lock.acquire();
        acquired++;
      }
    } finally {
      if (ambiguous) {
        tie.release();
      }
      if (acquired < sorted.size()) {
        release(sorted.subList(0, acquired));
      }
    }
    return () -> release(sorted);
  }

  private List<Lockable> sorted(Collection<? extends Lockable> locks) {
    Set<Lockable> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Lockable lock : locks) {
      distinct.add(Objects.requireNonNull(lock, "lock"));
    }
    List<Lockable> sorted = new ArrayList<>(distinct);
    sorted.sort(comparator);
    return sorted;
  }

  private boolean hasTie(List<Lockable> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      Lockable before = sorted.get(i - 1);
      Lockable lock = sorted.get(i);
      if (rankOf(before) == rankOf(lock) && whole(before) != whole(lock)) {
        return true;
      }
    }
    return false;
  }

  private int rankOf(Lockable lock) {
    return rank.applyAsInt(whole(lock));
  }

  private static Object whole(Lockable lock) {
    if (lock instanceof ReadLock side) {
      return side.whole();
    }
    return lock instanceof WriteLock side ? side.whole() : lock;
  }

  /** Last acquired, first released; all of them, also if one fails. */
  private static void release(List<Lockable> sorted) {
    Throwable failure = null;
    for (int i = sorted.size() - 1; i >= 0; i--) {
      try {
        sorted.get(i).release();
      } catch (RuntimeException | Error e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
