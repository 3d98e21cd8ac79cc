package io.heddle.processor.facts.read;

import io.heddle.processor.facts.read.GraphBuilder.Draft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Orders the reachable nodes of a graph: branches as written, handlers last. */
final class ReversePostorder {

  private static final class Visit {
    final int id;

    /** Taken from the end: what is visited first is ordered last. */
    final List<Integer> successors;

    Visit(int id, Draft draft) {
      this.id = id;
      this.successors = new ArrayList<>(draft.next.size() + 1);
      successors.addAll(draft.next);
      successors.add(draft.onException);
    }
  }

  private ReversePostorder() {}

  static List<Integer> of(List<Draft> drafts, int start) {
    List<Integer> postorder = new ArrayList<>();
    BitSet seen = new BitSet();
    Deque<Visit> path = new ArrayDeque<>();
    seen.set(start);
    path.push(new Visit(start, drafts.get(start)));
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (visit.successors.isEmpty()) {
        postorder.add(visit.id);
        path.pop();
      } else {
        int next = visit.successors.remove(visit.successors.size() - 1);
        if (next >= 0 && !seen.get(next)) {
          seen.set(next);
          path.push(new Visit(next, drafts.get(next)));
        }
      }
    }
    Collections.reverse(postorder);
    return postorder;
  }
}
