package io.heddle.processor.program;

import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The locks held at one point of a body: the lattice element of {@link Flow}.
 *
 * <p>Immutable. Locks stand in the order in which they were taken.
 */
public final class HeldLocks {

  private record Key(LockPath path, LockMode mode) {
    static Key of(LockUse lock) {
      return new Key(lock.path(), lock.mode());
    }
  }

  /** Nothing held. */
  public static final HeldLocks NONE = new HeldLocks(Map.of(), Attempts.NONE);

  private final Map<Key, Hold> holds;

  private final Attempts attempts;

  private HeldLocks(Map<Key, Hold> holds, Attempts attempts) {
    this.holds = holds;
    this.attempts = attempts;
  }

  /** Returns the state of a body whose contract says that these are held. */
  static HeldLocks declared(List<LockUse> locks, Position at) {
    HeldLocks state = NONE;
    for (LockUse lock : locks) {
      state = state.assume(lock, true, at);
    }
    return state;
  }

  /** Returns every lock that is held for sure or perhaps, in the order taken. */
  public List<Hold> all() {
    if (holds.isEmpty()) {
      return List.of();
    }
    List<Hold> held = new ArrayList<>(holds.size());
    for (Hold hold : holds.values()) {
      if (hold.count() > 0) {
        held.add(hold);
      }
    }
    return held;
  }

  /** Returns the locks that this body has given back although it did not take them. */
  List<LockUse> givenBack() {
    if (holds.isEmpty()) {
      return List.of();
    }
    List<LockUse> released = new ArrayList<>();
    for (Hold hold : holds.values()) {
      if (hold.count() < 0) {
        released.add(hold.lock());
      }
    }
    return released;
  }

  Collection<Hold> entries() {
    return holds.values();
  }

  /** Returns whether the lock is held, for sure, in a mode that allows what is wanted. */
  public boolean covers(LockUse wanted) {
    return matching(wanted.path())
        .anyMatch(
            hold ->
                hold.certain()
                    && (hold.lock().mode() == LockMode.WRITE || wanted.mode() == LockMode.READ));
  }

  /** Returns the holds of exactly this path, in either mode. */
  public Stream<Hold> matching(LockPath path) {
    return Stream.of(LockMode.values())
        .map(mode -> holds.get(new Key(path, mode)))
        .filter(Objects::nonNull)
        .filter(hold -> hold.count() > 0);
  }

  HeldLocks acquire(LockUse lock, Position at) {
    Hold before = holds.get(Key.of(lock));
    Hold after = before == null ? new Hold(lock, 1, true, true, at) : before.plus(1);
    return with(Key.of(lock), after);
  }

  HeldLocks release(LockUse lock, Position at) {
    Key key = keyReleasedBy(lock);
    Hold before = holds.get(key);
    Hold after = before == null ? new Hold(lock, -1, true, true, at) : before.plus(-1);
    return with(key, after);
  }

  /** Returns what is held besides some. */
  HeldLocks without(Predicate<Hold> some) {
    if (holds.values().stream().noneMatch(some)) {
      return this;
    }
    Map<Key, Hold> fewer = new LinkedHashMap<>(holds);
    fewer.values().removeIf(some);
    return new HeldLocks(fewer, attempts);
  }

  /** An unlock of the unlocked view of a lock gives back whichever mode is held. */
  private Key keyReleasedBy(LockUse lock) {
    Key exact = Key.of(lock);
    if (!holds.containsKey(exact) && lock.kind() != LockKind.MONITOR) {
      LockMode otherMode = lock.mode() == LockMode.READ ? LockMode.WRITE : LockMode.READ;
      Key other = new Key(lock.path(), otherMode);
      Hold held = holds.get(other);
      if (held != null && held.count() > 0 && lock.kind() != LockKind.READ_WRITE) {
        return other;
      }
    }
    return exact;
  }

  HeldLocks pending(LockUse lock, int variable) {
    return new HeldLocks(holds, attempts.started(lock, variable));
  }

  HeldLocks branch(int variable, boolean value, Position at) {
    LockUse lock = attempts.pending().get(variable);
    if (lock != null) {
      HeldLocks after = value ? acquire(lock, at) : this;
      Attempts settled = after.attempts.settled(variable);
      boolean alone = !holds.containsKey(Key.of(lock));
      return new HeldLocks(after.holds, alone ? settled.keeping(lock, variable) : settled);
    }
    LockUse known = attempts.tested().get(variable);
    return known == null ? this : branchAgain(known, value);
  }

  private HeldLocks branchAgain(LockUse lock, boolean held) {
    Hold hold = holds.get(Key.of(lock));
    if (hold == null || hold.certain() || hold.count() != 1) {
      return this;
    }
    Map<Key, Hold> decided = new LinkedHashMap<>(holds);
    if (held) {
      decided.put(Key.of(lock), new Hold(lock, 1, true, hold.taken(), hold.since()));
    } else {
      decided.remove(Key.of(lock));
    }
    return new HeldLocks(decided, attempts);
  }

  /** Who does not hold one side of a read/write lock may still hold the other. */
  HeldLocks assume(LockUse lock, boolean held, Position at) {
    if (held) {
      return covers(lock) ? this : with(Key.of(lock), new Hold(lock, 1, true, false, at));
    }
    Map<Key, Hold> fewer = new LinkedHashMap<>(holds);
    fewer
        .keySet()
        .removeIf(
            key ->
                key.path().equals(lock.path())
                    && (lock.kind() != LockKind.READ_WRITE || key.mode() == lock.mode()));
    return new HeldLocks(fewer, attempts);
  }

  /** The paths that start at this root name another object from here on. */
  HeldLocks rebind(int id) {
    if (holds.keySet().stream().noneMatch(key -> isRootedAt(key.path().root(), id))) {
      return this;
    }
    Map<Key, Hold> renamed = new LinkedHashMap<>();
    holds.forEach(
        (key, hold) -> {
          LockUse lock = hold.lock();
          LockPath path = lock.path();
          if (isRootedAt(path.root(), id)) {
            path = path.rebasedOn(LockPath.unknown(LockPath.of(path.root()).type()));
          }
          LockUse now = new LockUse(path, lock.mode(), lock.kind());
          renamed.merge(
              Key.of(now),
              new Hold(now, hold.count(), hold.certain(), hold.taken(), hold.since()),
              (one, other) -> one.plus(other.count()).uncertain());
        });
    return new HeldLocks(renamed, attempts.forgettingTests());
  }

  private static boolean isRootedAt(Root root, int id) {
    return (root instanceof Root.Local local && local.id() == id)
        || (root instanceof Root.Fresh fresh && fresh.id() == id);
  }

  /** Returns what holds where two paths meet. */
  HeldLocks join(HeldLocks other) {
    if (equals(other)) {
      return this;
    }
    Map<Key, Hold> joined = new LinkedHashMap<>();
    holds.forEach(
        (key, hold) -> {
          Hold theirs = other.holds.get(key);
          joined.put(key, theirs == null ? hold.uncertain() : hold.join(theirs));
        });
    other.holds.forEach((key, hold) -> joined.putIfAbsent(key, hold.uncertain()));
    return new HeldLocks(joined, attempts.join(other.attempts));
  }

  private HeldLocks with(Key key, Hold hold) {
    Map<Key, Hold> changed = new LinkedHashMap<>(holds);
    if (hold.count() == 0) {
      changed.remove(key);
    } else {
      changed.put(key, hold);
    }
    return new HeldLocks(changed, attempts.forgetting(key.path()));
  }

  /** Two states are equal if the dataflow need not go on from one to the other. */
  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof HeldLocks that
            && holds.equals(that.holds)
            && attempts.equals(that.attempts));
  }

  @Override
  public int hashCode() {
    return Objects.hash(holds, attempts);
  }

  @Override
  public String toString() {
    return all().stream().map(hold -> hold.lock().path().toString()).toList().toString();
  }
}
