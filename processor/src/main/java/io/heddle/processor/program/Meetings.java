package io.heddle.processor.program;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Barriers whose parties can be counted, and what barriers run themselves.
 *
 * <p>Counted are only barriers in local variables that nothing is done with but in the body that
 * makes them and in its lambdas.
 */
final class Meetings {

  private static final Set<String> BARRIERS =
      Set.of("java.util.concurrent.CyclicBarrier", "io.heddle.Barrier");

  private static final Set<Blocking> ENDLESS =
      EnumSet.of(
          Blocking.BARRIER,
          Blocking.JOIN,
          Blocking.RESULT,
          Blocking.GATE,
          Blocking.ELEMENT,
          Blocking.PERMIT);

  /** Through how many calls it is looked for what an action waits for. */
  private static final int MOST_CALLS = 3;

  private final CallGraph graph;
  private final Handles handles;

  private Meetings(CallGraph graph, Handles handles) {
    this.graph = graph;
    this.handles = handles;
  }

  static List<Meeting> in(CallGraph graph, Handles handles) {
    Meetings meetings = new Meetings(graph, handles);
    List<Meeting> found = new ArrayList<>();
    for (Handles.Site<Fact.Sized> site : handles.sizes()) {
      if (BARRIERS.contains(site.fact().object().type())) {
        meetings.lonely(site).ifPresent(found::add);
        meetings.waitingAction(site).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Meeting> lonely(Handles.Site<Fact.Sized> barrier) {
    Optional<Handles.Key> key = Handles.key(barrier.in(), barrier.fact().object());
    if (!barrier.fact().confined() || barrier.fact().size().isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    int parties = barrier.fact().size().get(0);
    OptionalInt arriving = arriving(barrier.in(), key.get());
    return arriving.isPresent() && arriving.getAsInt() > 0 && arriving.getAsInt() < parties
        ? Optional.of(
            new Meeting(barrier.in(), barrier.fact().at(), parties, arriving.getAsInt(), List.of()))
        : Optional.empty();
  }

  /** Returns how many threads can be at a barrier at once; empty if nobody knows. */
  private OptionalInt arriving(MethodFacts maker, Handles.Key barrier) {
    int threads = 0;
    boolean self = false;
    Map<Handles.Key, Integer> byPool = new HashMap<>();
    Set<Fact.Spawn> counted = new HashSet<>();
    for (Handles.Site<Fact.Block> arrival : handles.blocksAt(barrier)) {
      if (arrival.in().equals(maker)) {
        self = true;
        continue;
      }
      List<Handles.Site<Fact.Spawn>> spawns = spawnsOf(arrival.in());
      if (spawns.isEmpty()) {
        return OptionalInt.empty();
      }
      for (Handles.Site<Fact.Spawn> spawn : spawns) {
        OptionalInt pool = sizeOfPool(spawn);
        boolean often = Reach.after(spawn.in(), spawn.node()).get(spawn.node());
        if (!spawn.in().equals(maker) || (often && pool.isEmpty())) {
          return OptionalInt.empty();
        } else if (pool.isPresent()) {
          Handles.Key by = Handles.key(spawn.in(), spawn.fact().by()).orElseThrow();
          int tasks = often ? pool.getAsInt() : byPool.getOrDefault(by, 0) + 1;
          byPool.put(by, Math.min(pool.getAsInt(), tasks));
        } else if (counted.add(spawn.fact())) {
          threads++;
        }
      }
    }
    int pooled = byPool.values().stream().mapToInt(Integer::intValue).sum();
    return OptionalInt.of(threads + pooled + (self ? 1 : 0));
  }

  private List<Handles.Site<Fact.Spawn>> spawnsOf(MethodFacts task) {
    return handles.spawns().stream()
        .filter(site -> handles.tasksOf(site.in(), site.fact()).contains(task))
        .toList();
  }

  private OptionalInt sizeOfPool(Handles.Site<Fact.Spawn> spawn) {
    return Handles.key(spawn.in(), spawn.fact().by()).map(handles::sizesOf).stream()
        .flatMap(List::stream)
        .filter(site -> !site.fact().size().isEmpty())
        .mapToInt(site -> site.fact().size().get(0))
        .max();
  }

  private Optional<Meeting> waitingAction(Handles.Site<Fact.Sized> barrier) {
    for (LockPath task : barrier.fact().tasks()) {
      for (MethodFacts action : handles.bodiesOf(barrier.in(), task)) {
        Optional<Meeting.Wait> wait = wait(action, List.of());
        if (wait.isPresent()) {
          return Optional.of(
              new Meeting(barrier.in(), barrier.fact().at(), 0, 0, List.of(wait.get())));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Meeting.Wait> wait(MethodFacts body, List<Called> calls) {
    for (Node node : body.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Block block && !block.timed() && ENDLESS.contains(block.what())) {
          return Optional.of(new Meeting.Wait(body, calls, block.call(), block.at()));
        } else if (fact instanceof Fact.Await await && !await.timed()) {
          return Optional.of(new Meeting.Wait(body, calls, "await", await.at()));
        }
      }
    }
    if (calls.size() < MOST_CALLS) {
      for (CallGraph.Site site : graph.callsOf(body)) {
        if (site.certain()) {
          List<Called> longer = new ArrayList<>(calls);
          longer.add(new Called(site.call().at(), body.method(), site.callee().method()));
          Optional<Meeting.Wait> below = wait(site.callee(), longer);
          if (below.isPresent()) {
            return below;
          }
        }
      }
    }
    return Optional.empty();
  }
}
