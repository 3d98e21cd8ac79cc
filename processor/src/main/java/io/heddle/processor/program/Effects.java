package io.heddle.processor.program;

import io.heddle.processor.lock.LockUse;
import java.util.ArrayList;
import java.util.List;

/**
 * What a body that returns normally has done to the locks of its caller.
 *
 * @param acquired what it leaves taken, on every path
 * @param released what it has given back, on every path
 * @param asserted what is held if it returns, although it does not take it on every path: it tests
 *     for it
 */
record Effects(List<LockUse> acquired, List<LockUse> released, List<LockUse> asserted) {

  static final Effects NONE = new Effects(List.of(), List.of(), List.of());

  Effects {
    acquired = List.copyOf(acquired);
    released = List.copyOf(released);
    asserted = List.copyOf(asserted);
  }

  /** Returns the effects of a body that starts and ends in these states. */
  static Effects between(HeldLocks entry, HeldLocks exit) {
    List<LockUse> acquired = new ArrayList<>();
    List<LockUse> released = new ArrayList<>();
    List<LockUse> asserted = new ArrayList<>();
    for (Hold hold : exit.entries()) {
      if (hold.certain() && hold.count() < 0) {
        released.add(hold.lock());
      } else if (hold.certain() && !entry.covers(hold.lock())) {
        (hold.taken() ? acquired : asserted).add(hold.lock());
      }
    }
    Effects effects = new Effects(acquired, released, asserted);
    return effects.equals(NONE) ? NONE : effects;
  }
}
