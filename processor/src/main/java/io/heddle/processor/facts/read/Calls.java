package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.facts.read.Functions.Runs;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Calls of methods and constructors, in evaluation order. */
final class Calls {

  private final Translation body;
  private final Reading reading;

  Calls(Translation body) {
    this.body = body;
    this.reading = body.reading;
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
      arguments(step.tree().getArguments(), step.runs());
      step.method().ifPresent(method -> perform(step, method));
    }
    arguments(chain.last().tree().getArguments(), chain.last().runs());
  }

  private void receiverOf(CallChain.Step first) {
    if (first.tree().getMethodSelect() instanceof MemberSelectTree select
        && !isNoValue(select.getExpression())) {
      if (LockCalls.isLockEffect(first.effect())) {
        body.expressions.lockReference(select.getExpression());
      } else {
        body.expressions.value(select.getExpression());
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
    return arguments.isEmpty()
        ? arguments
        : arguments.stream().filter(Functions::isFunction).toList();
  }

  private void perform(CallChain.Step step, ExecutableElement method) {
    if (!body.lockCalls.perform(step, method)) {
      MethodInvocationTree tree = step.tree();
      body.functions.pass(functionsIn(tree.getArguments()), step.runs());
      if (!(step.effect() instanceof Effect.Harmless)) {
        happen(method, () -> fact(tree, method));
      }
      if (tree.getMethodSelect() instanceof IdentifierTree name
          && name.getName().contentEquals("super")) {
        body.afterSuper();
      }
    }
  }

  /** Adds the fact of a call into code that may be read, or that something may throw. */
  private void happen(ExecutableElement method, Supplier<Fact> fact) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    Thrown thrown = reading.exceptions().byCallOf(method);
    if (owner.isPresent() && reading.symbols().isJdk(owner.get())) {
      body.exits.mayThrow(thrown);
    } else {
      body.graph.add(fact.get(), body.exits.handler(thrown));
    }
  }

  private Fact fact(MethodInvocationTree tree, ExecutableElement method) {
    LockPath receiver = receiver(tree.getMethodSelect(), method);
    return fact(
        tree, method, receiver, receiverType(tree.getMethodSelect(), method), tree.getArguments());
  }

  private Fact.Call fact(
      Tree tree,
      ExecutableElement method,
      LockPath receiver,
      Optional<TypeElement> receiverType,
      List<? extends ExpressionTree> arguments) {
    List<LockPath> passed = new ArrayList<>(arguments.size());
    arguments.forEach(argument -> passed.add(body.paths.of(argument)));
    boolean onSuper = tree instanceof MethodInvocationTree call && isSuper(call.getMethodSelect());
    return new Fact.Call(
        reading.symbols().methodOf(method),
        receiver,
        receiverType.map(reading.symbols()::nameOf).orElse(""),
        passed,
        onSuper || isExact(method, receiver, receiverType),
        reading.declared().requiredBy(method),
        reading.positions().of(tree));
  }

  private static boolean isSuper(ExpressionTree methodSelect) {
    return methodSelect instanceof MemberSelectTree select
        && (isNamedSuper(select.getExpression())
            || (select.getExpression() instanceof MemberSelectTree qualified
                && qualified.getIdentifier().contentEquals("super")));
  }

  private static boolean isNamedSuper(ExpressionTree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals("super");
  }

  static boolean isExact(
      ExecutableElement method, LockPath receiver, Optional<TypeElement> receiverType) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        || Symbols.isStatic(method)
        || method.getModifiers().contains(Modifier.PRIVATE)
        || method.getModifiers().contains(Modifier.FINAL)
        || receiverType.filter(Symbols::isLeaf).isPresent()
        || (receiver.root() instanceof Root.Fresh && receiver.selectors().isEmpty());
  }

  private LockPath receiver(ExpressionTree methodSelect, ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    if (Symbols.isStatic(method)) {
      return owner.map(body.paths::ofClass).orElseGet(() -> LockPath.unknown(""));
    } else if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return LockPath.of(new Root.This());
    }
    return methodSelect instanceof MemberSelectTree select
        ? body.paths.of(select.getExpression())
        : owner.map(body.paths::implied).orElseGet(() -> LockPath.unknown(""));
  }

  private Optional<TypeElement> receiverType(
      ExpressionTree methodSelect, ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    if (Symbols.isStatic(method) || method.getKind() == ElementKind.CONSTRUCTOR) {
      return owner;
    }
    Optional<TypeElement> seen =
        methodSelect instanceof MemberSelectTree select
            ? reading
                .attribution()
                .typeOf(select.getExpression())
                .flatMap(reading.symbols()::elementOf)
            : owner
                .flatMap(type -> body.frame.owner.innermost(type, reading.symbols()))
                .map(ClassFrame::type);
    return seen.or(() -> owner);
  }

  /** Translates the making of an object. */
  void make(NewClassTree tree) {
    if (tree.getEnclosingExpression() != null) {
      body.expressions.value(tree.getEnclosingExpression());
    }
    Optional<ExecutableElement> constructor = reading.attribution().methodOf(tree);
    Effect effect = constructor.map(reading.library()::effectOf).orElse(Effect.UNKNOWN);
    Runs runs = effect instanceof Effect.RunsLater ? Runs.LATER : Runs.UNKNOWN;
    arguments(tree.getArguments(), runs);
    body.functions.pass(functionsIn(tree.getArguments()), runs);
    if (tree.getClassBody() != null) {
      reading.discoveries().found(tree.getClassBody());
    }
    if (constructor.isPresent() && !(effect instanceof Effect.Harmless)) {
      ExecutableElement method = constructor.get();
      LockPath made = body.paths.of(tree);
      happen(method, () -> fact(tree, method, made, Symbols.ownerOf(method), tree.getArguments()));
    }
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
    if (reading.library().effectOf(method) instanceof Effect.Harmless) {
      return;
    }
    happen(method, () -> factThrough(reference, method));
  }

  private Fact factThrough(MemberReferenceTree reference, ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    LockPath receiver = LockPath.unknown(owner.map(reading.symbols()::nameOf).orElse(""));
    if (Symbols.isStatic(method) && owner.isPresent()) {
      receiver = body.paths.ofClass(owner.get());
    } else if (!isNoValue(reference.getQualifierExpression())) {
      receiver = body.paths.of(reference.getQualifierExpression());
    }
    Fact.Call call = fact(reference, method, receiver, owner, List.of());
    List<LockPath> passed = new ArrayList<>();
    method
        .getParameters()
        .forEach(each -> passed.add(LockPath.unknown(reading.symbols().nameOf(each.asType()))));
    return new Fact.Call(
        call.target(),
        call.receiver(),
        call.receiverType(),
        passed,
        call.exact(),
        call.requires(),
        call.at());
  }
}
