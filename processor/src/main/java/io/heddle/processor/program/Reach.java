package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Which nodes of one body control can come to from which. */
final class Reach {

  private Reach() {}

  /** Returns the nodes that can follow when a node ends normally, however much later. */
  static BitSet after(MethodFacts method, int node) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    add(method.body().nodes().get(node).next(), reached, open);
    spread(method, reached, open, blocked -> false);
    return reached;
  }

  /** Returns whether control can come to a fact when a node ends normally, however much later. */
  static boolean leadsTo(MethodFacts method, int node, Fact fact) {
    List<Node> nodes = method.body().nodes();
    return after(method, node).stream().anyMatch(next -> nodes.get(next).fact().contains(fact));
  }

  /** Returns the nodes that control can come to from the start without passing some of them. */
  static BitSet avoiding(MethodFacts method, IntPredicate passed) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    if (!method.body().nodes().isEmpty()) {
      add(List.of(0), reached, open);
      spread(method, reached, open, passed);
    }
    return reached;
  }

  /** Returns whether a body can end other than with an exception, without passing some nodes. */
  static boolean returns(MethodFacts method, IntPredicate passed) {
    List<Node> nodes = method.body().nodes();
    return nodes.isEmpty()
        || avoiding(method, passed).stream()
            .filter(at -> !passed.test(at))
            .anyMatch(at -> nodes.get(at).next().contains(Body.EXIT));
  }

  private static void spread(
      MethodFacts method, BitSet reached, Deque<Integer> open, IntPredicate passed) {
    while (!open.isEmpty()) {
      int at = open.remove();
      if (!passed.test(at)) {
        Node node = method.body().nodes().get(at);
        add(node.next(), reached, open);
        if (node.onException() != Body.NEVER) {
          add(List.of(node.onException()), reached, open);
        }
      }
    }
  }

  private static void add(List<Integer> nodes, BitSet reached, Deque<Integer> open) {
    for (int node : nodes) {
      if (node >= 0 && !reached.get(node)) {
        reached.set(node);
        open.add(node);
      }
    }
  }
}
