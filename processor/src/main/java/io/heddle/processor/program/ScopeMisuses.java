package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.program.ScopeMisuse.How;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What bodies do with scopes of structured threading.
 *
 * <p>Followed within one body. That a scope has been joined is said where it holds on every path,
 * that it has not where it holds on none.
 */
final class ScopeMisuses {

  private static final String SCOPE = "io.heddle.scope.Scope";
  private static final String TASK = "io.heddle.scope.Task";
  private static final Set<String> FORKS = Set.of("fork", "daemon", "start");
  private static final Set<String> READS = Set.of("get", "failure");

  /**
   * What is known of the scopes on the paths that lead here.
   *
   * @param joined those that are joined on all of them, and where
   * @param perhaps those that are joined on one of them, or handed to who may have joined them
   * @param anyone whether a function was called that may have joined any of them
   */
  private record Known(Map<LockPath, Position> joined, Set<LockPath> perhaps, boolean anyone) {

    static final Known NOTHING = new Known(Map.of(), Set.of(), false);

    Known or(Known other) {
      Map<LockPath, Position> both = new HashMap<>(joined);
      both.keySet().retainAll(other.joined.keySet());
      Set<LockPath> either = new HashSet<>(perhaps);
      either.addAll(other.perhaps);
      return new Known(both, either, anyone || other.anyone);
    }

    Known join(LockPath scope, Position at) {
      Map<LockPath, Position> more = new HashMap<>(joined);
      more.put(scope, at);
      return new Known(more, perhaps, anyone).handOut(Stream.of(scope));
    }

    Known handOut(Stream<LockPath> scopes) {
      Set<LockPath> more = new HashSet<>(perhaps);
      scopes.forEach(more::add);
      return new Known(joined, more, anyone);
    }

    Known close(LockPath scope) {
      Map<LockPath, Position> fewer = new HashMap<>(joined);
      fewer.remove(scope);
      Set<LockPath> others = new HashSet<>(perhaps);
      others.remove(scope);
      return new Known(fewer, others, anyone);
    }
  }

  /** Where a task comes from. */
  private record Forked(LockPath scope, Position at) {}

  private final MethodFacts method;
  private final Map<LockPath, Forked> tasks = new HashMap<>();
  private final List<ScopeMisuse> found = new ArrayList<>();

  private ScopeMisuses(MethodFacts method) {
    this.method = method;
  }

  static List<ScopeMisuse> in(ClassPool pool) {
    List<ScopeMisuse> found = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      if (calls(method).anyMatch(call -> call.target().owner().equals(SCOPE))) {
        ScopeMisuses misuses = new ScopeMisuses(method);
        misuses.judge();
        found.addAll(misuses.found);
      }
    }
    return found;
  }

  private void judge() {
    facts(method)
        .filter(Fact.Spawn.class::isInstance)
        .map(Fact.Spawn.class::cast)
        .filter(spawn -> spawn.by().type().equals(SCOPE))
        .forEach(spawn -> tasks.put(spawn.handle(), new Forked(spawn.by(), spawn.at())));
    List<Node> nodes = method.body().nodes();
    List<Optional<Known>> before = flow(nodes);
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        if (fact instanceof Fact.Call call) {
          before.get(index).ifPresent(known -> judge(call, known));
        }
      }
    }
    if (leavesOpen()) {
      calls(method)
          .filter(ScopeMisuses::opens)
          .forEach(open -> report(open, How.NOT_CLOSED, Optional.empty()));
    }
  }

  private void judge(Fact.Call call, Known known) {
    String name = call.target().name();
    Forked task = tasks.get(call.receiver());
    if (call.receiverType().equals(TASK) && READS.contains(name) && task != null) {
      if (!known.anyone() && !known.perhaps().contains(task.scope())) {
        report(call, How.READ_BEFORE_JOIN, Optional.of(task.at()));
      }
    } else if (call.receiverType().equals(SCOPE) && FORKS.contains(name)) {
      Optional.ofNullable(known.joined().get(call.receiver()))
          .ifPresent(at -> report(call, How.FORKED_AFTER_JOIN, Optional.of(at)));
    }
  }

  private void report(Fact fact, How how, Optional<Position> before) {
    found.add(new ScopeMisuse(method, fact, how, before));
  }

  /**
   * Whether a scope is joined and nothing closes it, or can make someone else do so. One that is
   * not joined here may be opened for the caller.
   */
  private boolean leavesOpen() {
    return calls(method).anyMatch(ScopeMisuses::joins)
        && calls(method).noneMatch(ScopeMisuses::closes)
        && calls(method).noneMatch(call -> scopesIn(call).findAny().isPresent());
  }

  private List<Optional<Known>> flow(List<Node> nodes) {
    List<Optional<Known>> before = new ArrayList<>();
    nodes.forEach(node -> before.add(Optional.empty()));
    Deque<Integer> open = new ArrayDeque<>();
    reach(0, Known.NOTHING, before, open);
    while (!open.isEmpty()) {
      int index = open.remove();
      Known known = before.get(index).orElseThrow();
      Node node = nodes.get(index);
      Known after = known;
      for (Fact fact : node.fact()) {
        after = fact instanceof Fact.Call call ? after(call, after) : after;
      }
      for (int next : node.next()) {
        reach(next, after, before, open);
      }
      if (node.onException() != Body.NEVER) {
        reach(node.onException(), onException(node, known), before, open);
      }
    }
    return before;
  }

  private static void reach(
      int node, Known known, List<Optional<Known>> before, Deque<Integer> open) {
    if (node >= 0 && node < before.size()) {
      Optional<Known> earlier = before.get(node);
      Known both = earlier.map(known::or).orElse(known);
      if (earlier.isEmpty() || !earlier.get().equals(both)) {
        before.set(node, Optional.of(both));
        open.add(node);
      }
    }
  }

  private static Known after(Fact.Call call, Known known) {
    if (call.receiverType().equals(SCOPE)) {
      if (joins(call) && call.receiver().isStable()) {
        return known.join(call.receiver(), call.at());
      } else if (closes(call)) {
        return known.close(call.receiver());
      } else if (FORKS.contains(call.target().name())) {
        return known;
      }
    }
    Known more = known.handOut(scopesIn(call));
    boolean callsBack = call.arguments().stream().anyMatch(ScopeMisuses::isFunction);
    return callsBack ? new Known(more.joined(), more.perhaps(), true) : more;
  }

  /** A join that throws may have joined all the same. */
  private static Known onException(Node node, Known known) {
    for (Fact fact : node.fact()) {
      if (fact instanceof Fact.Call call && joins(call)) {
        return known.handOut(Stream.of(call.receiver()));
      }
    }
    return known;
  }

  private static boolean opens(Fact.Call call) {
    return call.target().owner().equals(SCOPE) && call.target().name().equals("open");
  }

  private static boolean joins(Fact.Call call) {
    return call.receiverType().equals(SCOPE) && call.target().name().equals("join");
  }

  private static boolean closes(Fact.Call call) {
    return call.receiverType().equals(SCOPE) && call.target().name().equals("close");
  }

  private static Stream<LockPath> scopesIn(Fact.Call call) {
    return call.arguments().stream().filter(argument -> argument.type().equals(SCOPE));
  }

  private static boolean isFunction(LockPath path) {
    return path.root() instanceof Root.Function;
  }

  private static Stream<Fact> facts(MethodFacts method) {
    return method.body().nodes().stream().flatMap(node -> node.fact().stream());
  }

  private static Stream<Fact.Call> calls(MethodFacts method) {
    return facts(method).filter(Fact.Call.class::isInstance).map(Fact.Call.class::cast);
  }
}
