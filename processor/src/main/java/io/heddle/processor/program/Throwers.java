package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.MethodRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The bodies that can end with an exception, as far as calls and {@code throw} are concerned: a
 * getter cannot.
 */
final class Throwers {

  private final Dispatch dispatch;
  private final Set<MethodRef> harmless = new HashSet<>();

  Throwers(CallGraph graph, Dispatch dispatch) {
    this.dispatch = dispatch;
    for (List<MethodFacts> group : graph.calleesFirst()) {
      for (MethodFacts method : group) {
        if (!canThrow(method)) {
          harmless.add(method.method());
        }
      }
    }
  }

  /** Returns whether a call can end with an exception; one whose body is unknown can. */
  boolean canThrow(Fact.Call call) {
    List<Dispatch.Target> targets = dispatch.targets(call);
    return targets.isEmpty()
        || targets.stream().anyMatch(target -> !harmless.contains(target.body().method()));
  }

  private boolean canThrow(MethodFacts method) {
    return method.body().nodes().stream().anyMatch(this::canThrow);
  }

  private boolean canThrow(Node node) {
    if (node.onException() != Body.THROWS) {
      return false;
    }
    return node.fact().isEmpty()
        || !(node.fact().get(0) instanceof Fact.Call call)
        || canThrow(call);
  }
}
