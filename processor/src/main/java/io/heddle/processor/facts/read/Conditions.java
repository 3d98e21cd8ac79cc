package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockUse;
import java.util.Deque;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Boolean expressions that decide where control goes. */
final class Conditions {

  private static final int NONE = -1;

  private final Translation body;
  private final GraphBuilder graph;

  /** Where the assertion that is being translated fails. */
  private int refuted = NONE;

  Conditions(Translation body) {
    this.body = body;
    this.graph = body.graph;
  }

  /** Evaluates an assertion; where it fails, nothing is concluded about locks. */
  void assertion(ExpressionTree condition, int holds, int fails) {
    refuted = fails;
    branch(condition, holds, fails);
    refuted = NONE;
  }

  /** Evaluates a condition and leaves for one of two nodes. */
  void branch(ExpressionTree condition, int whenTrue, int whenFalse) {
    ExpressionTree tree = Spines.withoutParentheses(condition);
    int yes = whenTrue;
    int no = whenFalse;
    while (tree instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      int swapped = yes;
      yes = no;
      no = swapped;
      tree = Spines.withoutParentheses(not.getExpression());
    }
    switch (tree.getKind()) {
      case CONDITIONAL_AND -> and((BinaryTree) tree, yes, no);
      case CONDITIONAL_OR -> or((BinaryTree) tree, yes, no);
      case CONDITIONAL_EXPRESSION -> choice((ConditionalExpressionTree) tree, yes, no);
      case BOOLEAN_LITERAL ->
          graph.goTo(Boolean.TRUE.equals(((LiteralTree) tree).getValue()) ? yes : no);
      case EQUAL_TO -> comparison((BinaryTree) tree, yes, no);
      case NOT_EQUAL_TO -> comparison((BinaryTree) tree, no, yes);
      case METHOD_INVOCATION -> call((MethodInvocationTree) tree, yes, no);
      default -> test(tree, yes, no);
    }
  }

  private void and(BinaryTree tree, int yes, int no) {
    Deque<ExpressionTree> operands = Spines.operandsOf(tree, Tree.Kind.CONDITIONAL_AND);
    while (operands.size() > 1) {
      int next = graph.label();
      branch(operands.pop(), next, no);
      graph.moveTo(next);
    }
    branch(operands.pop(), yes, no);
  }

  private void or(BinaryTree tree, int yes, int no) {
    Deque<ExpressionTree> operands = Spines.operandsOf(tree, Tree.Kind.CONDITIONAL_OR);
    while (operands.size() > 1) {
      int next = graph.label();
      branch(operands.pop(), yes, next);
      graph.moveTo(next);
    }
    branch(operands.pop(), yes, no);
  }

  private void choice(ConditionalExpressionTree tree, int yes, int no) {
    ExpressionTree rest = tree;
    while (rest instanceof ConditionalExpressionTree choice) {
      int first = graph.label();
      int second = graph.label();
      branch(choice.getCondition(), first, second);
      graph.moveTo(first);
      branch(choice.getTrueExpression(), yes, no);
      graph.moveTo(second);
      rest = Spines.withoutParentheses(choice.getFalseExpression());
    }
    branch(rest, yes, no);
  }

  /** Comparing with a constant: {@code held == true}, {@code stamp != 0}. */
  private void comparison(BinaryTree tree, int whenEqual, int whenNot) {
    ExpressionTree left = Spines.withoutParentheses(tree.getLeftOperand());
    ExpressionTree right = Spines.withoutParentheses(tree.getRightOperand());
    if (right instanceof LiteralTree literal && literal.getValue() instanceof Boolean value) {
      branch(left, value ? whenEqual : whenNot, value ? whenNot : whenEqual);
    } else if (isZero(right) && tellsOfAttempt(left)) {
      branch(left, whenNot, whenEqual);
    } else {
      nullTest(left, right)
          .or(() -> nullTest(right, left))
          .ifPresentOrElse(
              id -> {
                body.expressions.value(tree);
                body.flags.branch(id, tree, whenNot, whenEqual);
              },
              () -> {
                if (!body.comparisons.branch(tree, whenEqual, whenNot)) {
                  test(tree, whenEqual, whenNot);
                }
              });
    }
  }

  private Optional<Integer> nullTest(ExpressionTree tested, ExpressionTree other) {
    return other.getKind() == Tree.Kind.NULL_LITERAL
        ? body.flags.notNull(tested)
        : Optional.empty();
  }

  private boolean tellsOfAttempt(ExpressionTree tree) {
    return body.results.isAttempt(tree) || body.results.attemptNamedBy(tree).isPresent();
  }

  private static boolean isZero(ExpressionTree tree) {
    return tree instanceof LiteralTree literal
        && literal.getValue() instanceof Number number
        && number.longValue() == 0;
  }

  private void call(MethodInvocationTree tree, int yes, int no) {
    CallChain chain = CallChain.of(tree, body.reading);
    Effect effect = chain.last().effect();
    Optional<ExecutableElement> method = chain.last().method();
    if (method.isPresent() && body.promises.decides(tree)) {
      promised(chain, method.get(), yes, no);
      return;
    } else if (method.isEmpty() || !decides(effect)) {
      if (!body.comparisons.branch(tree, yes, no)) {
        test(tree, yes, no);
      }
      return;
    }
    body.calls.upToLast(chain);
    Position at = body.reading.positions().of(tree);
    if (effect instanceof Effect.Take take) {
      body.mayThrow(tree, method.get(), body.reading.exceptions().declaredBy(method.get()));
      graph.edge(graph.current(), no);
      LockUse lock =
          body.lockCalls.lockOf(chain.last().tree(), method.get(), take.kind(), take.mode());
      graph.add(new Fact.Acquire(lock, take.waits(), at), Body.NEVER);
      graph.goTo(yes);
    } else if (effect instanceof Effect.IsHeld held) {
      LockUse lock =
          body.lockCalls.lockOf(chain.last().tree(), method.get(), held.kind(), held.mode());
      assume(lock, at, yes, no);
    } else {
      assume(body.locks.monitorOf(tree.getArguments().get(0)), at, yes, no);
    }
  }

  private void promised(CallChain chain, ExecutableElement method, int yes, int no) {
    boolean when = body.promises.of(method).when();
    body.calls.upToLast(chain);
    body.calls.plain(chain.last(), method);
    graph.edge(graph.current(), when ? no : yes);
    body.promises.attempt(chain.last().tree(), method);
    graph.goTo(when ? yes : no);
  }

  private static boolean decides(Effect effect) {
    return (effect instanceof Effect.Take take && take.decides())
        || effect instanceof Effect.IsHeld
        || effect instanceof Effect.IsMonitorHeld;
  }

  private void assume(LockUse lock, Position at, int held, int notHeld) {
    int here = graph.current();
    assume(new Fact.Assume(lock, true, at), held);
    graph.moveTo(here);
    assume(new Fact.Assume(lock, false, at), notHeld);
  }

  private void assume(Fact assumption, int target) {
    if (target != refuted) {
      graph.add(assumption, Body.NEVER);
    }
    graph.goTo(target);
  }

  void fork(Fact first, int whenFirst, Fact second, int whenSecond) {
    int here = graph.current();
    graph.add(first, Body.NEVER);
    graph.goTo(whenFirst);
    graph.moveTo(here);
    graph.add(second, Body.NEVER);
    graph.goTo(whenSecond);
  }

  /** Any other expression: only a variable that tells of an attempt to lock says more. */
  private void test(ExpressionTree tree, int yes, int no) {
    body.expressions.value(tree);
    ExpressionTree tested = tree instanceof AssignmentTree set ? set.getVariable() : tree;
    Optional<VariableElement> attempt = body.results.attemptNamedBy(tested);
    if (attempt.isPresent()) {
      int variable = body.reading.variables().idOf(attempt.get());
      Position at = body.reading.positions().of(tree);
      fork(new Fact.Branch(variable, true, at), yes, new Fact.Branch(variable, false, at), no);
      return;
    }
    Optional<Integer> flag = body.flags.namedBy(tested);
    if (flag.isPresent()) {
      body.flags.test(flag.get(), tested, yes, no);
    } else {
      graph.edge(graph.current(), yes);
      graph.goTo(no);
    }
  }
}
