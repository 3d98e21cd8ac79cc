package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.facts.read.Functions.Runs;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Calls of methods and constructors, in evaluation order. */
final class Calls {

  private static final String LOCKS = "java.util.concurrent.locks.";

  private static final Set<String> LEVELS =
      Set.of(
          "isTraceEnabled",
          "isDebugEnabled",
          "isInfoEnabled",
          "isWarnEnabled",
          "isErrorEnabled",
          "isFatalEnabled");

  private final Translation body;
  private final Reading reading;
  private final CallFacts facts;
  private final SelfLocking selfLocking;

  Calls(Translation body) {
    this.body = body;
    this.reading = body.reading;
    this.facts = new CallFacts(body.reading, body.frame, body.paths);
    this.selfLocking = new SelfLocking(body);
  }

  /** Translates a call, and before it the calls on whose results it is made. */
  void call(MethodInvocationTree outermost) {
    CallChain chain = CallChain.of(outermost, reading);
    upToLast(chain);
    CallChain.Step last = chain.last();
    last.method().ifPresent(method -> perform(last, method));
  }

  /** Translates everything but the last call of a chain, and the arguments of that one too. */
  void upToLast(CallChain chain) {
    receiverOf(chain.first());
    for (CallChain.Step step : chain.allButLast()) {
      arguments(step);
      step.method().ifPresent(method -> perform(step, method));
    }
    arguments(chain.last());
  }

  private void arguments(CallChain.Step step) {
    if (step.tree().getArguments().isEmpty()) {
      return;
    }
    boolean isLog =
        step.method().isPresent()
            && SharedAccesses.isLog(reading.callees().of(step.method().get()).name());
    body.sharedAccesses.shown(isLog, () -> arguments(step.tree().getArguments(), step.runs()));
  }

  private void receiverOf(CallChain.Step first) {
    if (first.tree().getMethodSelect() instanceof MemberSelectTree select
        && !isNoValue(select.getExpression())) {
      if (LockCalls.isLockEffect(first.effect())) {
        body.expressions.lockReference(select.getExpression());
      } else {
        body.expressions.receiver(select.getExpression(), first.method());
      }
    }
  }

  private boolean isNoValue(ExpressionTree qualifier) {
    return (qualifier instanceof IdentifierTree || qualifier instanceof MemberSelectTree)
        && reading.attribution().isTypeName(qualifier);
  }

  /** Evaluates arguments; functions among them run or are kept when the call runs. */
  private void arguments(List<? extends ExpressionTree> arguments, Runs runs) {
    for (ExpressionTree argument : arguments) {
      if (!Functions.isFunction(argument)) {
        if (runs == Runs.LATER
            && Paths.withoutCasts(argument) instanceof NewClassTree made
            && made.getClassBody() != null) {
          reading.discoveries().runsLater(made.getClassBody());
        }
        Optional<CallChain> composition =
            runs == Runs.NOW ? composition(argument) : Optional.empty();
        composition.ifPresentOrElse(this::composed, () -> body.expressions.value(argument));
      }
    }
  }

  /** Returns the call that makes one function out of others, if the argument is one. */
  private Optional<CallChain> composition(ExpressionTree argument) {
    if (Paths.withoutCasts(argument) instanceof MethodInvocationTree call) {
      CallChain chain = CallChain.of(call, reading);
      return Optional.of(chain).filter(CallChain::composes);
    }
    return Optional.empty();
  }

  private void composed(CallChain chain) {
    receiverOf(chain.first());
    for (CallChain.Step step : chain.steps()) {
      arguments(step.tree().getArguments(), Runs.NOW);
      body.functions.pass(functionsIn(step.tree().getArguments()), Runs.NOW);
    }
  }

  private static List<? extends ExpressionTree> functionsIn(
      List<? extends ExpressionTree> arguments) {
    for (ExpressionTree argument : arguments) {
      if (Functions.isFunction(argument)) {
        return arguments.stream().filter(Functions::isFunction).toList();
      }
    }
    return List.of();
  }

  private void perform(CallChain.Step step, ExecutableElement method) {
    if (!body.lockCalls.perform(step, method)) {
      MethodInvocationTree tree = step.tree();
      body.promises.release(tree, method);
      Optional<LockUse> lock = selfLocking.takenBy(tree, method);
      if (lock.isPresent()) {
        body.holding(lock.get(), reading.positions().of(tree), () -> plain(step, method));
      } else {
        plain(step, method);
      }
      body.promises.keep(tree, method);
      if (tree.getMethodSelect() instanceof IdentifierTree name
          && reading.symbols().words().isSuper(name.getName())) {
        body.afterSuper();
      }
    }
  }

  /** Makes a call, whatever it says that it does to locks. */
  void plain(CallChain.Step step, ExecutableElement method) {
    MethodInvocationTree tree = step.tree();
    List<? extends ExpressionTree> functions = functionsIn(tree.getArguments());
    if (!functions.isEmpty()) {
      body.roles.passed(tree.getArguments(), method, step.effect());
    }
    if (step.runs() == Runs.UNKNOWN && !functions.isEmpty()) {
      LockPath receiver = facts.receiver(tree.getMethodSelect(), method);
      body.inlining.pass(tree, tree.getArguments(), method, receiver);
    } else {
      body.functions.pass(functions, step.runs());
    }
    body.inlining.keepTerms(tree, method);
    body.localValues.call(tree, method);
    if (!(step.effect() instanceof Effect.Harmless)) {
      body.threads.before(tree, method, step.effect());
      if (step.effect() instanceof Effect.OnThread on && on.deed() == Fact.Deed.INTERRUPT) {
        return; // It never throws.
      }
      if (step.effect() instanceof Effect.Unblocks lets && lets.what() == Blocking.GATE) {
        body.threads.after(tree, method, step.effect());
        return; // Nor does this.
      }
      if (isAccessor(method)) {
        body.roles.use(method, tree);
        body.graph.add(facts.of(tree, method), Body.NEVER);
      } else if (facts.runsParameter(tree, method)) {
        body.graph.add(
            facts.of(tree, method), body.exits.handler(reading.callees().of(method).throwing()));
      } else {
        happen(tree, method, () -> facts.of(tree, method));
      }
      body.threads.after(tree, method, step.effect());
    }
  }

  /** Asks a logger for its level, or another object for its lock: written as if nothing threw. */
  private boolean isAccessor(ExecutableElement method) {
    boolean isForeign =
        Symbols.ownerOf(method).filter(owner -> !reading.symbols().isJdk(owner)).isPresent();
    return isForeign
        && method.getParameters().isEmpty()
        && method.getThrownTypes().isEmpty()
        && (LEVELS.contains(method.getSimpleName().toString())
            || reading.symbols().nameOf(method.getReturnType()).startsWith(LOCKS));
  }

  /** Adds the fact of a call into code that may be read, or that something may throw. */
  private void happen(Tree tree, ExecutableElement method, Supplier<Fact> fact) {
    Callees.Callee callee = reading.callees().of(method);
    Thrown thrown = callee.throwing();
    if (callee.isOfJdk()) {
      if (callee.name().equals("forName")) {
        body.demands.called(method, tree);
      }
      body.mayThrow(tree, method, thrown);
    } else {
      body.roles.use(method, tree);
      body.graph.add(fact.get(), body.exits.handler(thrown));
    }
  }

  /** Translates the making of an object. */
  void make(NewClassTree tree) {
    if (tree.getEnclosingExpression() != null) {
      body.expressions.value(tree.getEnclosingExpression());
    }
    Optional<ExecutableElement> constructor = reading.attribution().methodOf(tree);
    Effect effect =
        constructor.isPresent() ? reading.callees().of(constructor.get()).effect() : Effect.UNKNOWN;
    Runs runs = effect instanceof Effect.RunsLater ? Runs.LATER : Runs.UNKNOWN;
    arguments(tree.getArguments(), runs);
    List<? extends ExpressionTree> functions = functionsIn(tree.getArguments());
    if (!functions.isEmpty() && constructor.isPresent()) {
      body.roles.passed(tree.getArguments(), constructor.get(), effect);
    }
    if (runs == Runs.UNKNOWN && !functions.isEmpty() && constructor.isPresent()) {
      LockPath made = body.paths.of(tree);
      body.inlining.pass(tree, tree.getArguments(), constructor.get(), made);
    } else {
      body.functions.pass(functions, runs);
    }
    if (tree.getClassBody() != null) {
      reading.discoveries().found(tree.getClassBody());
    }
    body.rounds.remake(tree);
    if (constructor.isPresent() && !(effect instanceof Effect.Harmless)) {
      ExecutableElement method = constructor.get();
      body.threads.before(tree, method, effect);
      happen(tree, method, () -> facts.of(tree, method));
    }
  }

  /** Adds the call that closes a resource, which is not in the tree. */
  void close(Tree resource, TypeElement type, ExecutableElement method, LockPath receiver) {
    happen(resource, method, () -> facts.ofClose(resource, type, method, receiver));
  }

  /** Evaluates the object on which a method reference calls its method. */
  void qualifierOf(MemberReferenceTree reference) {
    if (!isNoValue(reference.getQualifierExpression())) {
      body.expressions.value(reference.getQualifierExpression());
    }
  }

  /** Translates the call that a method reference makes when it runs. */
  void throughReference(MemberReferenceTree reference, ExecutableElement method) {
    qualifierOf(reference);
    if (reading.callees().of(method).effect() instanceof Effect.Harmless) {
      return;
    }
    boolean onValue = !isNoValue(reference.getQualifierExpression());
    happen(reference, method, () -> facts.of(reference, method, onValue));
  }
}
