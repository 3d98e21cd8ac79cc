package io.heddle.processor.program;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Fact.Deed;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.program.ThreadMisuse.How;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Threads that nobody waits for, although it matters what becomes of them: daemons that write what
 * should last, and others that never end.
 *
 * <p>Only threads of which all uses are known: those in local variables that nothing else gets, and
 * those in fields that are not passed on.
 */
final class LooseThreads {

  private static final String THREAD = "java.lang.Thread";

  /** Through how many calls it is looked for what a thread writes. */
  private static final int MOST_CALLS = 3;

  private final CallGraph graph;
  private final Handles handles;

  private LooseThreads(CallGraph graph, Handles handles) {
    this.graph = graph;
    this.handles = handles;
  }

  static List<ThreadMisuse> in(CallGraph graph, Handles handles) {
    LooseThreads threads = new LooseThreads(graph, handles);
    List<ThreadMisuse> found = new ArrayList<>();
    Set<Fact.Spawn> seen = new HashSet<>();
    for (Handles.Site<Fact.Spawn> site : handles.spawns()) {
      // A finally block stands there once for each way through it.
      if (!site.fact().started() && seen.add(site.fact())) {
        threads.judge(site).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<ThreadMisuse> judge(Handles.Site<Fact.Spawn> thread) {
    List<Handles.Key> names =
        Handles.key(thread.in(), thread.fact().handle()).map(handles::namesOf).orElse(List.of());
    List<Deed> deeds = names.stream().flatMap(name -> handles.deedsOn(name).stream()).toList();
    boolean isKnown = thread.fact().confined() || names.size() > 1;
    if (!isKnown || names.stream().anyMatch(this::isAwaited) || !deeds.contains(Deed.START)) {
      return Optional.empty();
    }
    List<MethodFacts> tasks = handles.tasksOf(thread.in(), thread.fact());
    if (deeds.contains(Deed.DAEMON)) {
      return deeds.contains(Deed.USER)
          ? Optional.empty()
          : lastingWork(tasks).map(at -> misuse(thread, How.CUT_OFF, Optional.of(at)));
    }
    boolean isEndless =
        thread.fact().handle().type().equals(THREAD)
            && !deeds.contains(Deed.INTERRUPT)
            && !tasks.isEmpty()
            && tasks.stream().allMatch(this::neverReturns);
    return isEndless
        ? Optional.of(misuse(thread, How.UNSTOPPED, Optional.empty()))
        : Optional.empty();
  }

  /** Returns whether somebody waits for its end, or could under another name. */
  private boolean isAwaited(Handles.Key name) {
    return handles.isPassedOn(name)
        || handles.blocksAt(name).stream().anyMatch(site -> site.fact().what() == Blocking.JOIN);
  }

  /** Returns whether a body can end with an exception only; also for what another body does. */
  private boolean neverReturns(MethodFacts task) {
    Set<Integer> endless = new HashSet<>();
    graph
        .surelyCalledBy(task)
        .forEach(
            (node, callee) -> {
              if (!Reach.returns(callee, at -> false)) {
                endless.add(node);
              }
            });
    return !Reach.returns(task, endless::contains);
  }

  private static ThreadMisuse misuse(
      Handles.Site<Fact.Spawn> thread, How how, Optional<Position> at) {
    return new ThreadMisuse(thread.in(), thread.fact(), how, at);
  }

  /** Returns where a task, or what it surely calls, changes what outlives the program. */
  private Optional<Position> lastingWork(List<MethodFacts> tasks) {
    Map<MethodFacts, Integer> depths = new HashMap<>();
    Deque<MethodFacts> open = new ArrayDeque<>(tasks);
    tasks.forEach(task -> depths.put(task, 0));
    while (!open.isEmpty()) {
      MethodFacts body = open.remove();
      Optional<Position> found =
          body.body().nodes().stream()
              .flatMap(node -> node.fact().stream())
              .filter(Fact.Lasting.class::isInstance)
              .map(Fact::at)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      int depth = depths.getOrDefault(body, 0) + 1;
      for (CallGraph.Site call : graph.callsOf(body)) {
        if (call.certain()
            && depth <= MOST_CALLS
            && depths.putIfAbsent(call.callee(), depth) == null) {
          open.add(call.callee());
        }
      }
    }
    return Optional.empty();
  }
}
