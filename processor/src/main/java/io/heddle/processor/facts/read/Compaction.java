package io.heddle.processor.facts.read;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.read.GraphBuilder.Draft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Drops the nodes that say nothing: those that nothing reaches, mere junctions, and possible
 * exceptions that the nodes before, with the same locks held, can throw to the same handler.
 */
final class Compaction {

  private static final int START = 0;
  private static final int NOT_KNOWN = Integer.MIN_VALUE;

  private final List<Draft> drafts;

  /** The reachable nodes in reverse postorder: each after its predecessors, save for back edges. */
  private final List<Integer> order;

  /** By node, the first node from there on that is no mere junction. */
  private final int[] landing;

  /** By node, how many kept nodes lead to it; exceptions and the start count as many. */
  private final int[] arrivals;

  Compaction(List<Draft> drafts) {
    this.drafts = drafts;
    this.order = ReversePostorder.of(drafts, START);
    this.landing = new int[drafts.size()];
    this.arrivals = new int[drafts.size()];
  }

  Body body() {
    dropRepeatedThrows();
    Arrays.fill(landing, NOT_KNOWN);
    keepHandlers();
    int start = landing(START);
    if (start == Body.EXIT) {
      return Body.EMPTY;
    }
    countArrivals(start);
    List<Integer> kept = order.stream().filter(id -> isKept(id)).toList();
    int[] number = new int[drafts.size()];
    for (int index = 0; index < kept.size(); index++) {
      number[kept.get(index)] = index;
    }
    return new Body(kept.stream().map(id -> node(drafts.get(id), number)).toList());
  }

  /** Returns whether all that a node can do is throw. */
  private static boolean isPlain(Draft draft) {
    return draft.fact.isEmpty() || draft.fact.get() instanceof Fact.MayThrow;
  }

  private void dropRepeatedThrows() {
    int[] expected = new int[drafts.size()];
    for (int id : order) {
      Draft draft = drafts.get(id);
      draft.next.stream().filter(next -> next >= 0).forEach(next -> expected[next]++);
      if (draft.onException >= 0) {
        expected[draft.onException] = Integer.MAX_VALUE / 2;
      }
    }
    int[] thrownBefore = new int[drafts.size()];
    int[] seen = new int[drafts.size()];
    for (int id : order) {
      Draft draft = drafts.get(id);
      int before = seen[id] == expected[id] && seen[id] > 0 ? thrownBefore[id] : Body.NEVER;
      int after = Body.NEVER;
      if (isPlain(draft)) {
        after = draft.onException == Body.NEVER ? before : draft.onException;
        if (before == draft.onException && !draft.next.isEmpty()) {
          draft.onException = Body.NEVER;
          draft.fact = Optional.empty();
        }
      }
      for (int next : draft.next) {
        if (next >= 0) {
          thrownBefore[next] = seen[next] == 0 || thrownBefore[next] == after ? after : Body.NEVER;
          seen[next]++;
        }
      }
    }
  }

  private int landing(int id) {
    List<Integer> passed = new ArrayList<>();
    int at = id;
    while (at >= 0 && landing[at] == NOT_KNOWN && isMereJunction(drafts.get(at))) {
      // Within a loop without any node that matters, every node lands on the one seen first.
      landing[at] = at;
      passed.add(at);
      at = drafts.get(at).next.get(0);
    }
    int found = at >= 0 && landing[at] != NOT_KNOWN ? landing[at] : at;
    passed.forEach(junction -> landing[junction] = found);
    return found;
  }

  /** An exception leads to a node, even where all that its handler does is return. */
  private void keepHandlers() {
    for (int id : order) {
      int handler = drafts.get(id).onException;
      if (handler >= 0 && landing(handler) < 0) {
        landing[handler] = handler;
      }
    }
  }

  /**
   * What can throw and then only leads to what can throw to the same handler adds nothing either: a
   * fact that throws has not happened.
   */
  private boolean isMereJunction(Draft draft) {
    if (!isPlain(draft) || draft.next.size() != 1) {
      return false;
    }
    int next = draft.next.get(0);
    return draft.onException == Body.NEVER
        || (next >= 0 && drafts.get(next).onException == draft.onException);
  }

  private void countArrivals(int start) {
    int many = 2;
    arrivals[start] = many;
    for (int id : order) {
      Draft draft = drafts.get(id);
      if (landing(id) == id) {
        for (int next : draft.next) {
          int target = landing(next);
          if (target >= 0) {
            arrivals[target]++;
          }
        }
        if (handler(draft) >= 0) {
          arrivals[handler(draft)] += many;
        }
      }
    }
  }

  /** Returns where an exception goes: past all handlers that only throw it on. */
  private int handler(Draft draft) {
    int at = draft.onException < 0 ? draft.onException : landing(draft.onException);
    while (at >= 0 && isPlain(drafts.get(at)) && drafts.get(at).next.isEmpty()) {
      int outer = drafts.get(at).onException;
      at = outer < 0 ? outer : landing(outer);
    }
    return at;
  }

  /** A fork that one node leads to is the fork of that node. */
  private boolean isSpliced(int id) {
    Draft draft = drafts.get(id);
    return draft.fact.isEmpty()
        && draft.onException == Body.NEVER
        && draft.next.size() > 1
        && arrivals[id] == 1;
  }

  private boolean isKept(int id) {
    return landing(id) == id && arrivals[id] > 0 && !isSpliced(id);
  }

  private Node node(Draft draft, int[] number) {
    Set<Integer> next = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>(draft.next);
    while (!open.isEmpty()) {
      int target = landing(open.removeFirst());
      if (target < 0) {
        next.add(target);
      } else if (isSpliced(target)) {
        List<Integer> fork = drafts.get(target).next;
        for (int index = fork.size() - 1; index >= 0; index--) {
          open.addFirst(fork.get(index));
        }
      } else {
        next.add(number[target]);
      }
    }
    int handler = handler(draft);
    int onException = handler >= 0 ? number[handler] : handler;
    return new Node(draft.fact.stream().toList(), List.copyOf(next), onException);
  }
}
