package io.heddle.processor.facts.read;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import io.heddle.processor.facts.read.Scope.Jump;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Executes the statements of one body. */
final class Statements extends TreeScanner<Void, Void> {

  private final Translation body;
  private final Loops loops;

  /** The labels of the statement that comes next. */
  private final Set<String> labels = new HashSet<>();

  Statements(Translation body) {
    this.body = body;
    this.loops = new Loops(body);
  }

  void translate(StatementTree statement) {
    scan(statement, null);
  }

  void translateAll(List<? extends StatementTree> statements) {
    body.doubleChecks.all(statements);
  }

  @Override
  public Void visitBlock(BlockTree tree, Void unused) {
    translateAll(tree.getStatements());
    return null;
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
    ExpressionTree expression = tree.getExpression();
    body.threads.giving(expression, Optional.empty(), () -> body.expressions.value(expression));
    if (expression instanceof AssignmentTree assignment) {
      body.locals.made(assignment.getVariable(), assignment.getExpression());
    }
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void unused) {
    body.locals.declare(tree);
    return null;
  }

  @Override
  public Void visitClass(ClassTree tree, Void unused) {
    body.reading.discoveries().found(tree);
    return null;
  }

  @Override
  public Void visitIf(IfTree tree, Void unused) {
    body.newObjects.inside(() -> branches(tree));
    return null;
  }

  private void branches(IfTree tree) {
    int end = body.graph.label();
    int tests = body.doubleChecks.tests();
    StatementTree rest = tree;
    while (rest instanceof IfTree branch) {
      int whenTrue = body.graph.label();
      int whenFalse = body.graph.label();
      body.conditions.branch(branch.getCondition(), whenTrue, whenFalse);
      body.graph.moveTo(whenTrue);
      body.newObjects.inside(
          () -> body.doubleChecks.inside(branch, () -> translate(branch.getThenStatement())));
      body.graph.goTo(end);
      body.graph.moveTo(whenFalse);
      body.doubleChecks.failed(branch);
      rest = branch.getElseStatement();
    }
    if (rest != null) {
      translate(rest);
    }
    body.doubleChecks.forget(tests);
    body.graph.fallTo(end);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
    body.newObjects.loop(tree, () -> loops.whileLoop(tree, takeLabels()));
    return null;
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    body.newObjects.loop(tree, () -> loops.doWhile(tree, takeLabels()));
    return null;
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void unused) {
    body.newObjects.loop(tree, () -> loops.forLoop(tree, takeLabels()));
    return null;
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
    body.newObjects.loop(tree, () -> loops.forEach(tree, takeLabels()));
    return null;
  }

  private Set<String> takeLabels() {
    Set<String> taken = Set.copyOf(labels);
    labels.clear();
    return taken;
  }

  @Override
  public Void visitLabeledStatement(LabeledStatementTree tree, Void unused) {
    String label = tree.getLabel().toString();
    int end = body.graph.label();
    labels.add(label);
    body.newObjects.inside(
        () -> body.exits.labelled(label, end, () -> translate(tree.getStatement())));
    labels.clear();
    body.graph.fallTo(end);
    return null;
  }

  @Override
  public Void visitBreak(BreakTree tree, Void unused) {
    body.exits.jump(Jump.BREAK, text(tree.getLabel()));
    return null;
  }

  @Override
  public Void visitContinue(ContinueTree tree, Void unused) {
    body.exits.jump(Jump.CONTINUE, text(tree.getLabel()));
    return null;
  }

  private static Optional<String> text(@Nullable Name label) {
    return label == null ? Optional.empty() : Optional.of(label.toString());
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void unused) {
    if (tree.getExpression() != null) {
      body.returns.value(tree, tree.getExpression());
    } else {
      body.returns.nothing(tree);
    }
    body.exits.jump(Jump.RETURN, Optional.empty());
    return null;
  }

  @Override
  public Void visitYield(YieldTree tree, Void unused) {
    body.expressions.value(tree.getValue());
    body.exits.jump(Jump.YIELD, Optional.empty());
    return null;
  }

  @Override
  public Void visitThrow(ThrowTree tree, Void unused) {
    ExpressionTree thrown = Spines.withoutParentheses(tree.getExpression());
    body.sharedAccesses.shown(true, () -> body.expressions.value(thrown));
    boolean exact = thrown instanceof NewClassTree made && made.getClassBody() == null;
    Optional<TypeMirror> type = body.reading.attribution().typeOf(thrown);
    Thrown what = body.reading.exceptions().byThrowOf(type, exact);
    if (body.graph.usesExplicitLocks()) {
      body.mayThrow(tree, () -> "", type.stream().toList(), what);
    }
    body.graph.goTo(body.exits.handler(what));
    return null;
  }

  /**
   * The body goes on as if assertions were enabled: what they say holds. An assertion that fails
   * throws, but nothing is concluded from that.
   */
  @Override
  public Void visitAssert(AssertTree tree, Void unused) {
    int holds = body.graph.label();
    int fails = body.graph.label();
    body.sharedAccesses.shown(
        true, () -> body.conditions.assertion(tree.getCondition(), holds, fails));
    body.graph.moveTo(fails);
    if (tree.getDetail() != null) {
      body.sharedAccesses.shown(true, () -> body.expressions.value(tree.getDetail()));
    }
    body.graph.goTo(body.exits.handler(body.reading.exceptions().unchecked()));
    body.graph.moveTo(holds);
    return null;
  }

  @Override
  public Void visitSynchronized(SynchronizedTree tree, Void unused) {
    ExpressionTree object = Spines.withoutParentheses(tree.getExpression());
    body.expressions.lockReference(object);
    body.monitorObjects.locked(object, tree);
    body.doubleChecks.locks(tree);
    body.holding(
        body.locks.monitorOf(object),
        body.reading.positions().of(tree),
        () -> translate(tree.getBlock()));
    return null;
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void unused) {
    body.newObjects.inside(() -> body.switches.statement(tree));
    return null;
  }

  @Override
  public Void visitTry(TryTree tree, Void unused) {
    body.newObjects.inside(() -> body.tries.translate(tree));
    return null;
  }
}
