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
  private final Map<N, Visit<N>> visits = new HashMap<>();
  private final Deque<Visit<N>> stack = new ArrayDeque<>();
  private final List<List<N>> found = new ArrayList<>();

  /** A node that was reached: in which order, and the first node of the stack that it leads to. */
  private static final class Visit<N> {
    final N node;
    final Iterator<N> rest;
    final int order;
    int low;
    boolean onStack = true;

    Visit(N node, Iterator<N> rest, int order) {
      this.node = node;
      this.rest = rest;
      this.order = order;
      this.low = order;
    }
  }

  private Components(Function<N, ? extends Collection<N>> successors) {
    this.successors = successors;
  }

  static <N> List<List<N>> of(
      Collection<N> nodes, Function<N, ? extends Collection<N>> successors) {
    Components<N> components = new Components<>(successors);
    for (N node : nodes) {
      if (!components.visits.containsKey(node)) {
        components.explore(node);
      }
    }
    return components.found;
  }

  private void explore(N start) {
    Deque<Visit<N>> path = new ArrayDeque<>();
    path.push(open(start));
    while (!path.isEmpty()) {
      Visit<N> here = path.peek();
      if (here.rest.hasNext()) {
        N next = here.rest.next();
        Visit<N> known = visits.get(next);
        if (known == null) {
          path.push(open(next));
        } else if (known.onStack) {
          here.low = Math.min(here.low, known.order);
        }
      } else {
        path.pop();
        close(here);
        if (!path.isEmpty()) {
          path.peek().low = Math.min(path.peek().low, here.low);
        }
      }
    }
  }

  private Visit<N> open(N node) {
    Visit<N> visit =
        new Visit<>(node, List.<N>copyOf(successors.apply(node)).iterator(), visits.size());
    visits.put(node, visit);
    stack.push(visit);
    return visit;
  }

  private void close(Visit<N> root) {
    if (root.low != root.order) {
      return;
    }
    List<N> component = new ArrayList<>();
    Visit<N> member;
    do {
      member = stack.pop();
      member.onStack = false;
      component.add(member.node);
    } while (member != root);
    Collections.reverse(component);
    found.add(component);
  }
}
