package io.heddle.processor.program;

import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attempts to take a lock whose results are kept in boolean variables, at one point of a body.
 *
 * @param pending by variable that was not tested yet, the lock that is held if it is true
 * @param tested by variable that was tested, the lock that is still held if it is true: what one
 *     {@code if} learns is known to the next, until anything else is done with the lock
 */
record Attempts(Map<Integer, LockUse> pending, Map<Integer, LockUse> tested) {

  static final Attempts NONE = new Attempts(Map.of(), Map.of());

  Attempts {
    pending = Map.copyOf(pending);
    tested = Map.copyOf(tested);
  }

  Attempts started(LockUse lock, int variable) {
    Map<Integer, LockUse> more = new LinkedHashMap<>(pending);
    more.put(variable, lock);
    return new Attempts(more, without(tested, variable));
  }

  /** A variable is pending no longer. */
  Attempts settled(int variable) {
    return new Attempts(without(pending, variable), tested);
  }

  /** A lock depends on a variable that was tested, and on nothing else. */
  Attempts keeping(LockUse lock, int variable) {
    Map<Integer, LockUse> more = new LinkedHashMap<>(tested);
    more.put(variable, lock);
    return new Attempts(pending, more);
  }

  /** Something else is done with a lock. */
  Attempts forgetting(LockPath path) {
    if (tested.values().stream().noneMatch(lock -> lock.path().equals(path))) {
      return this;
    }
    Map<Integer, LockUse> others = new LinkedHashMap<>(tested);
    others.values().removeIf(lock -> lock.path().equals(path));
    return new Attempts(pending, others);
  }

  Attempts forgettingTests() {
    return new Attempts(pending, Map.of());
  }

  /** Returns what holds where two paths meet. */
  Attempts join(Attempts other) {
    Map<Integer, LockUse> either = new LinkedHashMap<>(pending);
    either.putAll(other.pending);
    Map<Integer, LockUse> both = new LinkedHashMap<>(tested);
    both.entrySet().retainAll(other.tested.entrySet());
    return new Attempts(either, both);
  }

  private static Map<Integer, LockUse> without(Map<Integer, LockUse> some, int variable) {
    Map<Integer, LockUse> others = new LinkedHashMap<>(some);
    others.remove(variable);
    return others;
  }
}
