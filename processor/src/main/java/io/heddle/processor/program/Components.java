package io.heddle.processor.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The strongly connected components of a graph, successors first.
 *
 * <p>Tarjan, "Depth-first search and linear graph algorithms" (1972), with the recursion on an
 * explicit stack: call chains of real programs are deeper than a compiler's thread.
 *
 * @param <N> the nodes
 */
final class Components<N> {

  private final Function<N, ? extends Collection<N>> successors;
  private final Map<N, Integer> order = new HashMap<>();
  private final Map<N, Integer> low = new HashMap<>();
  private final Map<N, Boolean> onStack = new HashMap<>();
  private final Deque<N> stack = new ArrayDeque<>();
  private final List<List<N>> found = new ArrayList<>();

  private record Frame<N>(N node, Iterator<N> rest) {}

  private Components(Function<N, ? extends Collection<N>> successors) {
    this.successors = successors;
  }

  static <N> List<List<N>> of(
      Collection<N> nodes, Function<N, ? extends Collection<N>> successors) {
    Components<N> components = new Components<>(successors);
    for (N node : nodes) {
      if (!components.order.containsKey(node)) {
        components.explore(node);
      }
    }
    return components.found;
  }

  private void explore(N start) {
    Deque<Frame<N>> path = new ArrayDeque<>();
    path.push(open(start));
    while (!path.isEmpty()) {
      Frame<N> frame = path.peek();
      if (frame.rest().hasNext()) {
        N next = frame.rest().next();
        if (!order.containsKey(next)) {
          path.push(open(next));
        } else if (onStack.getOrDefault(next, false)) {
          low.merge(frame.node(), at(order, next), Math::min);
        }
      } else {
        path.pop();
        close(frame.node());
        if (!path.isEmpty()) {
          low.merge(path.peek().node(), at(low, frame.node()), Math::min);
        }
      }
    }
  }

  private Frame<N> open(N node) {
    order.put(node, order.size());
    low.put(node, at(order, node));
    stack.push(node);
    onStack.put(node, true);
    return new Frame<>(node, List.<N>copyOf(successors.apply(node)).iterator());
  }

  private void close(N node) {
    if (at(low, node) != at(order, node)) {
      return;
    }
    List<N> component = new ArrayList<>();
    N member;
    do {
      member = stack.pop();
      onStack.put(member, false);
      component.add(member);
    } while (!member.equals(node));
    Collections.reverse(component);
    found.add(component);
  }

  private static <N> int at(Map<N, Integer> numbers, N node) {
    return numbers.getOrDefault(node, -1);
  }
}
