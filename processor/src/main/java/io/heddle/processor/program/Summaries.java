package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
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
 * The locks that each body takes, directly or through calls, with the most convincing route to
 * each.
 *
 * <p>Found as Dijkstra finds shortest paths, from the acquisitions towards the callers, in steps of
 * equal conviction: every call makes a route longer, and some make it more doubtful, so what a step
 * keeps no later step improves. Each body hands a lock on to its callers once, however the bodies
 * call each other, and nothing is handed on that could not win.
 *
 * <p>Only for bodies of which somebody wants to know: those that run while a lock is held, those
 * for which somebody waits, and all that they call. What other bodies take has no part in that.
 */
final class Summaries {

  /** A route that rests on more assumptions convinces nobody; no rule reports it. */
  private static final int MOST_DOUBTS = 1;

  /** A body whose locks are wanted, and the calls by which they go on from it. */
  private static final class Place {
    final Summary summary = new Summary();
    final List<Arc> callers = new ArrayList<>();
  }

  private record Arc(Way way, Place caller, int doubts, boolean givesBack) {}

  /** A call that can run a body, and what is held then. */
  private record Link(CallGraph.Site site, HeldLocks held) {}

  /** A lock that has come as far as this body. */
  private record Arrival(Place at, Wanted wanted, Wanted.Key kind) {
    Arrival(Place at, Wanted wanted) {
      this(at, wanted, wanted.key());
    }
  }

  /** Arrivals by conviction: what is looked at only ever brings forth less convincing ones. */
  private static final class Arrivals {
    private final List<List<List<Arrival>>> byDoubtsAndDepth = new ArrayList<>();
    private int doubts;
    private int depth;

    Arrivals(int mostDoubts) {
      for (int each = 0; each <= mostDoubts; each++) {
        byDoubtsAndDepth.add(new ArrayList<>());
      }
    }

    void add(Arrival arrival) {
      Route route = arrival.wanted().route();
      List<List<Arrival>> byDepth = byDoubtsAndDepth.get(route.doubts());
      while (byDepth.size() <= route.depth()) {
        byDepth.add(new ArrayList<>());
      }
      byDepth.get(route.depth()).add(arrival);
    }

    /** Returns the most convincing arrivals that were not looked at, none if all were. */
    List<Arrival> next() {
      while (doubts < byDoubtsAndDepth.size()) {
        List<List<Arrival>> byDepth = byDoubtsAndDepth.get(doubts);
        while (depth < byDepth.size()) {
          List<Arrival> step = byDepth.set(depth, List.of());
          depth++;
          if (!step.isEmpty()) {
            return step;
          }
        }
        doubts++;
        depth = 0;
      }
      return List.of();
    }
  }

  private final ClassPool pool;
  private final CallGraph graph;
  private final Dispatch dispatch;
  private final Bodies bodies;
  private final Callbacks callbacks;
  private final Freshness freshness;
  private final EntryLocks entries;
  private final Backlinks backlinks;
  private final Circumstances circumstances;
  private final List<Link> links = new ArrayList<>();
  private final Map<MethodRef, List<MethodRef>> callees = new HashMap<>();
  private final Map<MethodRef, Place> places = new HashMap<>();

  Summaries(
      ClassPool pool,
      CallGraph graph,
      Dispatch dispatch,
      Bodies bodies,
      Callbacks callbacks,
      Freshness freshness,
      EntryLocks entries,
      Backlinks backlinks,
      Set<MethodRef> tasks) {
    this.circumstances =
        new Circumstances(new Answers(dispatch), new Identities(backlinks, freshness.received()));
    this.pool = pool;
    this.graph = graph;
    this.dispatch = dispatch;
    this.bodies = bodies;
    this.freshness = freshness;
    this.entries = entries;
    this.backlinks = backlinks;
    this.callbacks = callbacks;
    Set<MethodRef> asked = new HashSet<>(tasks);
    for (CallGraph.Site site : graph.sites()) {
      if (!site.isUpToCaller()) {
        Optional<HeldLocks> held = bodies.held(site.caller(), site.node());
        if (held.isPresent()) {
          links.add(new Link(site, held.get()));
          note(site.caller(), site.callee(), held.get(), asked);
        }
      }
    }
    for (Way way : callbacks.all()) {
      note(way.caller(), way.callee(), way.held(), asked);
    }
    want(asked);
  }

  private void note(MethodFacts caller, MethodFacts callee, HeldLocks held, Set<MethodRef> asked) {
    callees.computeIfAbsent(caller.method(), key -> new ArrayList<>()).add(callee.method());
    if (!held.all().isEmpty()) {
      asked.add(callee.method());
    }
  }

  /** Finds the locks of these bodies, and again of all that were wanted before. */
  private void want(Set<MethodRef> bodies) {
    Set<MethodRef> wanted = new HashSet<>(places.keySet());
    Deque<MethodRef> open = new ArrayDeque<>(bodies);
    while (!open.isEmpty()) {
      MethodRef body = open.removeFirst();
      if (wanted.add(body)) {
        open.addAll(callees.getOrDefault(body, List.of()));
      }
    }
    places.clear();
    wanted.forEach(body -> places.put(body, new Place()));
    for (Link link : links) {
      Place caller = places.get(link.site().caller().method());
      if (caller != null) {
        link(Way.of(link.site(), link.held()), caller);
      }
    }
    for (Way way : callbacks.all()) {
      Place caller = places.get(way.caller().method());
      if (caller != null) {
        link(way, caller);
      }
    }
    spread(ownLocks());
  }

  private void link(Way way, Place caller) {
    Place callee = places.get(way.callee().method());
    if (callee != null) {
      callee.callers.add(new Arc(way, caller, way.doubts(), !way.held().givenBack().isEmpty()));
    }
  }

  /** Fewest doubts first, and among equal doubts fewest calls first. */
  private void spread(List<Arrival> own) {
    Arrivals arrivals = new Arrivals(MOST_DOUBTS);
    own.forEach(arrivals::add);
    for (List<Arrival> step = arrivals.next(); !step.isEmpty(); step = arrivals.next()) {
      step(step, arrivals);
    }
  }

  private List<Arrival> ownLocks() {
    List<Arrival> own = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      Place place = places.get(method.method());
      if (place != null) {
        addOwn(method, place, own);
      }
    }
    return own;
  }

  private void addOwn(MethodFacts method, Place place, List<Arrival> own) {
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      int node = index;
      for (Fact fact : nodes.get(index).fact()) {
        if (fact instanceof Fact.Acquire || fact instanceof Fact.TryAcquire) {
          bodies.held(method, node).stream()
              .flatMap(held -> takenBy(method, node, fact, held).stream())
              .forEach(taken -> own.add(new Arrival(place, taken.wanted())));
        }
      }
    }
  }

  /**
   * Lets arrivals of equal conviction find their places, and hands those that found one on to their
   * callers.
   */
  private void step(List<Arrival> arrivals, Arrivals later) {
    List<Arrival> placed = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      if (canMatter(arrival.wanted())
          && arrival.at().summary.offer(arrival.wanted(), arrival.kind())) {
        placed.add(arrival);
      }
    }
    for (Arrival arrival : placed) {
      if (arrival.at().summary.keeps(arrival.wanted(), arrival.kind())) {
        handOn(arrival, later);
      }
    }
  }

  private void handOn(Arrival arrival, Arrivals later) {
    Wanted wanted = arrival.wanted();
    int doubts = wanted.route().doubts();
    boolean named = namesItself(wanted);
    for (Arc arc : arrival.at().callers) {
      if (doubts + arc.doubts() <= MOST_DOUBTS && !(named && isFull(arc, arrival))) {
        seenBy(arc.way(), wanted).ifPresent(seen -> later.add(new Arrival(arc.caller(), seen)));
      }
    }
  }

  /** Returns whether a caller has its fill of locks of this kind, all more convincing. */
  private boolean isFull(Arc arc, Arrival arrival) {
    Optional<Condition> conditions = circumstances.seenBy(arc.way(), arrival.wanted().only());
    return arc.caller().summary.isFull(arrival.kind().forCaller(arc.givesBack(), conditions));
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

  /** Returns the locks that a body takes, those of the bodies that it calls included. */
  List<Wanted> of(MethodFacts method) {
    if (!places.containsKey(method.method()) && graph.has(method)) {
      want(Set.of(method.method()));
    }
    Place place = places.get(method.method());
    return place == null ? List.of() : place.summary.all();
  }

  /** A lock without a class still matters if a caller can give it one. */
  private boolean canMatter(Wanted wanted) {
    Root root = wanted.lock().path().root();
    return !freshness.isNew(wanted.lock().path())
        && (wanted.lockClass().isPresent()
            || root instanceof Root.Parameter
            || root instanceof Root.This);
  }

  /** A lock that is taken, with what is held when it is. */
  record Taken(HeldLocks held, Wanted wanted) {}

  /** Returns the locks that a fact takes, in the frame of the body it stands in. */
  List<Taken> takenBy(MethodFacts method, int node, Fact fact, HeldLocks held) {
    if (fact instanceof Fact.Acquire acquire) {
      return entries.hold(method, node, acquire.lock())
          ? List.of()
          : List.of(
              new Taken(held, own(method, node, acquire.lock(), acquire.waits(), held, acquire)));
    } else if (fact instanceof Fact.TryAcquire attempt) {
      return List.of(
          new Taken(held, own(method, node, attempt.lock(), Fact.Wait.NONE, held, attempt)));
    } else if (fact instanceof Fact.Call call) {
      return called(method, node, call, held);
    }
    return List.of();
  }

  private List<Taken> called(MethodFacts caller, int node, Fact.Call call, HeldLocks held) {
    List<Taken> all = new ArrayList<>();
    for (Dispatch.Target target : dispatch.targets(call)) {
      CallGraph.Site site = new CallGraph.Site(caller, node, call, target.body(), target.certain());
      if (!site.isUpToCaller() && !held.all().isEmpty()) {
        addTaken(Way.of(site, held), all);
      }
    }
    for (Way way : callbacks.from(caller, node)) {
      if (!way.held().all().isEmpty()) {
        addTaken(way, all);
      }
    }
    return all;
  }

  private Wanted own(
      MethodFacts method, int node, LockUse lock, Fact.Wait waits, HeldLocks held, Fact fact) {
    return new Wanted(
        lock,
        LockClass.of(lock, method.method().owner()),
        waits,
        held.givenBack(),
        circumstances.of(method, node),
        new Route.Taken(lock, fact.at()));
  }

  private void addTaken(Way way, List<Taken> all) {
    for (Wanted wanted : of(way.callee())) {
      if (wanted.route().doubts() + way.doubts() <= MOST_DOUBTS) {
        seenBy(way, wanted).ifPresent(seen -> all.add(new Taken(way.held(), seen)));
      }
    }
  }

  /**
   * The body that runs tells more of an object than the type by which its caller knows it. Not of
   * the caller itself, nor of what it decorates: of these, any could stand behind any other.
   */
  private Optional<LockClass> narrower(
      Optional<LockClass> outside, Optional<LockClass> inside, LockUse lock, MethodFacts caller) {
    if (outside.isEmpty() || inside.isEmpty()) {
      return outside.or(() -> inside);
    }
    boolean isBelow =
        inside.get().isMonitorBelow(outside.get(), pool)
            && !lock.path().equals(LockPath.of(new Root.This()))
            && !pool.subtypes(outside.get().owner()).contains(caller.method().owner());
    return isBelow ? inside : outside;
  }

  /** Returns a callee's lock in the frame of a caller; nothing if it never takes it for that. */
  private Optional<Wanted> seenBy(Way way, Wanted wanted) {
    if (wanted.only().filter(condition -> circumstances.excludes(way, condition)).isPresent()) {
      return Optional.empty();
    }
    Route route = way.extended(wanted.route(), wanted.lock().path());
    if (route.doubts() > MOST_DOUBTS) {
      return Optional.empty();
    }
    MethodFacts caller = way.caller();
    MethodFacts callee = way.callee();
    LockUse lock = backlinks.toCaller(wanted.lock(), caller, way.call(), callee);
    Optional<LockClass> lockClass =
        narrower(LockClass.of(lock, caller.method().owner()), wanted.lockClass(), lock, caller);
    List<LockUse> givenBack = new ArrayList<>(way.held().givenBack());
    for (LockUse released : wanted.givenBack()) {
      givenBack.add(backlinks.toCaller(released, caller, way.call(), callee));
    }
    return Optional.of(
        new Wanted(
            lock,
            lockClass,
            wanted.waits(),
            givenBack,
            circumstances.seenBy(way, wanted.only()),
            route));
  }
}
