package io.heddle.processor.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The circles of a graph: for each arc that lies on one, the shortest; each set of nodes once.
 *
 * <p>One breadth-first search towards each node, inside its strongly connected component, answers
 * for all arcs that leave the node.
 *
 * @param <N> the nodes
 */
final class Circles<N> {

  private static final int NOWHERE = -1;

  private final List<N> nodes;
  private final int[][] successors;
  private final int[][] predecessors;

  private Circles(List<N> nodes, Function<N, ? extends Collection<N>> successors) {
    this.nodes = nodes;
    Map<N, Integer> numbers = new HashMap<>();
    nodes.forEach(node -> numbers.put(node, numbers.size()));
    this.successors = new int[nodes.size()][];
    List<List<Integer>> arriving = new ArrayList<>();
    nodes.forEach(node -> arriving.add(new ArrayList<>()));
    for (int from = 0; from < nodes.size(); from++) {
      this.successors[from] = numbersOf(successors.apply(nodes.get(from)), numbers);
      for (int to : this.successors[from]) {
        arriving.get(to).add(from);
      }
    }
    this.predecessors =
        arriving.stream()
            .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  private static <N> int[] numbersOf(Collection<N> some, Map<N, Integer> numbers) {
    return some.stream()
        .filter(numbers::containsKey)
        .mapToInt(node -> numbers.getOrDefault(node, NOWHERE))
        .toArray();
  }

  /** Returns the circles, each from the node where its arc starts; in the order of the nodes. */
  static <N> List<List<N>> in(
      Collection<N> nodes, Function<N, ? extends Collection<N>> successors) {
    List<List<N>> found = new ArrayList<>();
    for (List<N> component : Components.of(nodes, successors)) {
      if (component.size() > 1) {
        new Circles<>(inOrder(component, nodes), successors).addTo(found);
      }
    }
    return found;
  }

  private static <N> List<N> inOrder(List<N> component, Collection<N> order) {
    Map<N, Boolean> members = new HashMap<>();
    component.forEach(node -> members.put(node, true));
    return order.stream().filter(members::containsKey).toList();
  }

  private void addTo(List<List<N>> found) {
    Set<BitSet> known = new HashSet<>();
    for (int start = 0; start < successors.length; start++) {
      int[] towardsStart = stepsTowards(start);
      for (int next : successors[start]) {
        BitSet members = new BitSet();
        members.set(start);
        for (int at = next; at != start; at = towardsStart[at]) {
          members.set(at);
        }
        if (known.add(members)) {
          found.add(circle(start, next, towardsStart));
        }
      }
    }
  }

  private List<N> circle(int start, int next, int[] towardsStart) {
    List<N> circle = new ArrayList<>();
    circle.add(nodes.get(start));
    for (int at = next; at != start; at = towardsStart[at]) {
      circle.add(nodes.get(at));
    }
    return circle;
  }

  /** Returns, by node, the next node on a shortest path to one node. */
  private int[] stepsTowards(int end) {
    int[] step = new int[successors.length];
    Arrays.fill(step, NOWHERE);
    step[end] = end;
    int[] open = new int[successors.length];
    open[0] = end;
    int found = 1;
    for (int index = 0; index < found; index++) {
      for (int before : predecessors[open[index]]) {
        if (step[before] == NOWHERE) {
          step[before] = open[index];
          open[found++] = before;
        }
      }
    }
    return step;
  }
}
