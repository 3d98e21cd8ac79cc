package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether some caller of a body could hold a lock when it calls it. */
final class Holders {

  /** Beyond so many bodies above one, any could hold anything. */
  private static final int MOST_ASKED = 200;

  private final CallGraph graph;
  private final Bodies bodies;

  Holders(CallGraph graph, Bodies bodies) {
    this.graph = graph;
    this.bodies = bodies;
  }

  /** Returns whether nobody can call a body from where one cannot see, and nobody is seen to. */
  boolean isUncalled(MethodFacts method) {
    return method.callers() == MethodFacts.Callers.CLASS && graph.allCallersOf(method).isEmpty();
  }

  /** Returns whether no caller holds a lock, as far as callers are known. */
  boolean noneOf(MethodFacts method, LockUse lock) {
    return !someHolds(method, lock, new HashSet<>());
  }

  private boolean someHolds(MethodFacts method, LockUse lock, Set<MethodRef> asked) {
    if (!asked.add(method.method())) {
      return false;
    } else if (asked.size() > MOST_ASKED) {
      return true;
    }
    List<CallGraph.Site> sites = graph.allCallersOf(method);
    if (sites.isEmpty()) {
      return false;
    }
    for (CallGraph.Site site : sites) {
      MethodFacts caller = site.caller();
      LockUse there = Frames.toCaller(lock, caller, site.call(), method);
      if (caller.kind() == MethodFacts.Kind.ESCAPING
          || there.path().root() instanceof Root.Unknown
          || holdsAt(site, there)
          || (caller.kind() == MethodFacts.Kind.METHOD && someHolds(caller, there, asked))) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsAt(CallGraph.Site site, LockUse lock) {
    List<Optional<HeldLocks>> before = bodies.flow(site.caller()).before();
    return site.node() >= before.size()
        || before.get(site.node()).filter(held -> mayHold(site.caller(), held, lock)).isPresent();
  }

  /** Returns whether a lock could be among those held, perhaps under another name. */
  boolean mayHold(MethodFacts method, HeldLocks held, LockUse lock) {
    String owner = method.method().owner();
    Optional<LockClass> wanted = LockClass.of(lock, owner);
    return held.all().stream()
        .map(Hold::lock)
        .anyMatch(
            one ->
                one.path().equals(lock.path())
                    || isVague(one.path())
                    || LockClass.of(one, owner).equals(wanted));
  }

  private static boolean isVague(LockPath path) {
    return path.root() instanceof Root.Unknown
        || (path.root() instanceof Root.Local && path.selectors().isEmpty())
        || (path.root() instanceof Root.Parameter && path.selectors().isEmpty());
  }
}
