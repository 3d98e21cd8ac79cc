package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import java.util.List;

/**
 * A wait for a condition after which nothing is tested again.
 *
 * @param in the body that waits
 * @param await the wait
 * @param calls where the body leaves it to its callers to test: the calls from one that does not
 *     down to the body; else none
 */
public record LooseWait(MethodFacts in, Fact.Await await, List<Called> calls) {

  public LooseWait {
    calls = List.copyOf(calls);
  }
}
