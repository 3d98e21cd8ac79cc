package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.Effect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Finds fields that are tested without a lock, and again with it before they are given their value.
 *
 * <p>Only the tests around a {@code synchronized} statement are remembered on the way; they are
 * looked at when there is one.
 */
final class DoubleChecks {

  /** A test that came out in one way wherever control is now. */
  private record Passed(IfTree test, boolean outcome) {}

  /**
   * What a test says of a field.
   *
   * @param missing whether it has no value yet; of a flag, whether it is false
   */
  private record Finding(VariableElement field, boolean missing, boolean throughCopy) {}

  private final Translation body;
  private final Deque<Passed> passed = new ArrayDeque<>();

  DoubleChecks(Translation body) {
    this.body = body;
  }

  /** Translates what only runs if a test succeeds. */
  void inside(IfTree test, Runnable inside) {
    passed.push(new Passed(test, true));
    inside.run();
    passed.pop();
  }

  /** Returns how many tests control has passed. */
  int tests() {
    return passed.size();
  }

  /** Notes that from here on a test has failed. */
  void failed(IfTree test) {
    passed.push(new Passed(test, false));
  }

  /** Forgets the latest tests: control is where their outcome does not matter. */
  void forget(int count) {
    while (passed.size() > count) {
      passed.pop();
    }
  }

  /** Translates statements: behind a test that sends the others away, its outcome is known. */
  void all(List<? extends StatementTree> statements) {
    int before = passed.size();
    for (int index = 0; index < statements.size(); index++) {
      StatementTree statement = statements.get(index);
      if (!passed.isEmpty() && takesLock(statement)) {
        locks(statements.subList(index + 1, statements.size()));
      }
      body.statements.translate(statement);
      if (statement instanceof IfTree test
          && test.getElseStatement() == null
          && isLeft(test.getThenStatement())) {
        failed(test);
      }
    }
    forget(before);
  }

  /** Returns whether a statement surely ends with a jump. */
  private static boolean isLeft(StatementTree statement) {
    if (statement instanceof BlockTree block) {
      List<? extends StatementTree> all = block.getStatements();
      return !all.isEmpty() && isLeft(all.get(all.size() - 1));
    }
    return switch (statement.getKind()) {
      case RETURN, THROW, CONTINUE, BREAK -> true;
      default -> false;
    };
  }

  /** Notes the fields for whose sake a lock is taken. */
  void locks(SynchronizedTree tree) {
    locks(List.of(tree.getBlock()));
  }

  private boolean takesLock(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof MethodInvocationTree call
        && body.reading
            .attribution()
            .methodOf(call)
            .map(body.reading.library()::effectOf)
            .filter(Effect.Take.class::isInstance)
            .isPresent();
  }

  private void locks(List<? extends StatementTree> inside) {
    Set<VariableElement> seen = new HashSet<>();
    for (Passed outer : passed) {
      Optional<Finding> first =
          said(outer.test().getCondition(), outer.outcome()).filter(DoubleChecks::isUnsafe);
      if (first.isPresent()
          && seen.add(first.get().field())
          && new Inside(first.get()).isSettled(inside)) {
        body.graph.add(
            new Fact.DoubleChecked(
                body.reading.symbols().fieldOf(first.get().field()),
                body.reading.positions().of(outer.test())),
            Body.NEVER);
      }
    }
  }

  /**
   * A string or box is seen whole or not at all, however it is passed on; that the field is read
   * once only is what the copy is for.
   */
  private static boolean isUnsafe(Finding test) {
    String type = test.field().asType().toString();
    boolean immutable = type.startsWith("java.lang.") && test.throughCopy();
    return !test.field().getModifiers().contains(Modifier.VOLATILE)
        && !test.field().getModifiers().contains(Modifier.FINAL)
        && !immutable;
  }

  /** Returns what a condition says of a field, of several the first. */
  private Optional<Finding> said(ExpressionTree condition, boolean outcome) {
    ExpressionTree tree = Spines.withoutParentheses(condition);
    boolean holds = outcome;
    while (tree instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      holds = !holds;
      tree = Spines.withoutParentheses(not.getExpression());
    }
    if (tree.getKind() == (holds ? Tree.Kind.CONDITIONAL_AND : Tree.Kind.CONDITIONAL_OR)) {
      for (ExpressionTree operand : Spines.operandsOf((BinaryTree) tree, tree.getKind())) {
        Optional<Finding> one = said(operand, holds);
        if (one.isPresent()) {
          return one;
        }
      }
      return Optional.empty();
    } else if (tree instanceof BinaryTree comparison) {
      return saidBy(comparison, holds);
    }
    boolean missing = !holds;
    return field(tree)
        .filter(found -> found.asType().getKind() == TypeKind.BOOLEAN)
        .map(found -> new Finding(found, missing, false));
  }

  private Optional<Finding> saidBy(BinaryTree comparison, boolean holds) {
    boolean equal = comparison.getKind() == Tree.Kind.EQUAL_TO;
    if (!equal && comparison.getKind() != Tree.Kind.NOT_EQUAL_TO) {
      return Optional.empty();
    }
    ExpressionTree left = Spines.withoutParentheses(comparison.getLeftOperand());
    ExpressionTree right = Spines.withoutParentheses(comparison.getRightOperand());
    ExpressionTree tested = left instanceof LiteralTree ? right : left;
    ExpressionTree other = left instanceof LiteralTree ? left : right;
    if (other.getKind() == Tree.Kind.NULL_LITERAL) {
      return named(tested, equal == holds);
    } else if (other instanceof LiteralTree literal
        && literal.getValue() instanceof Boolean value) {
      return field(tested).map(found -> new Finding(found, (equal == holds) != value, false));
    }
    return Optional.empty();
  }

  /** Returns what is known of a field if it, or a local copy of it, is null or not. */
  private Optional<Finding> named(ExpressionTree tested, boolean isNull) {
    Optional<VariableElement> direct = field(tested);
    if (direct.isPresent()) {
      return direct.map(found -> new Finding(found, isNull, false));
    }
    ExpressionTree copy =
        tested instanceof AssignmentTree set
            ? Spines.withoutParentheses(set.getVariable())
            : tested;
    return body.reading
        .attribution()
        .variableOf(copy)
        .filter(local -> !local.getKind().isField())
        .flatMap(
            local ->
                body.reading.definitions().valuesOf(local).stream()
                    .flatMap(value -> field(value).stream())
                    .findFirst())
        .map(found -> new Finding(found, isNull, true));
  }

  private Optional<VariableElement> field(Tree tree) {
    Tree plain = tree instanceof ExpressionTree expression ? Paths.withoutCasts(expression) : tree;
    return plain instanceof IdentifierTree || plain instanceof MemberSelectTree
        ? body.reading.attribution().variableOf(plain).filter(found -> found.getKind().isField())
        : Optional.empty();
  }

  /** What stands under the lock: the same test once more, and the field is given its value. */
  private final class Inside extends SpineScanner {

    private final Finding first;
    private boolean tested;
    private boolean settled;

    Inside(Finding first) {
      this.first = first;
    }

    boolean isSettled(List<? extends StatementTree> statements) {
      statements.forEach(this::scan);
      return settled;
    }

    @Override
    public Void visitIf(IfTree tree, Void unused) {
      tested |= repeats(tree, true) || repeats(tree, false);
      return super.visitIf(tree, null);
    }

    private boolean repeats(IfTree test, boolean outcome) {
      boolean decides = outcome || isLeft(test.getThenStatement());
      return decides
          && said(test.getCondition(), outcome)
              .filter(again -> again.field().equals(first.field()))
              .filter(again -> again.missing() == first.missing())
              .isPresent();
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      settled |=
          tested
              && field(tree.getVariable()).filter(first.field()::equals).isPresent()
              && changes(Spines.withoutParentheses(tree.getExpression()));
      return super.visitAssignment(tree, null);
    }

    private boolean changes(ExpressionTree value) {
      if (value instanceof LiteralTree literal && literal.getValue() instanceof Boolean now) {
        return now == first.missing();
      }
      return (value.getKind() != Tree.Kind.NULL_LITERAL) == first.missing();
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree later, Void unused) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree other, Void unused) {
      return null;
    }
  }
}
