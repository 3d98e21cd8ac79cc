package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The locks that each body takes, directly or through calls, with the most convincing route to
 * each.
 *
 * <p>Found as Dijkstra finds shortest paths, from the acquisitions towards the callers, in steps of
 * equal conviction: every call makes a route longer, and some make it more doubtful, so what a step
 * keeps no later step improves. Each body hands a lock on to its callers once, however the bodies
 * call each other, and nothing is handed on that could not win.
 */
final class Summaries {

  /** A route that rests on more assumptions convinces nobody; no rule reports it. */
  private static final int MOST_DOUBTS = 1;

  /** A body, and the calls by which locks go on from it. */
  private static final class Place {
    final Summary summary = new Summary();
    final List<Way> callers = new ArrayList<>();
  }

  /** A call that control reaches, with what is held there. */
  private record Way(CallGraph.Site site, Place caller, HeldLocks held, boolean givesBack) {}

  /** A lock that has come as far as this body. */
  private record Arrival(Place at, Wanted wanted) {}

  private final Dispatch dispatch;
  private final Map<MethodRef, Place> places = new HashMap<>();

  Summaries(ClassPool pool, CallGraph graph, Dispatch dispatch, Bodies bodies) {
    this.dispatch = dispatch;
    List<MethodFacts> methods = pool.methods();
    methods.forEach(method -> places.put(method.method(), new Place()));
    graph.sites().forEach(site -> link(site, bodies));
    List<Arrival> arrivals = ownLocks(methods, bodies);
    // By depth, what comes with one doubt more than what is looked at.
    Map<Integer, List<Arrival>> doubtful = new HashMap<>();
    for (int doubts = 0; doubts <= MOST_DOUBTS; doubts++) {
      Map<Integer, List<Arrival>> next = new HashMap<>();
      int deepest = doubtful.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
      for (int depth = 0; depth <= deepest || !arrivals.isEmpty(); depth++) {
        arrivals.addAll(doubtful.getOrDefault(depth, List.of()));
        arrivals = step(arrivals, next.computeIfAbsent(depth + 1, key -> new ArrayList<>()));
      }
      doubtful = next;
    }
  }

  private void link(CallGraph.Site site, Bodies bodies) {
    Place caller = places.get(site.caller().method());
    Place callee = places.get(site.callee().method());
    if (caller != null && callee != null) {
      bodies
          .held(site.caller(), site.node())
          .ifPresent(
              held -> callee.callers.add(new Way(site, caller, held, !held.givenBack().isEmpty())));
    }
  }

  private List<Arrival> ownLocks(List<MethodFacts> methods, Bodies bodies) {
    List<Arrival> own = new ArrayList<>();
    for (MethodFacts method : methods) {
      Place place = placeOf(method);
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        int node = index;
        for (Fact fact : nodes.get(index).fact()) {
          if (fact instanceof Fact.Acquire || fact instanceof Fact.TryAcquire) {
            bodies.held(method, node).stream()
                .flatMap(held -> takenBy(method, node, fact, held).stream())
                .forEach(wanted -> own.add(new Arrival(place, wanted)));
          }
        }
      }
    }
    return own;
  }

  private Place placeOf(MethodFacts method) {
    return places.getOrDefault(method.method(), new Place());
  }

  /**
   * Lets arrivals of equal conviction find their places, and returns what the callers of those that
   * found one see of it.
   */
  private static List<Arrival> step(List<Arrival> arrivals, List<Arrival> moreDoubtful) {
    List<Arrival> placed = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      if (canMatter(arrival.wanted()) && arrival.at().summary.offer(arrival.wanted())) {
        placed.add(arrival);
      }
    }
    List<Arrival> next = new ArrayList<>();
    for (Arrival arrival : placed) {
      if (arrival.at().summary.keeps(arrival.wanted())) {
        handOn(arrival, next, moreDoubtful);
      }
    }
    return next;
  }

  private static void handOn(Arrival arrival, List<Arrival> certain, List<Arrival> moreDoubtful) {
    Wanted wanted = arrival.wanted();
    boolean last = wanted.route().doubts() == MOST_DOUBTS;
    boolean named = namesItself(wanted);
    Wanted.Key key = wanted.key();
    Wanted.Key afterGivingBack = key.withGivingBack();
    for (Way way : arrival.at().callers) {
      boolean beaten =
          (last && !way.site.certain())
              || (named && way.caller.summary.isFull(way.givesBack ? afterGivingBack : key));
      if (!beaten) {
        Wanted seen = seenBy(way.site, wanted, way.held);
        (way.site.certain() ? certain : moreDoubtful).add(new Arrival(way.caller, seen));
      }
    }
  }

  /** Returns whether every caller will give the lock the class that it has here. */
  private static boolean namesItself(Wanted wanted) {
    List<Selector> steps = wanted.lock().path().selectors();
    Root root = wanted.lock().path().root();
    return wanted.lockClass().isPresent()
        && (root instanceof Root.Static
            || root instanceof Root.ClassLiteral
            || (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Selector.Field));
  }

  List<Wanted> of(MethodFacts method) {
    Place place = places.get(method.method());
    return place == null ? List.of() : place.summary.all();
  }

  /** A lock without a class still matters if a caller can give it one. */
  private static boolean canMatter(Wanted wanted) {
    Root root = wanted.lock().path().root();
    return !(root instanceof Root.Fresh)
        && (wanted.lockClass().isPresent()
            || root instanceof Root.Parameter
            || root instanceof Root.This);
  }

  /** Returns the locks that a fact takes, in the frame of the body it stands in. */
  List<Wanted> takenBy(MethodFacts method, int node, Fact fact, HeldLocks held) {
    if (fact instanceof Fact.Acquire acquire) {
      return List.of(own(method, acquire.lock(), acquire.waits(), held, acquire));
    } else if (fact instanceof Fact.TryAcquire attempt) {
      return List.of(own(method, attempt.lock(), Fact.Wait.NONE, held, attempt));
    } else if (fact instanceof Fact.Call call) {
      return called(method, node, call, held);
    }
    return List.of();
  }

  private static Wanted own(
      MethodFacts method, LockUse lock, Fact.Wait waits, HeldLocks held, Fact fact) {
    return new Wanted(
        lock,
        LockClass.of(lock, method.method().owner()),
        waits,
        held.givenBack(),
        new Route.Taken(lock, fact.at()));
  }

  private List<Wanted> called(MethodFacts caller, int node, Fact.Call call, HeldLocks held) {
    List<Wanted> all = new ArrayList<>();
    for (Dispatch.Target target : dispatch.targets(call)) {
      CallGraph.Site site = new CallGraph.Site(caller, node, call, target.body(), target.certain());
      for (Wanted wanted : of(target.body())) {
        if (target.certain() || wanted.route().doubts() < MOST_DOUBTS) {
          all.add(seenBy(site, wanted, held));
        }
      }
    }
    return all;
  }

  private static Wanted seenBy(CallGraph.Site site, Wanted wanted, HeldLocks held) {
    MethodFacts caller = site.caller();
    MethodFacts callee = site.callee();
    LockUse lock = Frames.toCaller(wanted.lock(), caller, site.call(), callee);
    Optional<LockClass> lockClass = LockClass.of(lock, caller.method().owner());
    List<LockUse> givenBack = new ArrayList<>(held.givenBack());
    for (LockUse released : wanted.givenBack()) {
      givenBack.add(Frames.toCaller(released, caller, site.call(), callee));
    }
    return new Wanted(
        lock,
        lockClass.isPresent() ? lockClass : wanted.lockClass(),
        wanted.waits(),
        givenBack,
        wanted.route().through(site.call().at(), callee.method(), site.certain()));
  }
}
