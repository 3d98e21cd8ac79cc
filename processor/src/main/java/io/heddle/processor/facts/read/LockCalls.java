package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** The calls of library methods that take, give back or wait for a lock. */
final class LockCalls {

  private static final Set<String> MAKES_COLLECTION = Set.of("List.of", "Set.of", "Arrays.asList");

  private final Translation body;

  LockCalls(Translation body) {
    this.body = body;
  }

  /** Returns whether a call with this effect reads its receiver only to use it as a lock. */
  static boolean isLockEffect(Effect effect) {
    return !(effect instanceof Effect.Unknown
        || effect instanceof Effect.RunsNow
        || effect instanceof Effect.RunsLater
        || effect instanceof Effect.Blocks
        || effect instanceof Effect.Unblocks
        || effect instanceof Effect.AttemptsPermit
        || effect instanceof Effect.OnThread
        || effect instanceof Effect.Lasts
        || effect instanceof Effect.MakesSized
        || effect instanceof Effect.PipelineStage
        || effect instanceof Effect.PipelineEnd
        || effect instanceof Effect.PipelineFork
        || effect instanceof Effect.Composes
        || effect instanceof Effect.Harmless);
  }

  /**
   * Adds the facts of a call whose receiver and arguments are evaluated.
   *
   * @return whether it was a call of this kind
   */
  boolean perform(CallChain.Step step, ExecutableElement method) {
    Effect effect = step.effect();
    if (!isLockEffect(effect)) {
      return false;
    }
    MethodInvocationTree tree = step.tree();
    if (effect instanceof Effect.Take take) {
      take(tree, method, take);
    } else if (effect instanceof Effect.Hold hold) {
      acquire(tree, method, heldBy(tree, method, hold), Fact.Wait.UNBOUNDED);
    } else if (effect instanceof Effect.HoldAll hold) {
      // Nobody who takes locks in the shared order waits for another who does.
      allOf(tree, hold).forEach(lock -> acquire(tree, method, lock, Fact.Wait.NONE));
    } else if (effect instanceof Effect.RunHoldingAll) {
      runHoldingAll(tree);
    } else if (effect instanceof Effect.Give give) {
      release(lockOf(tree, method, give.kind(), give.mode()), tree);
    } else if (effect instanceof Effect.GiveStamped) {
      giveStamped(tree, method);
    } else if (effect instanceof Effect.CloseHold) {
      closeHold(tree);
    } else if (effect instanceof Effect.Downgrade) {
      downgrade(tree, method);
    } else if (effect instanceof Effect.RunHolding run) {
      runHolding(tree, lockOf(tree, method, run.kind(), run.mode()));
    } else if (effect instanceof Effect.Await await) {
      await(tree, method, await.timed());
    } else if (effect instanceof Effect.AwaitUntil await) {
      awaitUntil(tree, method, await.timed());
    } else if (effect instanceof Effect.Signal) {
      signal(tree, method);
    }
    return true;
  }

  /** Returns the lock that the receiver of a call is. */
  LockUse lockOf(
      MethodInvocationTree call, ExecutableElement method, LockKind kind, LockMode mode) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? body.locks.of(select.getExpression(), kind, mode)
        : new LockUse(implied(method), mode, kind);
  }

  /** Returns the lock that is held until what a call returns is closed. */
  LockUse heldBy(MethodInvocationTree call, ExecutableElement method, Effect.Hold hold) {
    LockUse lock = lockOf(call, method, hold.kind(), hold.mode());
    return hold.field().map(field -> in(field, lock)).orElse(lock);
  }

  /** Returns the locks that are passed to a call one by one. */
  List<LockUse> allOf(MethodInvocationTree call, Effect.HoldAll hold) {
    List<LockUse> passed = lockedBy(call.getArguments());
    return hold.field()
        .map(field -> passed.stream().map(lock -> in(field, lock)).toList())
        .orElse(passed);
  }

  private static LockUse in(FieldRef field, LockUse object) {
    LockPath path = object.path().then(new Selector.Field(field));
    return new LockUse(path, object.mode(), LockKind.READ_WRITE);
  }

  /** Returns the read side of the lock that the receiver of a call keeps. */
  Optional<LockUse> readSideKeptBy(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? body.results
            .keptIn(select.getExpression())
            .map(lock -> new LockUse(lock.path(), LockMode.READ, lock.kind()))
        : Optional.empty();
  }

  private void downgrade(MethodInvocationTree tree, ExecutableElement method) {
    readSideKeptBy(tree)
        .ifPresent(
            lock -> {
              acquire(tree, method, lock, Fact.Wait.NONE);
              closeHold(tree);
            });
  }

  private List<LockUse> lockedBy(List<? extends ExpressionTree> arguments) {
    return arguments.stream()
        .flatMap(argument -> elementsOf(argument).stream())
        .map(argument -> body.locks.of(argument, LockKind.UNKNOWN, LockMode.WRITE))
        .toList();
  }

  /** Returns what a collection is made of, where that can be seen. */
  private static List<? extends ExpressionTree> elementsOf(ExpressionTree argument) {
    return Paths.withoutCasts(argument) instanceof MethodInvocationTree made
            && made.getMethodSelect() instanceof MemberSelectTree select
            && MAKES_COLLECTION.contains(select.toString())
        ? made.getArguments()
        : List.of(argument);
  }

  private LockPath implied(ExecutableElement method) {
    return Symbols.ownerOf(method).map(body.paths::implied).orElseGet(() -> LockPath.unknown(""));
  }

  private void take(MethodInvocationTree tree, ExecutableElement method, Effect.Take take) {
    LockUse lock = lockOf(tree, method, take.kind(), take.mode());
    if (take.decides()) {
      attempt(tree, method, lock, body.reading.variables().nextId());
    } else {
      acquire(tree, method, lock, take.waits());
    }
  }

  /** Adds that a lock is taken if a variable turns out to be true. */
  void attempt(MethodInvocationTree tree, ExecutableElement method, LockUse lock, int variable) {
    body.mayThrow(tree, method, body.reading.exceptions().declaredBy(method));
    Position at = body.reading.positions().of(tree);
    body.graph.add(new Fact.TryAcquire(lock, variable, at), Body.NEVER);
  }

  private void acquire(
      MethodInvocationTree tree, ExecutableElement method, LockUse lock, Fact.Wait waits) {
    int handler = body.exits.handler(body.reading.exceptions().declaredBy(method));
    Position at = body.reading.positions().of(tree);
    body.graph.add(new Fact.Acquire(lock, waits, at), handler);
  }

  private void release(LockUse lock, MethodInvocationTree tree) {
    Position at = body.reading.positions().of(tree);
    body.graph.add(new Fact.Release(lock, at), Body.NEVER);
  }

  private void giveStamped(MethodInvocationTree tree, ExecutableElement method) {
    LockUse whole = lockOf(tree, method, LockKind.NON_REENTRANT, LockMode.WRITE);
    LockMode mode =
        body.results.keptIn(tree.getArguments().get(0)).map(LockUse::mode).orElse(whole.mode());
    release(new LockUse(whole.path(), mode, whole.kind()), tree);
  }

  private void closeHold(MethodInvocationTree tree) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      body.results.keptIn(select.getExpression()).ifPresent(lock -> release(lock, tree));
    }
  }

  private void runHolding(MethodInvocationTree tree, LockUse lock) {
    Position at = body.reading.positions().of(tree);
    body.holding(lock, at, () -> body.functions.runOnce(tree.getArguments().get(0)));
  }

  /** It takes all of them or none. */
  private void runHoldingAll(MethodInvocationTree tree) {
    List<LockUse> locks = lockedBy(tree.getArguments().subList(0, 1));
    Position at = body.reading.positions().of(tree);
    locks.forEach(lock -> body.graph.add(new Fact.Acquire(lock, Fact.Wait.NONE, at), Body.NEVER));
    body.exits.cleaning(
        () -> body.functions.runOnce(tree.getArguments().get(1)),
        () -> locks.forEach(lock -> release(lock, tree)));
  }

  private void await(MethodInvocationTree tree, ExecutableElement method, boolean timed) {
    body.monitorObjects.waitedFor(tree, method);
    int handler = body.exits.handler(body.reading.exceptions().byCallOf(method));
    Position at = body.reading.positions().of(tree);
    Fact await = new Fact.Await(conditionOf(tree, method), lockBehind(tree, method), timed, at);
    body.graph.add(await, handler);
  }

  /** A thread that does not hold the lock is sent away with an exception: that is a defect. */
  private void signal(MethodInvocationTree tree, ExecutableElement method) {
    body.monitorObjects.waitedFor(tree, method);
    Position at = body.reading.positions().of(tree);
    body.graph.add(
        new Fact.Signal(
            conditionOf(tree, method), lockBehind(tree, method), body.threads.onlyLocks(), at),
        Body.NEVER);
  }

  private LockPath conditionOf(MethodInvocationTree tree, ExecutableElement method) {
    return tree.getMethodSelect() instanceof MemberSelectTree select
        ? body.paths.of(select.getExpression())
        : implied(method);
  }

  /** Returns the lock that must be held to wait for a condition, or to wake its waiters. */
  private List<LockUse> lockBehind(MethodInvocationTree tree, ExecutableElement method) {
    if (isOfObject(method)) {
      return List.of(LockExpressions.monitorOf(conditionOf(tree, method)));
    }
    return tree.getMethodSelect() instanceof MemberSelectTree select
        ? body.locks.viewBy(select.getExpression()).stream().toList()
        : List.of();
  }

  /** Returns whether a method waits for an object's monitor, or wakes those that do. */
  static boolean isOfObject(ExecutableElement method) {
    return Symbols.ownerOf(method)
        .filter(owner -> owner.getQualifiedName().contentEquals("java.lang.Object"))
        .isPresent();
  }

  private void awaitUntil(MethodInvocationTree tree, ExecutableElement method, boolean timed) {
    int test = body.graph.label();
    int done = body.graph.label();
    body.graph.fallTo(test);
    ExpressionTree predicate = tree.getArguments().get(0);
    body.functions.runOnce(predicate);
    body.graph.edge(body.graph.current(), done);
    await(tree, method, timed);
    body.graph.goTo(test);
    body.graph.moveTo(done);
  }

  /** Returns the attempt to take a lock that a chain of calls ends with. */
  Optional<LockUse> attemptAtEndOf(CallChain chain) {
    CallChain.Step last = chain.last();
    return last.effect() instanceof Effect.Take take && take.decides()
        ? last.method().map(method -> lockOf(last.tree(), method, take.kind(), take.mode()))
        : Optional.empty();
  }
}
