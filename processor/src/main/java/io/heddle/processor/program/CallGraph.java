package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who calls whom, as far as {@link Dispatch} can tell, among the bodies that matter. */
final class CallGraph {

  /**
   * A call that can run a body.
   *
   * @param node the index of the call's node in the caller
   * @param certain whether no other body can run instead
   */
  record Site(MethodFacts caller, int node, Fact.Call call, MethodFacts callee, boolean certain) {

    /**
     * Returns whether what it runs depends on what the caller's own caller passes: {@link
     * Callbacks} finds that out there.
     */
    boolean isUpToCaller() {
      return !certain && Callbacks.isOnParameter(call);
    }

    Hop hop() {
      return new Hop(call.at(), callee.method(), certain);
    }
  }

  /** One call on the way to a lock. */
  record Hop(Position at, MethodRef callee, boolean certain) {}

  private final Map<MethodRef, Set<MethodRef>> callees = new LinkedHashMap<>();
  private final List<Site> sites = new ArrayList<>();
  private final Map<MethodRef, List<Site>> callers = new HashMap<>();
  private final Map<MethodRef, List<Site>> calls = new HashMap<>();

  /** The calls that are not followed, since they can run too many bodies, by what they can run. */
  private final Map<MethodRef, List<Site>> wideCallers = new HashMap<>();

  private final Map<MethodRef, List<Site>> wideCalls = new HashMap<>();
  private final List<List<MethodFacts>> calleesFirst;
  private final ClassPool pool;
  private final Dispatch dispatch;
  private final Set<MethodRef> listed = new HashSet<>();

  CallGraph(ClassPool pool, Dispatch dispatch) {
    this.pool = pool;
    this.dispatch = dispatch;
    pool.methods().forEach(method -> listed.add(method.method()));
    for (MethodFacts method : pool.methods()) {
      Set<MethodRef> called = new LinkedHashSet<>();
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        int node = index;
        for (Fact fact : nodes.get(index).fact()) {
          if (fact instanceof Fact.Call call) {
            for (Dispatch.Target target : dispatch.targets(call)) {
              if (!listed.contains(target.body().method())) {
                continue;
              }
              Site site = new Site(method, index, call, target.body(), target.certain());
              sites.add(site);
              calls.computeIfAbsent(method.method(), body -> new ArrayList<>()).add(site);
              called.add(site.callee().method());
              callers.computeIfAbsent(site.callee().method(), body -> new ArrayList<>()).add(site);
            }
            dispatch.beyond(call).stream()
                .filter(this::has)
                .forEach(body -> addWide(new Site(method, node, call, body, false)));
          }
        }
      }
      callees.put(method.method(), called);
    }
    List<List<MethodFacts>> groups = new ArrayList<>();
    for (List<MethodRef> group : Components.of(callees.keySet(), this::calleesOf)) {
      groups.add(group.stream().flatMap(method -> pool.method(method).stream()).toList());
    }
    calleesFirst = List.copyOf(groups);
  }

  /** Returns whether a body matters. */
  boolean has(MethodFacts method) {
    return listed.contains(method.method());
  }

  /** Returns groups of bodies that call each other; a group's callees come before it. */
  List<List<MethodFacts>> calleesFirst() {
    return calleesFirst;
  }

  /** Returns every call, in the order of the bodies that make them. */
  List<Site> sites() {
    return sites;
  }

  List<Site> callersOf(MethodFacts method) {
    return callers.getOrDefault(method.method(), List.of());
  }

  /**
   * Returns every call that can run a body, those included that are not followed. Of a body that
   * not anyone can call, they are all.
   */
  List<Site> allCallersOf(MethodFacts method) {
    return together(callersOf(method), wideCallers.getOrDefault(method.method(), List.of()));
  }

  /** Returns the calls that a body makes, those included that are not followed. */
  List<Site> allCallsOf(MethodFacts method) {
    return together(callsOf(method), wideCalls.getOrDefault(method.method(), List.of()));
  }

  private static List<Site> together(List<Site> some, List<Site> others) {
    if (others.isEmpty()) {
      return some;
    }
    List<Site> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private void addWide(Site site) {
    wideCallers.computeIfAbsent(site.callee().method(), body -> new ArrayList<>()).add(site);
    wideCalls.computeIfAbsent(site.caller().method(), body -> new ArrayList<>()).add(site);
  }

  /** Returns the calls that a body makes, in its order. */
  List<Site> callsOf(MethodFacts method) {
    return calls.getOrDefault(method.method(), List.of());
  }

  /** Returns the only body that each call of a body can run, whether that body matters or not. */
  Map<Integer, MethodFacts> surelyCalledBy(MethodFacts method) {
    Map<Integer, MethodFacts> called = new HashMap<>();
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        if (fact instanceof Fact.Call call) {
          for (Dispatch.Target target : dispatch.targets(call)) {
            if (target.certain()) {
              called.put(index, target.body());
            }
          }
        }
      }
    }
    return called;
  }

  /** Returns the bodies that a body calls. */
  List<MethodFacts> calleesOf(MethodFacts method) {
    return calleesOf(method.method()).stream()
        .flatMap(callee -> pool.method(callee).stream())
        .toList();
  }

  private Collection<MethodRef> calleesOf(MethodRef method) {
    return callees.getOrDefault(method, Set.of());
  }
}
