package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The locks that each body takes, directly or through calls, with the most convincing route to
 * each.
 *
 * <p>Computed callees first; in a group of bodies that call each other, whoever calls a body with a
 * better route is looked at again. Routes only get better in a well-founded order, so that ends.
 */
final class Summaries {

  /** How many objects of one lock class a summary names: the two that matter most. */
  private static final int MOST_PATHS = 2;

  private final Dispatch dispatch;
  private final Frames frames;
  private final Bodies bodies;
  private final Map<MethodRef, Map<Wanted.Key, List<Wanted>>> summaries = new HashMap<>();

  Summaries(CallGraph graph, Dispatch dispatch, Frames frames, Bodies bodies) {
    this.dispatch = dispatch;
    this.frames = frames;
    this.bodies = bodies;
    for (List<MethodFacts> group : graph.calleesFirst()) {
      settle(group, graph);
    }
  }

  /** Repeats the bodies of a group until none has anything new for those that call it. */
  private void settle(List<MethodFacts> group, CallGraph graph) {
    Deque<MethodFacts> open = new ArrayDeque<>(group);
    Set<MethodRef> members = new HashSet<>();
    group.forEach(method -> members.add(method.method()));
    Set<MethodRef> queued = new HashSet<>(members);
    while (!open.isEmpty()) {
      MethodFacts method = open.removeFirst();
      queued.remove(method.method());
      if (improve(method)) {
        for (CallGraph.Site site : graph.callersOf(method)) {
          MethodRef caller = site.caller().method();
          if (members.contains(caller) && queued.add(caller)) {
            open.addLast(site.caller());
          }
        }
      }
    }
  }

  List<Wanted> of(MethodFacts method) {
    return summaries.getOrDefault(method.method(), Map.of()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private boolean improve(MethodFacts method) {
    boolean changed = false;
    List<Node> nodes = method.body().nodes();
    List<Optional<HeldLocks>> before = bodies.flow(method).before();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        Optional<HeldLocks> held = before.get(index);
        if (held.isPresent()) {
          for (Wanted wanted : takenBy(method, fact, held.get())) {
            changed |= keep(method, wanted);
          }
        }
      }
    }
    return changed;
  }

  private boolean keep(MethodFacts method, Wanted wanted) {
    if (wanted.lock().path().root() instanceof Root.Fresh || !canMatter(wanted)) {
      return false;
    }
    Map<Wanted.Key, List<Wanted>> summary =
        summaries.computeIfAbsent(method.method(), body -> new LinkedHashMap<>());
    List<Wanted> known = summary.getOrDefault(wanted.key(), List.of());
    List<Wanted> best = bestOf(known, wanted);
    summary.put(wanted.key(), best);
    return best != known;
  }

  /** Returns the list itself if the newcomer has no place in it. */
  private static List<Wanted> bestOf(List<Wanted> known, Wanted newcomer) {
    for (Wanted one : known) {
      if (one.lock().equals(newcomer.lock()) && !isBetter(newcomer, one)) {
        return known;
      }
    }
    if (known.size() == MOST_PATHS
        && !isBetter(newcomer, known.get(MOST_PATHS - 1))
        && known.stream().noneMatch(one -> one.lock().equals(newcomer.lock()))) {
      return known;
    }
    List<Wanted> better = new ArrayList<>(known);
    better.removeIf(one -> one.lock().equals(newcomer.lock()));
    better.add(newcomer);
    better.sort(Comparator.comparing(Wanted::route, Route.BY_CONVICTION));
    return List.copyOf(better.subList(0, Math.min(MOST_PATHS, better.size())));
  }

  private static boolean isBetter(Wanted one, Wanted other) {
    return Route.BY_CONVICTION.compare(one.route(), other.route()) < 0;
  }

  /** A lock without a class still matters if a caller can give it one. */
  private static boolean canMatter(Wanted wanted) {
    return wanted.lockClass().isPresent()
        || wanted.lock().path().root() instanceof Root.Parameter
        || wanted.lock().path().root() instanceof Root.This;
  }

  /** Returns the locks that a fact takes, in the frame of the body it stands in. */
  List<Wanted> takenBy(MethodFacts method, Fact fact, HeldLocks held) {
    if (fact instanceof Fact.Acquire acquire) {
      return List.of(own(method, acquire.lock(), acquire.waits(), held, acquire));
    } else if (fact instanceof Fact.TryAcquire attempt) {
      return List.of(own(method, attempt.lock(), Fact.Wait.NONE, held, attempt));
    } else if (fact instanceof Fact.Call call) {
      return called(method, call, held);
    }
    return List.of();
  }

  private Wanted own(MethodFacts method, LockUse lock, Fact.Wait waits, HeldLocks held, Fact fact) {
    LockUse named = frames.normalized(lock);
    return new Wanted(
        named,
        LockClass.of(named, method.method().owner()),
        waits,
        held.givenBack(),
        new Route.Taken(named, fact.at()));
  }

  private List<Wanted> called(MethodFacts caller, Fact.Call call, HeldLocks held) {
    List<Wanted> all = new ArrayList<>();
    for (Dispatch.Target target : dispatch.targets(call)) {
      for (Wanted wanted : of(target.body())) {
        all.add(seenBy(caller, call, target, wanted, held));
      }
    }
    return all;
  }

  private Wanted seenBy(
      MethodFacts caller, Fact.Call call, Dispatch.Target target, Wanted wanted, HeldLocks held) {
    MethodFacts callee = target.body();
    LockUse lock = frames.normalized(frames.toCaller(wanted.lock(), caller, call, callee));
    Optional<LockClass> lockClass = LockClass.of(lock, caller.method().owner());
    List<LockUse> givenBack = new ArrayList<>(held.givenBack());
    for (LockUse released : wanted.givenBack()) {
      givenBack.add(frames.normalized(frames.toCaller(released, caller, call, callee)));
    }
    return new Wanted(
        lock,
        lockClass.isPresent() ? lockClass : wanted.lockClass(),
        wanted.waits(),
        givenBack,
        wanted.route().through(call.at(), callee.method(), target.certain()));
  }
}
