package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockUse;
import java.util.Optional;

/**
 * A lock that a body takes and does not give back on some path.
 *
 * @param in the body
 * @param lock the lock
 * @param taken where it is taken
 * @param thrown whether the body leaves with an exception there
 * @param left what throws, or where the body returns; empty for its end
 * @param givenBackElsewhere whether other paths give it back
 */
public record Leak(
    MethodFacts in,
    LockUse lock,
    Position taken,
    boolean thrown,
    Optional<Fact> left,
    boolean givenBackElsewhere)
    implements Placed {}
