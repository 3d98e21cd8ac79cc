package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wait for a condition after which nothing is tested again.
 *
 * @param in the body that waits
 * @param await the wait
 * @param calls where the body leaves it to its callers to test: the calls from one that does not
 *     down to the body; else none
 */
public record LooseWait(MethodFacts in, Fact.Await await, List<Called> calls) implements Placed {

  public LooseWait {
    calls = List.copyOf(calls);
  }

  @Override
  public Stream<MethodRef> bodies() {
    return Stream.concat(Placed.super.bodies(), Placed.on(calls));
  }
}
