package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Fact.Deed;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which threads of one body have been started, or surely not: a forward dataflow. */
final class ThreadStates {

  /** What is known of one thread on every path that leads here. */
  record Known(boolean started, Position since) {}

  private ThreadStates() {}

  /**
   * Returns, by fact, what is known before it.
   *
   * <p>A finally block stands there once for each way through it: what is said holds for all.
   */
  static Map<Fact, Map<LockPath, Known>> before(List<Node> nodes) {
    List<Optional<Map<LockPath, Known>>> before = flow(nodes);
    Map<Fact, Map<LockPath, Known>> atAll = new HashMap<>();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        before.get(index).ifPresent(known -> atAll.merge(fact, known, ThreadStates::common));
      }
    }
    return atAll;
  }

  private static List<Optional<Map<LockPath, Known>>> flow(List<Node> nodes) {
    List<Optional<Map<LockPath, Known>>> before = new ArrayList<>();
    nodes.forEach(node -> before.add(Optional.empty()));
    Deque<Integer> open = new ArrayDeque<>();
    reach(0, Map.of(), before, open);
    while (!open.isEmpty()) {
      int index = open.remove();
      Map<LockPath, Known> known = before.get(index).orElseThrow();
      Node node = nodes.get(index);
      Map<LockPath, Known> after = known;
      for (Fact fact : node.fact()) {
        after = after(fact, after);
      }
      for (int next : node.next()) {
        reach(next, after, before, open);
      }
      if (node.onException() != Body.NEVER) {
        reach(node.onException(), known, before, open);
      }
    }
    return before;
  }

  private static void reach(
      int node,
      Map<LockPath, Known> known,
      List<Optional<Map<LockPath, Known>>> before,
      Deque<Integer> open) {
    if (node >= 0) {
      Optional<Map<LockPath, Known>> earlier = before.get(node);
      Map<LockPath, Known> both = earlier.map(one -> common(one, known)).orElse(known);
      if (earlier.isEmpty() || !earlier.get().equals(both)) {
        before.set(node, Optional.of(both));
        open.add(node);
      }
    }
  }

  private static Map<LockPath, Known> common(Map<LockPath, Known> one, Map<LockPath, Known> other) {
    Map<LockPath, Known> both = new LinkedHashMap<>();
    one.forEach(
        (path, known) -> {
          Known there = other.get(path);
          if (there != null && there.started() == known.started()) {
            both.put(path, known.since().compareTo(there.since()) <= 0 ? known : there);
          }
        });
    return both;
  }

  private static Map<LockPath, Known> after(Fact fact, Map<LockPath, Known> known) {
    if (fact instanceof Fact.Spawn thread && !thread.started()) {
      Map<LockPath, Known> more = new HashMap<>(known);
      more.remove(thread.handle());
      if (thread.confined()) {
        more.put(thread.handle(), new Known(false, thread.at()));
      }
      return more;
    } else if (fact instanceof Fact.OnThread on
        && on.deed() == Deed.START
        && on.thread().isStable()) {
      Map<LockPath, Known> more = new HashMap<>(known);
      more.put(on.thread(), new Known(true, on.at()));
      return more;
    }
    return known;
  }
}
