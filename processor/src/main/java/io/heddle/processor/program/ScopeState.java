package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of the scopes on the paths that lead to a node.
 *
 * @param joined those that are joined on all of them, and where
 * @param perhaps those that are joined on one of them, or handed to who may have joined them
 * @param anyone whether a function was called that may have joined any of them
 * @param lent what tasks use, on one of them, that may not have ended
 * @param waited whether anything was waited for since the last of that was lent, perhaps the task
 */
record ScopeState(
    Map<LockPath, Position> joined,
    Set<LockPath> perhaps,
    boolean anyone,
    Set<Fact.Lend> lent,
    boolean waited) {

  static final ScopeState NOTHING = new ScopeState(Map.of(), Set.of(), false, Set.of(), false);

  ScopeState or(ScopeState other) {
    Map<LockPath, Position> both = new HashMap<>(joined);
    both.keySet().retainAll(other.joined.keySet());
    Set<LockPath> either = new HashSet<>(perhaps);
    either.addAll(other.perhaps);
    Set<Fact.Lend> all = new HashSet<>(lent);
    all.addAll(other.lent);
    return new ScopeState(both, either, anyone || other.anyone, all, waited || other.waited);
  }

  /** Returns whether nothing on any of the paths may have joined a scope. */
  boolean isNowhereJoined(LockPath scope) {
    return !anyone && !perhaps.contains(scope);
  }

  ScopeState after(Fact fact) {
    if (fact instanceof Fact.Call call) {
      return after(call);
    } else if (fact instanceof Fact.Lend lend) {
      Set<Fact.Lend> more = new HashSet<>(lent);
      more.add(lend);
      return new ScopeState(joined, perhaps, anyone, more, false);
    } else if (fact instanceof Fact.Block || fact instanceof Fact.Await) {
      return new ScopeState(joined, perhaps, anyone, lent, true);
    }
    return this;
  }

  private ScopeState after(Fact.Call call) {
    if (Scopes.joins(call) && call.receiver().isStable()) {
      Map<LockPath, Position> more = new HashMap<>(joined);
      more.put(call.receiver(), call.at());
      return new ScopeState(more, perhaps, anyone, lent, waited)
          .handOut(Stream.of(call.receiver()));
    } else if (Scopes.closes(call)) {
      return close(call.receiver());
    } else if (Scopes.forks(call)) {
      return this;
    }
    boolean callsBack =
        call.arguments().stream().anyMatch(argument -> argument.root() instanceof Root.Function);
    ScopeState more = handOut(Scopes.scopesIn(call));
    return new ScopeState(more.joined, more.perhaps, anyone || callsBack, lent, waited);
  }

  /** A join that throws may have joined all the same; a close that throws has closed. */
  ScopeState afterException(Fact fact) {
    if (fact instanceof Fact.Call call && Scopes.joins(call)) {
      return handOut(Stream.of(call.receiver()));
    } else if (fact instanceof Fact.Call call && Scopes.closes(call)) {
      return new ScopeState(joined, perhaps, anyone, lentBesides(call.receiver()), waited);
    }
    return this;
  }

  private ScopeState handOut(Stream<LockPath> scopes) {
    Set<LockPath> more = new HashSet<>(perhaps);
    scopes.forEach(more::add);
    return new ScopeState(joined, more, anyone, lent, waited);
  }

  private ScopeState close(LockPath scope) {
    Map<LockPath, Position> fewer = new HashMap<>(joined);
    fewer.remove(scope);
    Set<LockPath> others = new HashSet<>(perhaps);
    others.remove(scope);
    return new ScopeState(fewer, others, anyone, lentBesides(scope), waited);
  }

  private Set<Fact.Lend> lentBesides(LockPath scope) {
    Set<Fact.Lend> others = new HashSet<>(lent);
    others.removeIf(lend -> lend.scope().equals(scope));
    return others;
  }
}
