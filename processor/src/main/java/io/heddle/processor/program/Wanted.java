package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.Optional;

/**
 * A lock that a body takes, itself or in what it calls.
 *
 * @param lock the lock in the frame of that body
 * @param lockClass its class, if it has a name
 * @param waits how it is waited for
 * @param givenBack the caller's locks that are given back before it is taken, in the same frame
 * @param only what the body must be passed for that, if anything
 * @param route how the body comes to take it
 */
public record Wanted(
    LockUse lock,
    Optional<LockClass> lockClass,
    Fact.Wait waits,
    List<LockUse> givenBack,
    Optional<Condition> only,
    Route route) {

  public Wanted {
    givenBack = List.copyOf(givenBack);
  }

  /** What makes two of them alternatives for each other. */
  record Key(
      Object name,
      LockMode mode,
      boolean blocking,
      boolean afterGivingBack,
      Optional<Condition> only) {
    /** Returns what it is for a caller that may give locks back before, and has conditions. */
    Key forCaller(boolean givesBack, Optional<Condition> conditions) {
      return new Key(name, mode, blocking, afterGivingBack || givesBack, conditions);
    }
  }

  Key key() {
    Object name = lockClass.isPresent() ? lockClass.get() : lock.path();
    return new Key(name, lock.mode(), waits == Fact.Wait.UNBOUNDED, !givenBack.isEmpty(), only);
  }
}
