package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import java.util.List;

/**
 * A barrier that cannot let its parties through.
 *
 * @param in the body that makes it
 * @param at where it is made
 * @param parties how many have to arrive; 0 where that does not matter
 * @param arriving how many can arrive
 * @param waits where its action waits; empty if it does not
 */
public record Meeting(MethodFacts in, Position at, int parties, int arriving, List<Wait> waits)
    implements Placed {

  public Meeting {
    waits = List.copyOf(waits);
  }

  /**
   * A wait in the action of a barrier.
   *
   * @param in the body that waits
   * @param calls the calls from the action down to it
   * @param call what it calls
   * @param at where
   */
  public record Wait(MethodFacts in, List<Called> calls, String call, Position at) {
    public Wait {
      calls = List.copyOf(calls);
    }
  }
}
