package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every body does to explicit locks on each of its paths, callees first, and what that makes
 * of the locks of its callers.
 *
 * <p>Only bodies are walked that take or give back a lock, or call one that does so for them.
 */
final class Custodies {

  /**
   * What a call does to the locks of its caller.
   *
   * @param acquired what it leaves taken whenever it returns
   * @param released what it gives back whenever it returns
   * @param unclear what it leaves in a state that depends
   */
  record Change(List<LockUse> acquired, List<LockUse> released, List<LockUse> unclear) {
    static final Change NONE = new Change(List.of(), List.of(), List.of());

    boolean isNone() {
      return acquired.isEmpty() && released.isEmpty() && unclear.isEmpty();
    }
  }

  private final Dispatch dispatch;
  private final Throwers throwers;
  private final Map<MethodRef, Change> changes = new HashMap<>();
  private final Map<MethodFacts, CustodyWalk.Result> walks = new LinkedHashMap<>();

  /** The lock classes that some body gives back without having taken them. */
  private final Set<Side> givenBackForOthers = new HashSet<>();

  private record Side(LockClass lock, LockMode mode) {}

  Custodies(CallGraph graph, Dispatch dispatch) {
    this.dispatch = dispatch;
    this.throwers = new Throwers(dispatch);
    for (List<MethodFacts> group : graph.calleesFirst()) {
      group.forEach(this::walk);
    }
  }

  Map<MethodFacts, CustodyWalk.Result> walks() {
    return walks;
  }

  /** Returns the paths on which a body returns; nothing if they are not known. */
  Optional<List<Custody>> returnsOf(MethodFacts method) {
    CustodyWalk.Result walk = walks.get(method);
    if (walk == null) {
      return Optional.of(List.of(Custody.START));
    }
    return walk.gaveUp ? Optional.empty() : Optional.of(walk.returns);
  }

  /** Returns, by body, the locks that the bodies which it calls take for it, perhaps. */
  Map<MethodRef, List<LockPath>> takenForCallers(ClassPool pool) {
    Map<MethodRef, List<LockPath>> all = new HashMap<>();
    if (!changes.isEmpty()) {
      for (MethodFacts method : pool.methods()) {
        List<LockPath> taken = takenFor(method);
        if (!taken.isEmpty()) {
          all.put(method.method(), taken);
        }
      }
    }
    return all;
  }

  private List<LockPath> takenFor(MethodFacts caller) {
    Set<LockPath> taken = new LinkedHashSet<>();
    for (Node node : caller.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Call call && mayChange(call)) {
          Change change = changeBy(caller, call);
          change.acquired().forEach(lock -> taken.add(lock.path()));
          change.unclear().forEach(lock -> taken.add(lock.path()));
        }
      }
    }
    return List.copyOf(taken);
  }

  /** Returns whether some body gives back a lock of this class that it has not taken. */
  boolean isGivenBackForOthers(LockClass lock, LockMode mode) {
    return givenBackForOthers.contains(new Side(lock, mode));
  }

  private void walk(MethodFacts method) {
    if (!concernsLocks(method)) {
      return;
    }
    CustodyWalk.Result walk =
        CustodyWalk.of(method, call -> changeBy(method, call), call -> throwers.canThrow(call));
    walks.put(method, walk);
    String owner = method.method().owner();
    walk.excesses.forEach(excess -> givesBackForOthers(excess.lock(), owner));
    takenBy(walk, method).forEach(lock -> givesBackForOthers(lock, owner));
    method.promise().releases().forEach(lock -> givesBackForOthers(lock, owner));
    Change change = method.promise().isEmpty() ? changeOf(walk) : Change.NONE;
    if (!change.isNone()) {
      changes.put(method.method(), change);
    }
  }

  /** Returns the locks that a body gives back after a call that left them taken for it. */
  private List<LockUse> takenBy(CustodyWalk.Result walk, MethodFacts method) {
    List<LockUse> taken = new ArrayList<>();
    if (walk.givenBack.isEmpty()) {
      return taken;
    }
    for (Node node : method.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Call call && mayChange(call)) {
          changeBy(method, call).acquired().stream()
              .filter(lock -> walk.givenBack.contains(Custody.Key.of(lock)))
              .forEach(taken::add);
        }
      }
    }
    return taken;
  }

  private void givesBackForOthers(LockUse lock, String owner) {
    LockClass.of(lock, owner)
        .map(name -> new Side(name, Custody.Key.of(lock).mode()))
        .ifPresent(givenBackForOthers::add);
  }

  private boolean concernsLocks(MethodFacts method) {
    for (Node node : method.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Acquire acquire) {
          if (acquire.lock().kind() != LockKind.MONITOR) {
            return true;
          }
        } else if (fact instanceof Fact.Release release) {
          if (release.lock().kind() != LockKind.MONITOR) {
            return true;
          }
        } else if (fact instanceof Fact.TryAcquire
            || (fact instanceof Fact.Call call && mayChange(call))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayChange(Fact.Call call) {
    return !changes.isEmpty()
        && dispatch.targets(call).stream()
            .anyMatch(target -> changes.containsKey(target.body().method()));
  }

  private static Change changeOf(CustodyWalk.Result walk) {
    Map<Custody.Key, LockUse> locks = new LinkedHashMap<>();
    for (Custody path : walk.returns) {
      path.levels().forEach((key, level) -> locks.put(key, level.lock()));
    }
    List<LockUse> acquired = new ArrayList<>();
    List<LockUse> released = new ArrayList<>();
    List<LockUse> unclear = new ArrayList<>();
    locks.forEach(
        (key, lock) -> {
          Set<Integer> counts = new LinkedHashSet<>();
          walk.returns.forEach(path -> counts.add(path.count(key)));
          boolean lost = walk.gaveUp || walk.returns.stream().anyMatch(path -> path.isUnclear(key));
          if (lost || counts.size() > 1) {
            unclear.add(lock);
          } else if (counts.contains(1)) {
            acquired.add(lock);
          } else if (counts.contains(-1)) {
            released.add(lock);
          } else if (!counts.contains(0)) {
            unclear.add(lock);
          }
        });
    return new Change(acquired, released, unclear);
  }

  /** Returns what a call does; where it can run several bodies, what they differ in is unclear. */
  private Change changeBy(MethodFacts caller, Fact.Call call) {
    List<Dispatch.Target> targets = dispatch.targets(call);
    Set<Change> all = new LinkedHashSet<>();
    for (Dispatch.Target target : targets) {
      Change change = changes.getOrDefault(target.body().method(), Change.NONE);
      all.add(change.isNone() ? change : toCaller(change, caller, call, target.body()));
    }
    if (all.size() <= 1) {
      return all.stream().findFirst().orElse(Change.NONE);
    }
    Set<LockUse> unclear = new LinkedHashSet<>();
    for (Change change : all) {
      unclear.addAll(change.acquired());
      unclear.addAll(change.released());
      unclear.addAll(change.unclear());
    }
    return new Change(List.of(), List.of(), List.copyOf(unclear));
  }

  private Change toCaller(Change change, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    return new Change(
        toCaller(change.acquired(), caller, call, callee),
        toCaller(change.released(), caller, call, callee),
        toCaller(change.unclear(), caller, call, callee));
  }

  private List<LockUse> toCaller(
      List<LockUse> locks, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    return locks.stream().map(lock -> Frames.toCaller(lock, caller, call, callee)).toList();
  }
}
