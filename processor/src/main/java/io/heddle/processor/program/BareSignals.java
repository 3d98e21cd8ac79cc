package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Signals of methods that take the lock only to wake: what the waiters test is then changed without
 * the lock, or not at all.
 *
 * <p>A method that others call, as far as they are known, may do so for them after their change.
 */
final class BareSignals {

  private BareSignals() {}

  static List<Occurrence<Fact.Signal>> in(ClassPool pool, CallGraph graph) {
    List<Occurrence<Fact.Signal>> found = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      if (method.kind() == MethodFacts.Kind.METHOD
          && graph.callersOf(method).isEmpty()
          && facts(method).anyMatch(Fact.Acquire.class::isInstance)) {
        Set<Fact> seen = new HashSet<>();
        facts(method)
            .filter(fact -> fact instanceof Fact.Signal signal && signal.bare() && seen.add(fact))
            .forEach(
                fact -> found.add(new Occurrence<>(method, (Fact.Signal) fact, HeldLocks.NONE)));
      }
    }
    return found;
  }

  private static Stream<Fact> facts(MethodFacts method) {
    return method.body().nodes().stream().map(Node::fact).flatMap(List::stream);
  }
}
