package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import java.util.Optional;

/**
 * A permit of a semaphore that a body gives back without having it, or has without giving it back.
 *
 * @param in the only body that takes and gives back permits of this semaphore
 * @param permit where the permit is given back, or taken
 * @param left where the path leaves what it should do, if that is known
 */
public record LostPermit(MethodFacts in, Fact.Permit permit, Optional<Position> left)
    implements Placed {

  /** Returns whether it is given back on a path that has not taken it. */
  public boolean isExcess() {
    return permit.change() < 0;
  }
}
