package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Fact.Deed;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which threads of one body have been started, or surely not: a forward dataflow. */
final class ThreadStates extends Forward<Map<LockPath, ThreadStates.Known>> {

  /** What is known of one thread on every path that leads here. */
  record Known(boolean started, Position since) {}

  private ThreadStates() {}

  /**
   * Returns, by fact, what is known before it.
   *
   * <p>A finally block stands there once for each way through it: what is said holds for all.
   */
  static Map<Fact, Map<LockPath, Known>> before(List<Node> nodes) {
    List<Optional<Map<LockPath, Known>>> before = new ThreadStates().over(nodes, Map.of()).before();
    Map<Fact, Map<LockPath, Known>> atAll = new HashMap<>();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        before.get(index).ifPresent(known -> atAll.merge(fact, known, ThreadStates::common));
      }
    }
    return atAll;
  }

  @Override
  Map<LockPath, Known> after(Node node, Map<LockPath, Known> before) {
    Map<LockPath, Known> after = before;
    for (Fact fact : node.fact()) {
      after = after(fact, after);
    }
    return after;
  }

  @Override
  Map<LockPath, Known> afterException(Node node, Map<LockPath, Known> before) {
    return before;
  }

  @Override
  Map<LockPath, Known> join(Map<LockPath, Known> one, Map<LockPath, Known> other) {
    return common(one, other);
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
