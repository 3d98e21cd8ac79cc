package io.heddle.processor.facts.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes chains of expressions apart, without recursion. */
final class Spines {

  private Spines() {}

  /** Returns {@code a.b().c().d()} as its calls in the order in which they run. */
  static Deque<MethodInvocationTree> callsOf(MethodInvocationTree outermost) {
    Deque<MethodInvocationTree> calls = new ArrayDeque<>();
    calls.push(outermost);
    while (calls.element().getMethodSelect() instanceof MemberSelectTree select
        && withoutParentheses(select.getExpression()) instanceof MethodInvocationTree receiver) {
      calls.push(receiver);
    }
    return calls;
  }

  /** Returns {@code a op b op c} as its operands from left to right. */
  static Deque<ExpressionTree> operandsOf(BinaryTree tree, Tree.Kind operator) {
    Deque<ExpressionTree> operands = new ArrayDeque<>();
    ExpressionTree left = tree;
    while (left instanceof BinaryTree binary && binary.getKind() == operator) {
      operands.push(binary.getRightOperand());
      left = binary.getLeftOperand();
    }
    operands.push(left);
    return operands;
  }

  static ExpressionTree withoutParentheses(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    return inner;
  }
}
