package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.FunctionTypes;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;

/** States calls as facts: what is called, on which object, with what. */
final class CallFacts {

  private final Reading reading;
  private final BodyFrame frame;
  private final Paths paths;

  CallFacts(Reading reading, BodyFrame frame, Paths paths) {
    this.reading = reading;
    this.frame = frame;
    this.paths = paths;
  }

  Fact of(MethodInvocationTree tree, ExecutableElement method) {
    ExpressionTree select = tree.getMethodSelect();
    LockPath receiver = receiver(select, method);
    Optional<TypeElement> type = receiverType(select, method);
    boolean exact = isOnSuper(select) || isExact(method, receiver, type);
    return fact(tree, method, receiver, type, pathsOf(tree.getArguments(), method), exact);
  }

  /** Returns whether a call runs a function that the caller of this body passes. */
  boolean runsParameter(MethodInvocationTree tree, ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && tree.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree
        && Symbols.ownerOf(method)
            .map(reading.symbols()::nameOf)
            .filter(FunctionTypes::contains)
            .isPresent()
        && paths.of(select.getExpression()).root() instanceof Root.Parameter;
  }

  Fact of(NewClassTree tree, ExecutableElement constructor) {
    Optional<TypeElement> type = Symbols.ownerOf(constructor);
    List<LockPath> arguments = pathsOf(tree.getArguments(), constructor);
    return fact(tree, constructor, paths.of(tree), type, arguments, true);
  }

  /**
   * States the call that a method reference makes when it runs.
   *
   * @param onValue whether the object is part of the reference, and not an argument
   */
  Fact of(MemberReferenceTree tree, ExecutableElement method, boolean onValue) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    LockPath receiver = LockPath.unknown(owner.map(reading.symbols()::nameOf).orElse(""));
    if (Symbols.isStatic(method) && owner.isPresent()) {
      receiver = paths.ofClass(owner.get());
    } else if (onValue) {
      receiver = paths.of(tree.getQualifierExpression());
    }
    List<LockPath> arguments =
        method.getParameters().stream()
            .map(each -> LockPath.unknown(reading.symbols().nameOf(each.asType())))
            .toList();
    return fact(tree, method, receiver, owner, arguments, isExact(method, receiver, owner));
  }

  Fact ofClose(Tree resource, TypeElement type, ExecutableElement method, LockPath receiver) {
    Optional<TypeElement> seen = Optional.of(type);
    return fact(resource, method, receiver, seen, List.of(), isExact(method, receiver, seen));
  }

  private Fact fact(
      Tree tree,
      ExecutableElement method,
      LockPath receiver,
      Optional<TypeElement> receiverType,
      List<LockPath> arguments,
      boolean exact) {
    return new Fact.Call(
        reading.symbols().methodOf(method),
        receiver,
        receiverType.map(reading.symbols()::nameOf).orElse(""),
        arguments,
        exact,
        reading.declared().requiredBy(method),
        reading.declared().excludedBy(method),
        thrownBy(method),
        reading.positions().of(tree));
  }

  private List<String> thrownBy(ExecutableElement method) {
    return method.getThrownTypes().isEmpty()
        ? List.of()
        : method.getThrownTypes().stream().map(reading.symbols()::nameOf).toList();
  }

  /** Where any number of arguments is allowed, the last parameter is an array that nobody names. */
  private List<LockPath> pathsOf(
      List<? extends ExpressionTree> arguments, ExecutableElement method) {
    if (arguments.isEmpty()) {
      return List.of();
    }
    int named = method.isVarArgs() ? method.getParameters().size() - 1 : arguments.size();
    return arguments.stream().limit(named).map(paths::of).toList();
  }

  private boolean isOnSuper(ExpressionTree methodSelect) {
    if (!(methodSelect instanceof MemberSelectTree select)) {
      return false;
    }
    ExpressionTree object = select.getExpression();
    return (object instanceof IdentifierTree name && isSuper(name.getName()))
        || (object instanceof MemberSelectTree outer && isSuper(outer.getIdentifier()));
  }

  private boolean isSuper(Name name) {
    return reading.symbols().words().isSuper(name);
  }

  private static boolean isExact(
      ExecutableElement method, LockPath receiver, Optional<TypeElement> receiverType) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        || Symbols.isStatic(method)
        || method.getModifiers().contains(Modifier.PRIVATE)
        || method.getModifiers().contains(Modifier.FINAL)
        || receiverType.filter(Symbols::isLeaf).isPresent()
        || (receiver.root() instanceof Root.Fresh && receiver.selectors().isEmpty());
  }

  /** Returns the object on which a method is called. */
  LockPath receiver(ExpressionTree methodSelect, ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    if (Symbols.isStatic(method)) {
      return owner.map(paths::ofClass).orElseGet(() -> LockPath.unknown(""));
    } else if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return LockPath.of(new Root.This());
    }
    return methodSelect instanceof MemberSelectTree select
        ? paths.of(select.getExpression())
        : owner.map(paths::implied).orElseGet(() -> LockPath.unknown(""));
  }

  private Optional<TypeElement> receiverType(
      ExpressionTree methodSelect, ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    if (Symbols.isStatic(method) || method.getKind() == ElementKind.CONSTRUCTOR) {
      return owner;
    }
    Optional<TypeElement> seen =
        methodSelect instanceof MemberSelectTree select
            ? typeOf(select.getExpression())
            : owner
                .flatMap(type -> frame.owner.innermost(type, reading.symbols()))
                .map(ClassFrame::type);
    return seen.or(() -> owner);
  }

  private Optional<TypeElement> typeOf(ExpressionTree object) {
    return reading.attribution().typeOf(object).flatMap(reading.symbols()::elementOf);
  }
}
