package io.heddle.processor.program;

import static java.util.stream.Collectors.toSet;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@linkplain EntryLocks entry locks} that a body has only if nobody runs without them a
 * function that calls it, perhaps through other bodies.
 *
 * <p>Nobody knows who runs those functions. A field may well count as protected all the same; that
 * a lock is never waited for cannot rest on it.
 */
final class HearsayLocks {

  private final CallGraph graph;
  private final EntryLocks entries;
  private final Map<MethodRef, Set<LockPath>> known = new HashMap<>();
  private final Deque<MethodFacts> open = new ArrayDeque<>();

  HearsayLocks(CallGraph graph, EntryLocks entries) {
    this.graph = graph;
    this.entries = entries;
  }

  boolean contains(MethodFacts method, LockPath lock) {
    return known.getOrDefault(method.method(), Set.of()).contains(lock);
  }

  /** Notes what a body is said to hold when it starts, if such a function calls it. */
  void begin(MethodFacts method, Optional<HeldLocks> entry) {
    boolean isCalled =
        graph.allCallersOf(method).stream()
            .anyMatch(site -> site.caller().kind() == MethodFacts.Kind.ESCAPING);
    if (isCalled && entry.isPresent() && !entry.get().all().isEmpty()) {
      known.put(
          method.method(),
          entry.get().all().stream().map(hold -> hold.lock().path()).collect(toSet()));
      open.add(method);
    }
  }

  /** Follows the locks to the bodies that have them only from there. */
  void spread() {
    while (!open.isEmpty()) {
      for (CallGraph.Site site : graph.allCallsOf(open.removeFirst())) {
        if (entries.isInferred(site.callee()) && handOn(site)) {
          open.add(site.callee());
        }
      }
    }
  }

  /** Returns whether the callee has more of them now. */
  private boolean handOn(CallGraph.Site site) {
    Set<LockPath> ofCaller = known.getOrDefault(site.caller().method(), Set.of());
    Set<LockPath> ofCallee =
        known.computeIfAbsent(site.callee().method(), callee -> new HashSet<>());
    return entries
        .flow(site.caller())
        .flatMap(flow -> flow.before().get(site.node()))
        .map(
            held ->
                held.all().stream()
                    .filter(hold -> !hold.taken() && ofCaller.contains(hold.lock().path()))
                    .flatMap(hold -> entries.seenFrom(site, hold).stream())
                    .map(LockUse::path)
                    .toList())
        .filter(ofCallee::addAll)
        .isPresent();
  }
}
