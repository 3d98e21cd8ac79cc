package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one path through a body has done to explicit locks, and what it knows of booleans.
 *
 * <p>Immutable. Unlike {@link HeldLocks} it is never joined with that of another path.
 *
 * @param levels by lock, what the path has done to it
 * @param known the booleans whose value the path knows
 * @param result whether what is about to be returned is true, not null or not zero, if that is
 *     known
 * @param returned what is about to be returned
 * @param left the last exception or return on the path
 * @param failed whether an exception came of which no more is known
 */
record Custody(
    Map<Key, Level> levels,
    Map<Integer, Boolean> known,
    Optional<Boolean> result,
    LockPath returned,
    Optional<Fact> left,
    boolean failed) {

  /** A path that has done nothing. */
  static final Custody START =
      new Custody(
          Map.of(), Map.of(), Optional.empty(), LockPath.unknown(""), Optional.empty(), false);

  private static final int MOST = 4;

  /** A lock, or one side of it. */
  record Key(LockPath path, LockMode mode) {
    /** A stamp of a {@code StampedLock} changes its side when it is converted. */
    static Key of(LockUse lock) {
      boolean sided = lock.kind() == LockKind.READ_WRITE;
      return new Key(lock.path(), sided ? lock.mode() : LockMode.WRITE);
    }

    Key otherSide() {
      return new Key(path, mode == LockMode.READ ? LockMode.WRITE : LockMode.READ);
    }
  }

  /**
   * What a path has done to a lock.
   *
   * @param lock the lock
   * @param count how many levels the path has taken more than given back
   * @param since where the outermost level that is still taken was taken, else the last one
   * @param taken whether the path has taken it at all
   * @param unclear whether something was done to it that nobody can follow
   */
  record Level(LockUse lock, int count, Position since, boolean taken, boolean unclear) {}

  /** What makes two paths alike from here on. */
  record Shape(
      Map<Key, List<Object>> levels, Map<Integer, Boolean> known, Optional<Boolean> result) {}

  Shape shape() {
    Map<Key, List<Object>> shapes = new LinkedHashMap<>();
    levels.forEach(
        (key, level) -> shapes.put(key, List.of(level.count, level.taken, level.unclear)));
    return new Shape(shapes, known, result);
  }

  Optional<Level> level(Key key) {
    return Optional.ofNullable(levels.get(key));
  }

  int count(Key key) {
    Level level = levels.get(key);
    return level == null ? 0 : level.count;
  }

  boolean isUnclear(Key key) {
    Level level = levels.get(key);
    return level != null && level.unclear;
  }

  boolean hasTaken(Key key) {
    Level level = levels.get(key);
    return level != null && level.taken;
  }

  Custody acquire(LockUse lock, Position at) {
    Key key = Key.of(lock);
    Level before = levels.get(key);
    if (before == null || before.count <= 0) {
      int count = before == null ? 1 : before.count + 1;
      return with(key, new Level(lock, count, at, true, before != null && before.unclear));
    }
    int count = Math.min(MOST, before.count + 1);
    return with(key, new Level(before.lock, count, before.since, true, before.unclear));
  }

  Custody release(LockUse lock, Position at) {
    Key key = Key.of(lock);
    Level before = levels.get(key);
    if (before == null) {
      return with(key, new Level(lock, -1, at, false, false));
    }
    int count = Math.max(-MOST, before.count - 1);
    return with(key, new Level(before.lock, count, before.since, before.taken, before.unclear));
  }

  /** Something was done to these locks that nobody can follow. */
  Custody losing(Predicate<LockUse> lost) {
    Map<Key, Level> changed = new LinkedHashMap<>(levels);
    changed.replaceAll(
        (key, level) ->
            lost.test(level.lock)
                ? new Level(level.lock, level.count, level.since, level.taken, true)
                : level);
    return new Custody(changed, known, result, returned, left, failed);
  }

  Custody unclear(LockUse lock, Position at) {
    Key key = Key.of(lock);
    Level before = levels.get(key);
    return with(
        key,
        before == null
            ? new Level(lock, 0, at, false, true)
            : new Level(lock, before.count, before.since, before.taken, true));
  }

  /** The paths that start at this root name another object from here on. */
  Custody rebind(int id) {
    return losing(lock -> isRootedAt(lock.path().root(), id));
  }

  private static boolean isRootedAt(Root root, int id) {
    return (root instanceof Root.Local local && local.id() == id)
        || (root instanceof Root.Fresh fresh && fresh.id() == id);
  }

  /** Returns the path that goes on if a boolean has a value; nothing if it has the other. */
  Optional<Custody> branch(int variable, boolean value) {
    Boolean is = known.get(variable);
    return is == null
        ? Optional.of(assign(variable, List.of(value)))
        : Optional.of(this).filter(path -> is == value);
  }

  Custody assign(int variable, List<Boolean> value) {
    Map<Integer, Boolean> changed = new LinkedHashMap<>(known);
    changed.remove(variable);
    value.forEach(one -> changed.put(variable, one));
    return new Custody(levels, changed, result, returned, left, failed);
  }

  /** Returns the path that goes on if a lock is (not) held; nothing if that cannot be. */
  Optional<Custody> assume(LockUse lock, boolean held, Position at) {
    Key key = Key.of(lock);
    if (count(key) > 0) {
      return Optional.of(this).filter(path -> held);
    }
    return Optional.of(held ? unclear(lock, at) : this);
  }

  Custody returning(Fact.Result fact) {
    return new Custody(
        levels,
        known,
        fact.present().stream().findFirst(),
        fact.object(),
        Optional.of(fact),
        failed);
  }

  Custody thrownBy(Fact fact) {
    return new Custody(levels, known, Optional.empty(), returned, Optional.of(fact), failed);
  }

  Custody failing() {
    return new Custody(levels, known, result, returned, left, failed || left.isEmpty());
  }

  private Custody with(Key key, Level level) {
    Map<Key, Level> changed = new LinkedHashMap<>(levels);
    changed.put(key, level);
    return new Custody(changed, known, result, returned, left, failed);
  }
}
