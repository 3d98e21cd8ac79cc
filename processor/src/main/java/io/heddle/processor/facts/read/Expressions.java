package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import io.heddle.processor.facts.read.Functions.Runs;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Evaluates the expressions of one body, in the order of the language. */
final class Expressions extends SpineScanner {

  private final Translation body;
  private final Accesses accesses;

  Expressions(Translation body) {
    this.body = body;
    this.accesses = new Accesses(body);
  }

  /** Translates an expression for what its evaluation does. */
  void value(ExpressionTree expression) {
    scan(expression);
  }

  /**
   * Translates an expression that is only read to lock it, or to ask something of the lock.
   *
   * <p>A field that is its own guard may be read for that without holding it.
   */
  void lockReference(ExpressionTree expression) {
    ExpressionTree tree = Spines.withoutParentheses(expression);
    if (tree instanceof MemberSelectTree select && !isKeyword(select)) {
      object(select);
      accesses.readToLock(select);
    } else if (tree instanceof IdentifierTree name) {
      accesses.readToLock(name);
    } else {
      value(tree);
    }
  }

  /** Translates the object that a method is called on. */
  void receiver(ExpressionTree expression, Optional<ExecutableElement> method) {
    value(expression);
    method.ifPresent(called -> accesses.call(Spines.withoutParentheses(expression), called));
  }

  /** Translates what a loop goes through. */
  void iterated(ExpressionTree expression) {
    value(expression);
    accesses.iterate(Spines.withoutParentheses(expression));
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    accesses.read(tree);
    body.localValues.read(tree);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    if (!isKeyword(tree)) {
      object(tree);
      accesses.read(tree);
    }
    return null;
  }

  /** Evaluates the object of which something is selected. */
  private void object(MemberSelectTree tree) {
    value(tree.getExpression());
  }

  private boolean isKeyword(MemberSelectTree select) {
    return body.reading.symbols().words().isKeyword(select.getIdentifier());
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void unused) {
    ExpressionTree target = Spines.withoutParentheses(tree.getVariable());
    target(target);
    body.locals.assign(target, tree.getExpression());
    accesses.write(target);
    body.updates.assigned(target, tree.getExpression());
    body.localValues.assigned(target, tree.getExpression());
    return null;
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
    ExpressionTree target = Spines.withoutParentheses(tree.getVariable());
    target(target);
    value(tree.getExpression());
    accesses.write(target);
    body.updates.inPlace(target);
    return null;
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void unused) {
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
        ExpressionTree target = Spines.withoutParentheses(tree.getExpression());
        target(target);
        accesses.write(target);
        body.updates.inPlace(target);
      }
      default -> value(tree.getExpression());
    }
    return null;
  }

  /** Evaluates what comes before the variable itself: its object, or the array and the index. */
  private void target(ExpressionTree target) {
    if (target instanceof MemberSelectTree select) {
      object(select);
    } else if (!(target instanceof IdentifierTree)) {
      value(target);
    }
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void unused) {
    return switch (tree.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        int end = body.graph.label();
        body.conditions.branch(tree, end, end);
        body.graph.moveTo(end);
        yield null;
      }
      default -> super.visitBinary(tree, null);
    };
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
    int end = body.graph.label();
    ExpressionTree rest = tree;
    while (rest instanceof ConditionalExpressionTree choice) {
      int first = body.graph.label();
      int second = body.graph.label();
      body.conditions.branch(choice.getCondition(), first, second);
      body.graph.moveTo(first);
      value(choice.getTrueExpression());
      body.graph.goTo(end);
      body.graph.moveTo(second);
      rest = Spines.withoutParentheses(choice.getFalseExpression());
    }
    value(rest);
    body.graph.fallTo(end);
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    body.calls.call(tree);
    return null;
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void unused) {
    body.calls.make(tree);
    return null;
  }

  @Override
  public Void visitNewArray(NewArrayTree tree, Void unused) {
    scan(tree.getDimensions(), null);
    scan(tree.getInitializers(), null);
    return null;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
    body.functions.pass(List.of(tree), Runs.UNKNOWN);
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
    body.functions.pass(List.of(tree), Runs.UNKNOWN);
    return null;
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
    body.switches.expression(tree);
    return null;
  }

  @Override
  public Void visitTypeCast(TypeCastTree tree, Void unused) {
    value(tree.getExpression());
    return null;
  }

  @Override
  public Void visitInstanceOf(InstanceOfTree tree, Void unused) {
    value(tree.getExpression());
    body.locals.match(tree);
    return null;
  }

  @Override
  public Void visitClass(ClassTree tree, Void unused) {
    body.reading.discoveries().found(tree);
    return null;
  }

  @Override
  public Void visitOther(Tree tree, Void unused) {
    return null;
  }
}
