package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each body must have been passed for control to come to a node: a forward dataflow over its
 * tests of boolean parameters. Most bodies have none.
 */
final class Circumstances {

  private final Map<MethodRef, List<Optional<Map<Integer, Boolean>>>> known = new HashMap<>();

  /** Returns the values that boolean parameters have at a node, as far as they are known. */
  private Map<Integer, Boolean> at(MethodFacts method, int node) {
    List<Optional<Map<Integer, Boolean>>> nodes =
        known.computeIfAbsent(method.method(), key -> find(method.body().nodes()));
    return nodes.isEmpty() ? Map.of() : nodes.get(node).orElse(Map.of());
  }

  /** Returns one condition under which control comes to a node, if there is any. */
  Optional<Condition> of(MethodFacts method, int node) {
    return at(method, node).entrySet().stream()
        .map(entry -> new Condition(entry.getKey(), entry.getValue()))
        .findFirst();
  }

  /** Returns whether a call cannot make its callee do what it only does under a condition. */
  boolean excludes(Way way, Condition condition) {
    LockPath passed = passed(way, condition);
    if (passed.root() instanceof Root.Truth truth) {
      return truth.value() != condition.value();
    }
    return passed.root() instanceof Root.Parameter parameter
        && at(way.caller(), way.node())
            .getOrDefault(parameter.index(), condition.value())
            .equals(!condition.value());
  }

  /** Returns the condition under which the caller makes its callee do something. */
  Optional<Condition> seenBy(Way way, Optional<Condition> ofCallee) {
    return ofCallee
        .filter(condition -> passed(way, condition).root() instanceof Root.Parameter)
        .map(
            condition ->
                new Condition(
                    ((Root.Parameter) passed(way, condition).root()).index(), condition.value()))
        .or(() -> of(way.caller(), way.node()));
  }

  private static LockPath passed(Way way, Condition condition) {
    List<LockPath> arguments = way.call().arguments();
    LockPath passed =
        condition.parameter() < arguments.size()
            ? arguments.get(condition.parameter())
            : LockPath.unknown("");
    return passed.selectors().isEmpty() ? passed : LockPath.unknown("");
  }

  /** Returns, by node, what is known there; nothing at all if no parameter is tested. */
  private static List<Optional<Map<Integer, Boolean>>> find(List<Node> nodes) {
    if (nodes.stream().noneMatch(Circumstances::tests)) {
      return List.of();
    }
    List<Optional<Map<Integer, Boolean>>> before = new ArrayList<>();
    nodes.forEach(node -> before.add(Optional.empty()));
    before.set(0, Optional.of(Map.of()));
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      int index = open.removeFirst();
      Node node = nodes.get(index);
      Map<Integer, Boolean> here = before.get(index).orElseThrow();
      Map<Integer, Boolean> after = after(node, here);
      node.next().forEach(next -> reach(next, after, before, open));
      reach(node.onException(), here, before, open);
    }
    return before;
  }

  private static boolean tests(Node node) {
    return node.fact().stream().anyMatch(Fact.Given.class::isInstance);
  }

  private static Map<Integer, Boolean> after(Node node, Map<Integer, Boolean> before) {
    for (Fact fact : node.fact()) {
      if (fact instanceof Fact.Given given) {
        Map<Integer, Boolean> more = new TreeMap<>(before);
        more.put(given.parameter(), given.value());
        return more;
      }
    }
    return before;
  }

  private static void reach(
      int node,
      Map<Integer, Boolean> state,
      List<Optional<Map<Integer, Boolean>>> before,
      Deque<Integer> open) {
    if (node < 0) {
      return;
    }
    Optional<Map<Integer, Boolean>> known = before.get(node);
    Map<Integer, Boolean> joined = new TreeMap<>(known.orElse(state));
    joined.entrySet().retainAll(state.entrySet());
    if (known.isEmpty() || !known.get().equals(joined)) {
      before.set(node, Optional.of(joined));
      open.addLast(node);
    }
  }
}
