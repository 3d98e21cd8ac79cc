package io.heddle.processor.program;

import io.heddle.processor.lock.LockUse;
import java.util.List;

/**
 * What a body that returns normally has done to the locks of its caller.
 *
 * @param acquired what it leaves taken, on every path
 * @param released what it has given back, on every path
 */
record Effects(List<LockUse> acquired, List<LockUse> released) {

  static final Effects NONE = new Effects(List.of(), List.of());

  Effects {
    acquired = List.copyOf(acquired);
    released = List.copyOf(released);
  }

  /** Returns the effects of a body that starts and ends in these states. */
  static Effects between(HeldLocks entry, HeldLocks exit) {
    List<LockUse> acquired =
        exit.entries().stream()
            .filter(hold -> hold.certain() && hold.count() > 0 && !entry.covers(hold.lock()))
            .map(Hold::lock)
            .toList();
    List<LockUse> released =
        exit.entries().stream()
            .filter(hold -> hold.certain() && hold.count() < 0)
            .map(Hold::lock)
            .toList();
    return acquired.isEmpty() && released.isEmpty() ? NONE : new Effects(acquired, released);
  }
}
