package io.heddle.processor.program;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Fact.Deed;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.program.ThreadMisuse.How;
import io.heddle.processor.program.ThreadStates.Known;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What bodies do with threads that they have started, or have not.
 *
 * <p>Followed within one body, for threads that keep their name in it; what is said holds on every
 * path.
 */
final class ThreadMisuses {

  private static final Set<String> THREADS = Set.of("java.lang.Thread", "io.heddle.HeddleThread");

  private static final Set<Deed> DAEMON = Set.of(Deed.DAEMON, Deed.USER);

  private final ClassPool pool;
  private final List<ThreadMisuse> found = new ArrayList<>();

  private ThreadMisuses(ClassPool pool) {
    this.pool = pool;
  }

  static List<ThreadMisuse> in(ClassPool pool) {
    ThreadMisuses misuses = new ThreadMisuses(pool);
    for (MethodFacts method : pool.methods()) {
      if (concernsThreads(method)) {
        misuses.judge(method);
      }
    }
    return misuses.found;
  }

  private static boolean concernsThreads(MethodFacts method) {
    for (Node node : method.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.OnThread
            || (fact instanceof Fact.Spawn spawn && !spawn.started())
            || (fact instanceof Fact.Block block && block.what() == Blocking.JOIN)) {
          return true;
        }
      }
    }
    return false;
  }

  private void judge(MethodFacts method) {
    List<Node> nodes = method.body().nodes();
    Map<Fact, Map<LockPath, Known>> atAll = ThreadStates.before(nodes);
    Set<Fact> judged = new HashSet<>();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        int node = index;
        if (atAll.containsKey(fact) && judged.add(fact)) {
          judge(method, node, fact, atAll.getOrDefault(fact, Map.of()));
        }
      }
    }
  }

  private void judge(MethodFacts method, int node, Fact fact, Map<LockPath, Known> known) {
    if (fact instanceof Fact.OnThread on && on.deed() == Deed.SERVE) {
      if (isDeaf(method, on.thread())) {
        found.add(new ThreadMisuse(method, fact, How.DEAF, Optional.empty()));
      }
    } else if (fact instanceof Fact.OnThread on && on.deed() == Deed.JOIN_ITSELF) {
      found.add(new ThreadMisuse(method, fact, How.JOINS_ITSELF, Optional.empty()));
    } else if (fact instanceof Fact.OnThread on && on.deed() == Deed.SHOW) {
      lateField(method, node)
          .ifPresent(
              at -> found.add(new ThreadMisuse(method, fact, How.SEEN_TOO_EARLY, Optional.of(at))));
    } else if (fact instanceof Fact.OnThread on) {
      Optional<Position> started = startOf(on.thread(), known);
      if (on.deed() == Deed.START && started.isPresent()) {
        found.add(new ThreadMisuse(method, fact, How.STARTED_TWICE, started));
      } else if (DAEMON.contains(on.deed()) && started.isPresent()) {
        found.add(new ThreadMisuse(method, fact, How.DAEMON_TOO_LATE, started));
      } else if (on.deed() == Deed.RUN && !does(method, on.thread(), Set.of(Deed.START))) {
        found.add(new ThreadMisuse(method, fact, How.RUN_HERE, Optional.empty()));
      }
    } else if (fact instanceof Fact.Block block && block.what() == Blocking.JOIN) {
      Known thread = known.get(block.on());
      if (thread != null && !thread.started()) {
        found.add(
            new ThreadMisuse(method, fact, How.JOINED_TOO_EARLY, Optional.of(thread.since())));
      } else if (isSelf(method, block)) {
        found.add(new ThreadMisuse(method, fact, How.JOINS_ITSELF, Optional.empty()));
      }
    } else if (fact instanceof Fact.Spawn spawn
        && spawn.confined()
        && !spawn.started()
        && isPlainThread(spawn.handle().type())
        && !does(method, spawn.handle(), Set.of(Deed.START, Deed.RUN))) {
      found.add(new ThreadMisuse(method, fact, How.NEVER_STARTED, Optional.empty()));
    }
  }

  private static Optional<Position> startOf(LockPath thread, Map<LockPath, Known> known) {
    return Optional.ofNullable(known.get(thread)).filter(Known::started).map(Known::since);
  }

  /** A thread that is run here on one path and started on another is run here on purpose. */
  private static boolean does(MethodFacts method, LockPath thread, Set<Deed> deeds) {
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .anyMatch(
            fact ->
                fact instanceof Fact.OnThread on
                    && deeds.contains(on.deed())
                    && on.thread().equals(thread));
  }

  /** Returns whether a daemon never returns, and never looks at the event that tells it to. */
  private static boolean isDeaf(MethodFacts method, LockPath stopping) {
    return !Reach.returns(method, at -> false)
        && method.body().nodes().stream()
            .flatMap(node -> node.fact().stream())
            .flatMap(ThreadMisuses::pathsIn)
            .noneMatch(
                path ->
                    path.root().equals(stopping.root()) || path.root() instanceof Root.Function);
  }

  private static Stream<LockPath> pathsIn(Fact fact) {
    if (fact instanceof Fact.Call call) {
      return Stream.concat(Stream.of(call.receiver()), call.arguments().stream());
    } else if (fact instanceof Fact.Block block) {
      return Stream.of(block.on());
    }
    return fact instanceof Fact.Spawn spawn ? spawn.tasks().stream() : Stream.empty();
  }

  /** Returns where a field is assigned that other threads can miss. */
  private static Optional<Position> lateField(MethodFacts method, int node) {
    List<Node> nodes = method.body().nodes();
    return Reach.after(method, node).stream()
        .mapToObj(nodes::get)
        .flatMap(later -> later.fact().stream())
        .filter(Fact.LateField.class::isInstance)
        .map(Fact::at)
        .findFirst();
  }

  private boolean isSelf(MethodFacts method, Fact.Block block) {
    boolean isOwnRun =
        method.method().name().equals("run")
            && method.method().parameters().equals("()")
            && pool.superTypes(method.method().owner()).stream().anyMatch(THREADS::contains);
    return block.on().equals(LockPath.of(new Root.This())) && isOwnRun && !block.timed();
  }

  /** A class of its own can start itself, in its constructor or a superclass's. */
  private boolean isPlainThread(String type) {
    return THREADS.contains(type)
        || (pool.facts(type).isPresent()
            && pool.superTypes(type).stream().anyMatch(THREADS::contains)
            && !startsItself(type)
            && pool.superTypes(type).stream().noneMatch(this::startsItself));
  }

  private boolean startsItself(String type) {
    return pool.facts(type).stream()
        .flatMap(facts -> facts.methods().stream())
        .filter(method -> method.kind() == MethodFacts.Kind.CONSTRUCTOR)
        .flatMap(method -> method.body().nodes().stream())
        .flatMap(node -> node.fact().stream())
        .anyMatch(ThreadMisuses::mayStartThis);
  }

  private static boolean mayStartThis(Fact fact) {
    LockPath self = LockPath.of(new Root.This());
    return (fact instanceof Fact.OnThread on && on.thread().equals(self))
        || (fact instanceof Fact.Call call
            && (call.arguments().contains(self)
                || (call.receiver().equals(self) && !call.target().name().equals("<init>"))));
  }
}
