package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.program.ScopeMisuse.How;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Scopes that a body opens and nobody is seen to close. */
final class LostScopes {

  /** How many callers are asked whether they close what is returned. */
  private static final int MOST_CALLERS = 30;

  private final CallGraph graph;

  LostScopes(CallGraph graph) {
    this.graph = graph;
  }

  List<ScopeMisuse> in(MethodFacts method) {
    if (closes(method)) {
      return List.of();
    }
    List<ScopeMisuse> letOut =
        Scopes.facts(method)
            .filter(Fact.LetOut.class::isInstance)
            .map(Fact.LetOut.class::cast)
            .filter(out -> !out.field().isEmpty() || !someCallerCloses(method))
            .map(out -> misuse(method, out, out.field().isEmpty() ? How.RETURNED : How.STORED))
            .toList();
    return letOut.isEmpty() ? leftOpen(method).toList() : letOut;
  }

  /**
   * Those of a body that joins, and can make nobody else close. What is not joined here may be
   * opened for the caller.
   */
  private static Stream<ScopeMisuse> leftOpen(MethodFacts method) {
    boolean keepsToItself =
        Scopes.calls(method).anyMatch(Scopes::joins)
            && Scopes.calls(method).noneMatch(call -> Scopes.scopesIn(call).findAny().isPresent());
    return Scopes.calls(method)
        .filter(call -> keepsToItself && Scopes.opens(call))
        .map(open -> misuse(method, open, How.NOT_CLOSED));
  }

  private static ScopeMisuse misuse(MethodFacts method, Fact fact, How how) {
    return new ScopeMisuse(method, fact, how, Optional.empty());
  }

  private boolean someCallerCloses(MethodFacts method) {
    Set<MethodRef> seen = new HashSet<>();
    Deque<MethodFacts> open = new ArrayDeque<>(List.of(method));
    while (!open.isEmpty() && seen.size() < MOST_CALLERS) {
      for (CallGraph.Site site : graph.callersOf(open.remove())) {
        if (closes(site.caller())) {
          return true;
        } else if (seen.add(site.caller().method())) {
          open.add(site.caller());
        }
      }
    }
    return false;
  }

  private static boolean closes(MethodFacts method) {
    return Scopes.calls(method).anyMatch(Scopes::closes);
  }
}
