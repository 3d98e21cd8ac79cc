package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;

/**
 * A lock that is taken while another is held.
 *
 * @param in the body that holds the outer lock
 * @param outer the lock held
 * @param held everything held there, the outer lock included
 * @param inner the lock taken, in the frame of {@code in}
 */
public record Nesting(MethodFacts in, Hold outer, HeldLocks held, Wanted inner) {

  /** Returns whether both are the same object for sure. */
  public boolean sameLock() {
    return outer.lock().path().isStable() && outer.lock().path().equals(inner.lock().path());
  }

  /** Returns how many assumptions it rests on. */
  public int doubts() {
    return inner.route().doubts() + (outer.certain() ? 0 : 1);
  }
}
