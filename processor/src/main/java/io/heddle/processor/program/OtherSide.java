package io.heddle.processor.program;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.program.HeldWait.How;
import io.heddle.processor.program.HeldWait.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a wait waits for needs a lock that is held meanwhile: then the wait never ends.
 *
 * <p>A thread or task needs it if it takes it, itself or in what it calls. An event, latch, queue
 * or semaphore needs it if everyone who is seen to let waiters go on holds it then, or has to take
 * it before.
 */
final class OtherSide {

  /** Through how many callers it is asked whether all hold the lock. */
  private static final int MOST_CALLS = 3;

  private final CallGraph graph;
  private final Bodies bodies;
  private final Summaries summaries;
  private final Handles handles;

  OtherSide(CallGraph graph, Bodies bodies, Summaries summaries, Handles handles) {
    this.graph = graph;
    this.bodies = bodies;
    this.summaries = summaries;
    this.handles = handles;
  }

  /** Returns the bodies whose locks will be asked for: tasks, if anybody waits for one. */
  static Set<MethodRef> tasksWaitedFor(ClassPool pool, Handles handles) {
    Set<MethodRef> tasks = new HashSet<>();
    for (MethodFacts method : pool.methods()) {
      for (Node node : method.body().nodes()) {
        for (Fact fact : node.fact()) {
          if (fact instanceof Fact.Block block && isForTask(block)) {
            handles.tasksOf(method, block.on()).forEach(task -> tasks.add(task.method()));
            handles.forksBefore(method, block).stream()
                .flatMap(fork -> handles.tasksOf(fork.in(), fork.fact()).stream())
                .forEach(task -> tasks.add(task.method()));
          }
        }
      }
    }
    return tasks;
  }

  private static boolean isForTask(Fact.Block block) {
    return !block.timed() && (block.what() == Blocking.JOIN || block.what() == Blocking.RESULT);
  }

  /**
   * Returns why a wait cannot end before a lock is given back.
   *
   * @param waiter the body that waits
   * @param own the wait as that body sees it
   * @param holder the body that holds the lock
   * @param seen the wait as the holder sees it
   */
  Optional<Need> need(
      MethodFacts waiter, Fact.Block own, MethodFacts holder, Fact.Block seen, Hold hold) {
    if (own.timed()) {
      return Optional.empty();
    }
    Optional<LockClass> lock = LockClass.of(hold.lock(), holder.method().owner());
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    Optional<Need> found = need(waiter, own, lock.get(), hold.lock());
    return found.isPresent() || waiter.equals(holder)
        ? found
        : need(holder, seen, lock.get(), hold.lock());
  }

  private Optional<Need> need(MethodFacts in, Fact.Block block, LockClass lock, LockUse held) {
    return switch (block.what()) {
      case JOIN -> byTask(in, block, lock, held);
      case RESULT -> byTask(in, block, lock, held).or(() -> byWaker(in, block, lock));
      case GATE, ELEMENT, PERMIT -> byWaker(in, block, lock);
      case BARRIER -> byParty(in, block, lock, held);
      default -> Optional.empty();
    };
  }

  private Optional<Need> byTask(MethodFacts in, Fact.Block block, LockClass lock, LockUse held) {
    for (MethodFacts task : handles.tasksOf(in, block.on())) {
      Optional<Need> need = byTask(task, lock, held, Optional.empty());
      if (need.isPresent()) {
        return need;
      }
    }
    for (Handles.Site<Fact.Spawn> fork : handles.forksBefore(in, block)) {
      for (MethodFacts task : handles.tasksOf(fork.in(), fork.fact())) {
        Optional<Need> need = byTask(task, lock, held, Optional.of(fork.fact().at()));
        if (need.isPresent()) {
          return need;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Need> byTask(
      MethodFacts task, LockClass lock, LockUse held, Optional<Position> fork) {
    for (Wanted wanted : summaries.of(task)) {
      boolean conflicts = held.mode() == LockMode.WRITE || wanted.lock().mode() == LockMode.WRITE;
      if (wanted.waits() == Fact.Wait.UNBOUNDED
          && wanted.lockClass().filter(lock::equals).isPresent()
          && conflicts
          && isSharedName(wanted.lock())) {
        Route.Taken taken = wanted.route().taken();
        return Optional.of(
            new Need(How.TASK_TAKES, task, calls(task, wanted), taken.lock(), taken.at(), fork));
      }
    }
    return Optional.empty();
  }

  /** What a task finds in its own object or in a class is what the waiting thread knows too. */
  private static boolean isSharedName(LockUse lock) {
    Root root = lock.path().root();
    return root instanceof Root.This
        || root instanceof Root.Outer
        || root instanceof Root.Static
        || root instanceof Root.ClassLiteral;
  }

  private static List<Called> calls(MethodFacts from, Wanted wanted) {
    List<Called> calls = new ArrayList<>();
    MethodRef caller = from.method();
    for (Route.Through step : wanted.route().calls()) {
      calls.add(new Called(step.start(), caller, step.callee()));
      caller = step.callee();
    }
    return calls;
  }

  private Optional<Need> byWaker(MethodFacts in, Fact.Block block, LockClass lock) {
    Optional<Handles.Key> key = Handles.key(in, block.on());
    if (key.isEmpty() || handles.isPassedOn(key.get())) {
      return Optional.empty();
    }
    Optional<Need> first = Optional.empty();
    for (Handles.Site<Fact> site : handles.wakersOf(key.get(), block.what())) {
      Optional<Need> need = mustHold(site.in(), site.node(), site.fact(), lock, 0);
      if (need.isEmpty()) {
        return need;
      }
      first = first.isPresent() ? first : need;
    }
    return first;
  }

  /** Another party that arrives while it holds the lock cannot arrive while this one waits. */
  private Optional<Need> byParty(MethodFacts in, Fact.Block block, LockClass lock, LockUse held) {
    Optional<Handles.Key> key = Handles.key(in, block.on());
    if (key.isEmpty()) {
      return Optional.empty();
    }
    for (Handles.Site<Fact.Block> site : handles.blocksAt(key.get())) {
      boolean isSamePlace = site.fact().at().equals(block.at());
      if (site.fact().what() == Blocking.BARRIER && (!isSamePlace || isAlike(block, held))) {
        Optional<Need> need = mustHold(site.in(), site.node(), site.fact(), lock, 0);
        if (need.isPresent()) {
          return need;
        }
      }
    }
    return Optional.empty();
  }

  /** Who comes to the same barrier here comes with the same lock. */
  private static boolean isAlike(Fact.Block block, LockUse held) {
    Root lock = held.path().root();
    return lock instanceof Root.Static
        || lock instanceof Root.ClassLiteral
        || (lock.equals(block.on().root()) && lock instanceof Root.This);
  }

  private Optional<Need> mustHold(
      MethodFacts method, int node, Fact fact, LockClass lock, int depth) {
    String owner = method.method().owner();
    Optional<HeldLocks> held = bodies.held(method, node);
    if (held.isPresent()) {
      for (Hold hold : held.get().all()) {
        if (hold.certain() && LockClass.of(hold.lock(), owner).filter(lock::equals).isPresent()) {
          return Optional.of(
              new Need(
                  How.ENDED_HOLDING, method, List.of(), hold.lock(), fact.at(), Optional.empty()));
        }
      }
    }
    Optional<LockUse> passed = passed(method, node, lock);
    if (passed.isPresent()) {
      return Optional.of(
          new Need(
              How.ENDED_HOLDING, method, List.of(), passed.get(), fact.at(), Optional.empty()));
    }
    return depth == MOST_CALLS ? Optional.empty() : allCallersHold(method, fact, lock, depth);
  }

  private Optional<Need> allCallersHold(MethodFacts method, Fact fact, LockClass lock, int depth) {
    List<CallGraph.Site> sites = graph.allCallersOf(method);
    if (method.callers() == MethodFacts.Callers.ANYONE) {
      return Optional.empty();
    }
    Optional<Need> first = Optional.empty();
    for (CallGraph.Site site : sites) {
      Optional<Need> need = mustHold(site.caller(), site.node(), fact, lock, depth + 1);
      if (need.isEmpty()) {
        return need;
      }
      if (first.isEmpty()) {
        Called call = new Called(site.call().at(), site.caller().method(), method.method());
        List<Called> calls = new ArrayList<>(need.get().calls());
        calls.add(call);
        Need above = need.get();
        first =
            Optional.of(
                new Need(
                    above.how(), above.body(), calls, above.lock(), above.at(), Optional.empty()));
      }
    }
    return first;
  }

  /** Returns the lock of this class that every path takes before it comes to a node. */
  private static Optional<LockUse> passed(MethodFacts method, int node, LockClass lock) {
    String owner = method.method().owner();
    List<Node> nodes = method.body().nodes();
    List<Fact.Acquire> takes =
        nodes.stream()
            .flatMap(one -> one.fact().stream())
            .filter(fact -> isAcquireOf(fact, lock, owner))
            .map(Fact.Acquire.class::cast)
            .toList();
    if (takes.isEmpty()) {
      return Optional.empty();
    }
    boolean around =
        Reach.avoiding(
                method,
                at -> nodes.get(at).fact().stream().anyMatch(one -> isAcquireOf(one, lock, owner)))
            .get(node);
    return around ? Optional.empty() : Optional.of(takes.get(0).lock());
  }

  private static boolean isAcquireOf(Fact fact, LockClass lock, String owner) {
    return fact instanceof Fact.Acquire acquire
        && acquire.waits() == Fact.Wait.UNBOUNDED
        && LockClass.of(acquire.lock(), owner).filter(lock::equals).isPresent();
  }
}
