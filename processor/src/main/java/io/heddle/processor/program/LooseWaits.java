package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.MethodFacts.Callers;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Waits for a condition that do not stand in a loop.
 *
 * <p>A loop is any way from the normal end of the wait back to it: {@code while}, {@code do},
 * {@code for (;;)} with a {@code return} inside, or the method calling itself. A loop that goes on
 * only after an exception tests nothing. Of a helper the callers have to have the loop.
 */
final class LooseWaits {

  private static final String CONDITION = "java.util.concurrent.locks.Condition";

  /** Through how many callers a loop is looked for. */
  private static final int MOST_CALLS = 3;

  private final ClassPool pool;
  private final CallGraph graph;

  private LooseWaits(ClassPool pool, CallGraph graph) {
    this.pool = pool;
    this.graph = graph;
  }

  static List<LooseWait> in(ClassPool pool, CallGraph graph) {
    LooseWaits waits = new LooseWaits(pool, graph);
    List<LooseWait> found = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        for (Fact fact : nodes.get(index).fact()) {
          if (fact instanceof Fact.Await await) {
            waits.judge(method, index, await).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private Optional<LooseWait> judge(MethodFacts method, int node, Fact.Await await) {
    if (method.kind() == MethodFacts.Kind.ESCAPING || comesBack(method, node)) {
      return Optional.empty();
    }
    List<CallGraph.Site> sites = graph.allCallersOf(method);
    if (sites.isEmpty()) {
      return method.callers() == Callers.CLASS || isForwarder(method, await)
          ? Optional.empty()
          : Optional.of(new LooseWait(method, await, List.of()));
    }
    Optional<List<Called>> straight =
        sites.stream().flatMap(site -> straightTo(site, 1).stream()).findFirst();
    if (method.callers() == Callers.ANYONE && !isForwarder(method, await)) {
      // It is its own fault, unless all who call it make up for it.
      return straight.map(calls -> new LooseWait(method, await, List.of()));
    }
    return straight.map(calls -> new LooseWait(method, await, calls));
  }

  /** Returns the calls down to this one from a body that has no loop around them, if there is. */
  private Optional<List<Called>> straightTo(CallGraph.Site site, int depth) {
    MethodFacts caller = site.caller();
    if (caller.kind() == MethodFacts.Kind.ESCAPING || comesBack(caller, site.node())) {
      return Optional.empty();
    }
    Called call = new Called(site.call().at(), caller.method(), site.callee().method());
    List<CallGraph.Site> above = graph.allCallersOf(caller);
    if (caller.callers() == Callers.ANYONE || above.isEmpty() || depth == MOST_CALLS) {
      return Optional.of(List.of(call));
    }
    return above.stream()
        .flatMap(outer -> straightTo(outer, depth + 1).stream())
        .findFirst()
        .map(
            calls -> {
              List<Called> longer = new ArrayList<>(calls);
              longer.add(call);
              return longer;
            });
  }

  private static boolean comesBack(MethodFacts method, int node) {
    BitSet after = Reach.after(method, node);
    if (after.get(node)) {
      return true;
    }
    List<Node> nodes = method.body().nodes();
    return after.stream()
        .mapToObj(nodes::get)
        .flatMap(later -> later.fact().stream())
        .anyMatch(fact -> fact instanceof Fact.Call call && call.target().equals(method.method()));
  }

  /** Waits for others: a condition made of another, or one that its caller passes. */
  private boolean isForwarder(MethodFacts method, Fact.Await await) {
    boolean isCondition =
        pool.superTypes(method.method().owner()).contains(CONDITION)
            && method.method().name().startsWith("await");
    return isCondition
        || (await.condition().root() instanceof Root.Parameter
            && await.condition().selectors().isEmpty())
        || method.body().nodes().stream()
            .flatMap(node -> node.fact().stream())
            .allMatch(fact -> fact.equals(await) || isNothing(fact));
  }

  private static boolean isNothing(Fact fact) {
    return fact instanceof Fact.MayThrow || fact instanceof Fact.Result;
  }
}
