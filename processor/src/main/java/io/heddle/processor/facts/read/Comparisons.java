package io.heddle.processor.facts.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Whether two objects of which the caller of one body may know are the same: tested by the body
 * itself, or by a method that does nothing else.
 */
final class Comparisons {

  private final Translation body;

  Comparisons(Translation body) {
    this.body = body;
  }

  /** Notes what a method returns, if that is whether two objects are the same. */
  void returned(MethodTree method) {
    List<? extends StatementTree> statements = method.getBody().getStatements();
    if (statements.size() == 1
        && statements.get(0) instanceof ReturnTree result
        && result.getExpression() != null
        && Spines.withoutParentheses(result.getExpression()) instanceof BinaryTree tree
        && (tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO)) {
      boolean whenSame = tree.getKind() == Tree.Kind.EQUAL_TO;
      compared(tree)
          .ifPresent(
              both -> add(new Fact.Tells(both.get(0), both.get(1), whenSame, positionOf(tree))));
    }
  }

  /** Leaves for one of two nodes, depending on whether two objects are the same. */
  boolean branch(BinaryTree tree, int whenSame, int whenNot) {
    Optional<List<LockPath>> both = compared(tree);
    if (both.isEmpty()) {
      return false;
    }
    body.expressions.value(tree);
    LockPath one = both.get().get(0);
    LockPath other = both.get().get(1);
    Position at = positionOf(tree);
    body.conditions.fork(
        new Fact.Compared(one, other, true, at),
        whenSame,
        new Fact.Compared(one, other, false, at),
        whenNot);
    return true;
  }

  /** Leaves for one of two nodes, depending on what a call returns that may compare objects. */
  boolean branch(MethodInvocationTree call, int whenTrue, int whenFalse) {
    Optional<ExecutableElement> method = body.reading.attribution().methodOf(call);
    if (method.isEmpty() || !mayCompare(call, method.get())) {
      return false;
    }
    body.expressions.value(call);
    MethodRef called = body.reading.symbols().methodOf(method.get());
    Position at = body.reading.positions().of(call);
    body.conditions.fork(
        new Fact.Answered(called, true, at),
        whenTrue,
        new Fact.Answered(called, false, at),
        whenFalse);
    return true;
  }

  /** A method of the project that is passed an object of which the caller may know. */
  private boolean mayCompare(MethodInvocationTree call, ExecutableElement method) {
    return call.getArguments().size() == 1
        && !method.getSimpleName().contentEquals("equals")
        && !method.getParameters().get(0).asType().getKind().isPrimitive()
        && Symbols.ownerOf(method).filter(type -> !body.reading.symbols().isJdk(type)).isPresent()
        && isKnown(body.paths.of(call.getArguments().get(0)));
  }

  private Optional<List<LockPath>> compared(BinaryTree tree) {
    if (!isObject(tree.getLeftOperand()) || !isObject(tree.getRightOperand())) {
      return Optional.empty();
    }
    LockPath one = body.paths.of(tree.getLeftOperand());
    LockPath other = body.paths.of(tree.getRightOperand());
    return isKnown(one) && isKnown(other) ? Optional.of(List.of(one, other)) : Optional.empty();
  }

  private boolean isObject(ExpressionTree operand) {
    Optional<TypeMirror> type = body.reading.attribution().typeOf(operand);
    return operand.getKind() != Tree.Kind.NULL_LITERAL
        && type.filter(found -> !found.getKind().isPrimitive()).isPresent();
  }

  private static boolean isKnown(LockPath path) {
    return path.root() instanceof Root.This || path.root() instanceof Root.Parameter;
  }

  private Position positionOf(Tree tree) {
    return body.reading.positions().unanchored(tree);
  }

  private void add(Fact fact) {
    body.graph.add(fact, Body.NEVER);
  }
}
