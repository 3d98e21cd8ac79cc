package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockUse;
import java.util.Optional;

/**
 * Something is done with a lock that only its holder may do, on a path that does not hold it.
 *
 * @param in the body
 * @param fact the release, wait or wake-up
 * @param lock the lock
 * @param how how the path comes to lack it
 * @param before what the path did last that explains it, if anything does
 */
public record Misuse(MethodFacts in, Fact fact, LockUse lock, How how, Optional<Fact> before)
    implements Placed {

  /** How a path comes to lack the lock. */
  public enum How {
    /** It has given the lock back already. */
    GIVEN_BACK,
    /** It did not get the lock: an attempt failed, or the wait was interrupted. */
    NOT_OBTAINED,
    /** An exception came before the lock was taken. */
    TOO_EARLY,
    /** It holds the other side of the lock. */
    OTHER_SIDE,
    /** Neither it nor any caller that is known takes the lock. */
    NEVER_TAKEN
  }
}
