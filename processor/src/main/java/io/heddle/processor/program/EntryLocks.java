package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every caller of a private or package-private body already holds: the contract that nobody
 * wrote down.
 *
 * <p>A greatest fixpoint: every such body starts out as if all locks were held, and loses what some
 * caller does not hold. A body left with all locks is called by nobody, or only while its object is
 * still private to its constructor: nothing can be said about it.
 */
final class EntryLocks {

  private final CallGraph graph;
  private final Bodies bodies;
  private final Backlinks backlinks;
  private final Freshness freshness;

  /** By inferred body, what is held at entry; empty as long as that is everything. */
  private final Map<MethodRef, Optional<HeldLocks>> entries = new HashMap<>();

  private final Map<MethodRef, Flow.Result> flows = new HashMap<>();

  private final HearsayLocks hearsay;

  /** Most programs ask for nothing. */
  private boolean solved;

  EntryLocks(CallGraph graph, Bodies bodies, Backlinks backlinks, Freshness freshness) {
    this.graph = graph;
    this.bodies = bodies;
    this.backlinks = backlinks;
    this.freshness = freshness;
    this.hearsay = new HearsayLocks(graph, this);
  }

  private void solve() {
    solved = true;
    List<MethodFacts> inferred = callersFirst();
    inferred.forEach(method -> entries.put(method.method(), Optional.empty()));
    Deque<MethodFacts> open = new ArrayDeque<>(inferred);
    Set<MethodRef> queued = new HashSet<>(entries.keySet());
    while (!open.isEmpty()) {
      MethodFacts method = open.removeFirst();
      queued.remove(method.method());
      if (weaken(method)) {
        for (CallGraph.Site site : graph.allCallsOf(method)) {
          MethodFacts callee = site.callee();
          if (entries.containsKey(callee.method()) && queued.add(callee.method())) {
            open.addLast(callee);
          }
        }
      }
    }
    inferred.forEach(method -> hearsay.begin(method, entryOf(method)));
    hearsay.spread();
  }

  /** In this order, without recursion, each is looked at once. */
  private List<MethodFacts> callersFirst() {
    List<MethodFacts> inferred = new ArrayList<>();
    graph.calleesFirst().stream()
        .flatMap(List::stream)
        .filter(this::isInferred)
        .forEach(inferred::add);
    Collections.reverse(inferred);
    return inferred;
  }

  /** A package-private method without callers is there for code that is not in the facts. */
  boolean isInferred(MethodFacts method) {
    if (method.kind() != MethodFacts.Kind.METHOD) {
      return false;
    }
    return switch (method.callers()) {
      case CLASS -> true;
      case PACKAGE -> !graph.allCallersOf(method).isEmpty();
      case ANYONE -> false;
    };
  }

  /** Returns the flow of the body as its callers enter it; nothing if that is not known. */
  Optional<Flow.Result> flow(MethodFacts method) {
    if (!solved) {
      solve();
    }
    Optional<HeldLocks> entry = entries.get(method.method());
    if (entry == null) {
      return Optional.of(bodies.flow(method));
    }
    return entry.map(held -> flows.getOrDefault(method.method(), bodies.flow(method)));
  }

  /**
   * Returns whether everyone who comes to a node of a body holds a lock already, so that nobody
   * waits for it there.
   */
  boolean hold(MethodFacts method, int node, LockUse lock) {
    if (lock.kind().blocksItsHolder() || !lock.path().isStable() || !isInferred(method)) {
      return false;
    }
    return flow(method)
        .filter(flow -> !hearsay.contains(method, lock.path()) || holdsItself(method, node, lock))
        .flatMap(flow -> flow.before().get(node))
        .filter(held -> held.covers(lock))
        .isPresent();
  }

  private boolean holdsItself(MethodFacts method, int node, LockUse lock) {
    return bodies.held(method, node).filter(held -> held.covers(lock)).isPresent();
  }

  private Optional<HeldLocks> entryOf(MethodFacts method) {
    return entries.getOrDefault(method.method(), Optional.empty());
  }

  /** Only ever takes away, so that it ends whatever the flows in between make of it. */
  private boolean weaken(MethodFacts method) {
    Optional<List<LockUse>> common =
        entryOf(method).map(known -> known.all().stream().map(Hold::lock).toList());
    for (CallGraph.Site site : graph.allCallersOf(method)) {
      Optional<List<LockUse>> here = heldAt(site);
      if (here.isPresent()) {
        common = Optional.of(common.map(known -> both(known, here.get())).orElse(here.get()));
      }
    }
    if (common.isEmpty()) {
      return false;
    }
    for (CallGraph.Site site : graph.allCallersOf(method)) {
      if (isStillPrivate(site)) {
        common = common.map(known -> whilePrivate(known, site));
      }
    }
    List<LockUse> all = new ArrayList<>(method.entry());
    all.addAll(common.get());
    HeldLocks entry = HeldLocks.declared(all, method.at());
    if (Optional.of(entry).equals(entries.get(method.method()))) {
      return false;
    }
    entries.put(method.method(), Optional.of(entry));
    flows.put(method.method(), bodies.rerun(method, entry));
    return true;
  }

  /** Returns what the site holds, as the callee names it; nothing if the site does not count. */
  private Optional<List<LockUse>> heldAt(CallGraph.Site site) {
    return site.caller().kind() == MethodFacts.Kind.ESCAPING || isStillPrivate(site)
        ? Optional.empty()
        : namedBy(site);
  }

  /** Nobody else can lock a part of an object that is still private; what is outside, anyone. */
  private List<LockUse> whilePrivate(List<LockUse> known, CallGraph.Site site) {
    Optional<List<LockUse>> held = namedBy(site);
    List<LockUse> outside =
        known.stream().filter(lock -> !freshness.isOwnPart(lock.path())).toList();
    if (held.isEmpty() || outside.isEmpty()) {
      return known;
    }
    List<LockUse> kept = new ArrayList<>(known);
    kept.removeAll(outside);
    kept.addAll(both(outside, held.get()));
    return kept;
  }

  private Optional<List<LockUse>> namedBy(CallGraph.Site site) {
    return flow(site.caller())
        .flatMap(flow -> flow.before().get(site.node()))
        .map(
            held ->
                held.all().stream()
                    .filter(Hold::certain)
                    .flatMap(hold -> seenFrom(site, hold).stream())
                    .toList());
  }

  /** Returns a lock that is held at a call, as the callee names it. */
  Optional<LockUse> seenFrom(CallGraph.Site site, Hold hold) {
    return Frames.toCallee(hold.lock(), site.call())
        .or(() -> backlinks.toCallee(hold.lock(), site.call()))
        .or(() -> Frames.toInner(hold.lock(), site.caller(), site.callee()));
  }

  private static boolean isStillPrivate(CallGraph.Site site) {
    LockPath receiver = site.call().receiver();
    return receiver.root() instanceof Root.Fresh
        || (site.caller().kind() == MethodFacts.Kind.CONSTRUCTOR
            && receiver.equals(LockPath.of(new Root.This())));
  }

  private static List<LockUse> both(List<LockUse> some, List<LockUse> others) {
    List<LockUse> common = new ArrayList<>();
    for (LockUse one : some) {
      others.stream()
          .flatMap(other -> both(one, other).stream())
          .findFirst()
          .ifPresent(common::add);
    }
    return common;
  }

  /** A lock of the enclosing instance is at least one of its class. */
  private static Optional<LockUse> both(LockUse one, LockUse other) {
    LockUse weaker = other.mode() == LockMode.READ ? other : one;
    if (one.path().equals(other.path())) {
      return Optional.of(weaker);
    }
    LockPath some = ofSomeOuter(one.path());
    return some.root() instanceof Root.Unknown && some.equals(ofSomeOuter(other.path()))
        ? Optional.of(new LockUse(some, weaker.mode(), weaker.kind()))
        : Optional.empty();
  }

  private static LockPath ofSomeOuter(LockPath path) {
    return path.root() instanceof Root.Outer outer
        ? path.rebasedOn(LockPath.unknown(outer.type()))
        : path;
  }
}
