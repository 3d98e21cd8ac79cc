package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockUse;
import java.util.Optional;

/**
 * A body returns without having done to a lock what its method promises.
 *
 * @param in the body
 * @param lock the lock
 * @param promised what its method promises
 * @param returning where the body returns; empty for its end
 */
public record Breach(MethodFacts in, LockUse lock, Kind promised, Optional<Fact> returning)
    implements Placed {

  /** What a method promises of a lock. */
  public enum Kind {
    /** To leave it taken. */
    ACQUIRES,
    /** To give it back. */
    RELEASES,
    /** To leave it taken if it returns the result that says so. */
    ATTEMPTS,
    /** To leave it as it was if it returns the other result. */
    LEAVES_ALONE
  }
}
