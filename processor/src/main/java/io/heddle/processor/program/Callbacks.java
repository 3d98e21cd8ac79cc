package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls of what a body gets as a parameter, resolved in the bodies that pass it.
 *
 * <p>In the body itself only a type is known, and on real code most of what implements it is never
 * passed there. Its callers know more: a lambda, a new object, or a parameter of their own. What
 * they do not know either runs what its static type lets {@link Dispatch} find.
 */
final class Callbacks {

  /** Through how many bodies a parameter is followed. */
  private static final int MOST_HOPS = 3;

  /** A body calls its parameter, itself or in what it passes it to. */
  private record Pending(
      MethodFacts in,
      int node,
      int parameter,
      Fact.Call call,
      HeldLocks held,
      List<CallGraph.Hop> before) {}

  private final CallGraph graph;
  private final Dispatch dispatch;
  private final Bodies bodies;
  private final Backlinks backlinks;
  private final Map<MethodRef, Map<Integer, List<Way>>> ways = new HashMap<>();
  private final List<Way> all = new ArrayList<>();
  private final Deque<Pending> open = new ArrayDeque<>();

  Callbacks(
      ClassPool pool, CallGraph graph, Dispatch dispatch, Bodies bodies, Backlinks backlinks) {
    this.graph = graph;
    this.dispatch = dispatch;
    this.bodies = bodies;
    this.backlinks = backlinks;
    for (MethodFacts method : pool.methods()) {
      findIn(method);
    }
    while (!open.isEmpty()) {
      follow(open.removeFirst());
    }
  }

  static boolean isOnParameter(Fact.Call call) {
    return !call.exact()
        && call.receiver().root() instanceof Root.Parameter
        && call.receiver().selectors().isEmpty();
  }

  /** Returns the ways that start at a node of a body. */
  List<Way> from(MethodFacts caller, int node) {
    return ways.getOrDefault(caller.method(), Map.of()).getOrDefault(node, List.of());
  }

  List<Way> all() {
    return all;
  }

  private void findIn(MethodFacts method) {
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        if (fact instanceof Fact.Call call
            && call.receiver().root() instanceof Root.Parameter parameter
            && isOnParameter(call)
            && !isCertain(call)) {
          int node = index;
          bodies
              .held(method, index)
              .ifPresent(
                  held ->
                      open.addLast(
                          new Pending(method, node, parameter.index(), call, held, List.of())));
        }
      }
    }
  }

  private boolean isCertain(Fact.Call call) {
    List<Dispatch.Target> targets = dispatch.targets(call);
    return targets.size() == 1 && targets.get(0).certain();
  }

  private void follow(Pending pending) {
    if (graph.callersOf(pending.in()).isEmpty()) {
      guess(pending);
    }
    for (CallGraph.Site site : graph.callersOf(pending.in())) {
      List<LockPath> arguments = site.call().arguments();
      if (pending.parameter() < arguments.size() && !site.isUpToCaller()) {
        bodies
            .held(site.caller(), site.node())
            .ifPresent(held -> follow(pending, site, held, arguments.get(pending.parameter())));
      }
    }
  }

  private void follow(Pending pending, CallGraph.Site site, HeldLocks outside, LockPath passed) {
    List<CallGraph.Hop> hops = new ArrayList<>();
    hops.add(site.hop());
    hops.addAll(pending.before());
    Root root = passed.root();
    if (root instanceof Root.Function function) {
      dispatch
          .body(function.body())
          .ifPresent(
              body ->
                  found(pending, site, outside, LockPath.of(new Root.This()), body, hops, true));
    } else if (root instanceof Root.Fresh made && passed.selectors().isEmpty()) {
      dispatch
          .onExactly(made.type(), pending.call().target())
          .ifPresent(body -> found(pending, site, outside, passed, body, hops, true));
    } else {
      List<Dispatch.Target> targets =
          dispatch.onSome(typeOf(passed, site.caller()), pending.call().target());
      boolean certain = targets.size() == 1 && targets.get(0).certain();
      if (!certain && root instanceof Root.Parameter own && passed.selectors().isEmpty()) {
        if (hops.size() < MOST_HOPS) {
          open.addLast(
              new Pending(
                  site.caller(),
                  site.node(),
                  own.index(),
                  toCaller(pending.call(), site, passed),
                  both(pending, site, outside),
                  hops));
        }
      } else {
        for (Dispatch.Target target : targets) {
          found(pending, site, outside, passed, target.body(), hops, target.certain());
        }
      }
    }
  }

  private static String typeOf(LockPath passed, MethodFacts caller) {
    return passed.equals(LockPath.of(new Root.This())) ? caller.method().owner() : passed.type();
  }

  /** Of a body that nobody is seen to call, the type of the parameter is all there is to know. */
  private void guess(Pending pending) {
    for (Dispatch.Target target : dispatch.targets(pending.call())) {
      List<CallGraph.Hop> hops = new ArrayList<>(pending.before());
      hops.add(new CallGraph.Hop(pending.call().at(), target.body().method(), target.certain()));
      add(
          new Way(
              pending.in(), pending.node(), pending.call(), target.body(), pending.held(), hops),
          pending.node());
    }
  }

  private void found(
      Pending pending,
      CallGraph.Site site,
      HeldLocks outside,
      LockPath receiver,
      MethodFacts body,
      List<CallGraph.Hop> hops,
      boolean certain) {
    List<CallGraph.Hop> whole = new ArrayList<>(hops);
    whole.add(new CallGraph.Hop(pending.call().at(), body.method(), certain));
    Way way =
        new Way(
            site.caller(),
            site.node(),
            toCaller(pending.call(), site, receiver),
            body,
            both(pending, site, outside),
            whole);
    add(way, site.node());
  }

  private void add(Way way, int node) {
    all.add(way);
    ways.computeIfAbsent(way.caller().method(), key -> new HashMap<>())
        .computeIfAbsent(node, key -> new ArrayList<>())
        .add(way);
  }

  /** Returns the inner call as if the caller made it. */
  private static Fact.Call toCaller(Fact.Call inner, CallGraph.Site site, LockPath receiver) {
    List<LockPath> arguments =
        inner.arguments().stream()
            .map(path -> Frames.toCaller(path, site.caller(), site.call(), site.callee()))
            .toList();
    return new Fact.Call(
        inner.target(),
        receiver,
        receiver.type(),
        arguments,
        inner.exact(),
        List.of(),
        List.of(),
        inner.thrown(),
        inner.at());
  }

  /** Returns what the caller holds together with what the called body holds at its call. */
  private HeldLocks both(Pending pending, CallGraph.Site site, HeldLocks outside) {
    HeldLocks held = outside;
    for (var released : pending.held().givenBack()) {
      held = held.release(asInCaller(released, site), pending.call().at());
    }
    for (Hold hold : pending.held().all()) {
      held = held.assume(asInCaller(hold.lock(), site), true, hold.since());
    }
    return held;
  }

  private LockUse asInCaller(LockUse lock, CallGraph.Site site) {
    return backlinks.toCaller(lock, site.caller(), site.call(), site.callee());
  }
}
