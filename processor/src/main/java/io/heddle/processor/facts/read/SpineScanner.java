package io.heddle.processor.facts.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Visits trees without recursing along the chains that real code makes thousands long: operands of
 * one sum, calls on the result of calls, {@code else if}.
 */
abstract class SpineScanner extends TreeScanner<Void, Void> {

  final void scan(Tree tree) {
    scan(tree, null);
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void unused) {
    Deque<ExpressionTree> operands = new ArrayDeque<>();
    ExpressionTree left = tree;
    while (left instanceof BinaryTree binary) {
      operands.push(binary.getRightOperand());
      left = binary.getLeftOperand();
    }
    operands.push(left);
    operands.forEach(this::scan);
    return null;
  }

  @Override
  public Void visitIf(IfTree tree, Void unused) {
    StatementTree rest = tree;
    while (rest instanceof IfTree branch) {
      scan(branch.getCondition());
      scan(branch.getThenStatement());
      rest = branch.getElseStatement();
    }
    scan(rest);
    return null;
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
    ExpressionTree rest = tree;
    while (rest instanceof ConditionalExpressionTree choice) {
      scan(choice.getCondition());
      scan(choice.getTrueExpression());
      rest = choice.getFalseExpression();
    }
    scan(rest);
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    Deque<MethodInvocationTree> calls = Spines.callsOf(tree);
    MethodInvocationTree innermost = calls.element();
    if (innermost.getMethodSelect() instanceof MemberSelectTree select) {
      scan(select.getExpression());
    }
    calls.forEach(call -> scan(call.getArguments(), null));
    return null;
  }
}
