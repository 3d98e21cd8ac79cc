package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.program.ScopeMisuse.How;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What bodies do with scopes of structured threading.
 *
 * <p>Followed within one body. That a scope has been joined is said where it holds on every path,
 * that it has not where it holds on none.
 */
final class ScopeMisuses {

  /** Where a task comes from. */
  private record Forked(LockPath scope, Position at) {}

  private final MethodFacts method;
  private final Map<LockPath, Forked> tasks = new HashMap<>();

  /** What is taken back from tasks that are still running, and where. */
  private final Map<Fact.Lend, Position> tooEarly = new LinkedHashMap<>();

  /** What is taken back on some path from tasks that may have ended. */
  private final Set<Fact.Lend> inTime = new HashSet<>();

  private final List<ScopeMisuse> found = new ArrayList<>();

  private ScopeMisuses(MethodFacts method) {
    this.method = method;
  }

  static List<ScopeMisuse> in(ClassPool pool, CallGraph graph) {
    LostScopes lost = new LostScopes(graph);
    List<ScopeMisuse> found = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      if (Scopes.calls(method).anyMatch(call -> call.target().owner().equals(Scopes.SCOPE))) {
        ScopeMisuses misuses = new ScopeMisuses(method);
        misuses.judge();
        found.addAll(misuses.found);
        found.addAll(lost.in(method));
      }
    }
    return found;
  }

  private void judge() {
    Scopes.facts(method)
        .filter(Fact.Spawn.class::isInstance)
        .map(Fact.Spawn.class::cast)
        .filter(spawn -> spawn.by().type().equals(Scopes.SCOPE))
        .forEach(spawn -> tasks.put(spawn.handle(), new Forked(spawn.by(), spawn.at())));
    List<Node> nodes = method.body().nodes();
    List<Optional<ScopeState>> before = new Known().over(nodes, ScopeState.NOTHING).before();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        before.get(index).ifPresent(known -> judge(fact, known));
      }
    }
    tooEarly.forEach(
        (lend, at) -> {
          if (!inTime.contains(lend)) {
            report(lend, How.CLOSED_BEFORE_END, Optional.of(at));
          }
        });
  }

  private void judge(Fact fact, ScopeState known) {
    if (fact instanceof Fact.TakeBack back) {
      known.lent().stream()
          .filter(lend -> lend.resource() == back.resource())
          .forEach(lend -> takeBack(lend, back, known));
    } else if (fact instanceof Fact.Call call && Scopes.readsTask(call)) {
      Forked task = tasks.get(call.receiver());
      if (task != null && known.isNowhereJoined(task.scope())) {
        report(call, How.READ_BEFORE_JOIN, Optional.of(task.at()));
      }
    } else if (fact instanceof Fact.Call call && Scopes.forks(call)) {
      Optional.ofNullable(known.joined().get(call.receiver()))
          .ifPresent(at -> report(call, How.FORKED_AFTER_JOIN, Optional.of(at)));
    }
  }

  /** What is not in time on one path is taken for an exception, if it is in time on another. */
  private void takeBack(Fact.Lend lend, Fact.TakeBack back, ScopeState known) {
    if (known.isNowhereJoined(lend.scope()) && !known.waited()) {
      tooEarly.put(lend, back.at());
    } else {
      inTime.add(lend);
    }
  }

  private void report(Fact fact, How how, Optional<Position> before) {
    found.add(new ScopeMisuse(method, fact, how, before));
  }

  /** What is known of the scopes of a body. */
  private static final class Known extends Forward<ScopeState> {

    @Override
    ScopeState after(Node node, ScopeState before) {
      ScopeState after = before;
      for (Fact fact : node.fact()) {
        after = after.after(fact);
      }
      return after;
    }

    @Override
    ScopeState afterException(Node node, ScopeState before) {
      ScopeState after = before;
      for (Fact fact : node.fact()) {
        after = after.afterException(fact);
      }
      return after;
    }

    @Override
    ScopeState join(ScopeState one, ScopeState other) {
      return one.or(other);
    }
  }
}
