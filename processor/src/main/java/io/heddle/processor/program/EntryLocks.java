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

  /** By inferred body, what is held at entry; empty as long as that is everything. */
  private final Map<MethodRef, Optional<HeldLocks>> entries = new HashMap<>();

  private final Map<MethodRef, Flow.Result> flows = new HashMap<>();

  /** Most programs ask for nothing. */
  private boolean solved;

  EntryLocks(CallGraph graph, Bodies bodies) {
    this.graph = graph;
    this.bodies = bodies;
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
        for (MethodFacts callee : graph.calleesOf(method)) {
          if (entries.containsKey(callee.method()) && queued.add(callee.method())) {
            open.addLast(callee);
          }
        }
      }
    }
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
  private boolean isInferred(MethodFacts method) {
    if (method.kind() != MethodFacts.Kind.METHOD) {
      return false;
    }
    return switch (method.callers()) {
      case CLASS -> true;
      case PACKAGE -> !graph.callersOf(method).isEmpty();
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

  /** Only ever takes away, so that it ends whatever the flows in between make of it. */
  private boolean weaken(MethodFacts method) {
    Optional<List<LockUse>> common =
        entries
            .getOrDefault(method.method(), Optional.empty())
            .map(known -> known.all().stream().map(Hold::lock).toList());
    for (CallGraph.Site site : graph.callersOf(method)) {
      Optional<List<LockUse>> here = heldAt(site, method);
      if (here.isPresent()) {
        common = Optional.of(common.map(known -> both(known, here.get())).orElse(here.get()));
      }
    }
    if (common.isEmpty()) {
      return false;
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
  private Optional<List<LockUse>> heldAt(CallGraph.Site site, MethodFacts callee) {
    MethodFacts caller = site.caller();
    if (caller.kind() == MethodFacts.Kind.ESCAPING || isStillPrivate(site)) {
      return Optional.empty();
    }
    return flow(caller)
        .flatMap(flow -> flow.before().get(site.node()))
        .map(
            held ->
                held.all().stream()
                    .filter(Hold::certain)
                    .flatMap(
                        hold ->
                            Frames.toCallee(hold.lock(), site.call())
                                .or(() -> Frames.toInner(hold.lock(), caller, callee))
                                .stream())
                    .toList());
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
          .filter(other -> other.path().equals(one.path()))
          .findFirst()
          .map(other -> other.mode() == LockMode.READ ? other : one)
          .ifPresent(common::add);
    }
    return common;
  }
}
