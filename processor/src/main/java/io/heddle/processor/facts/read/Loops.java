package io.heddle.processor.facts.read;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import io.heddle.processor.facts.read.Scope.Jump;
import java.util.Set;

/** The loops of one body. */
final class Loops {

  private final Translation body;
  private final GraphBuilder graph;

  Loops(Translation body) {
    this.body = body;
    this.graph = body.graph;
  }

  void whileLoop(WhileLoopTree tree, Set<String> labels) {
    int test = graph.label();
    int round = graph.label();
    int end = graph.label();
    graph.fallTo(test);
    condition(tree.getCondition(), round, end);
    graph.moveTo(round);
    round(tree.getStatement(), labels, test, end);
    graph.goTo(test);
    graph.moveTo(end);
  }

  void doWhile(DoWhileLoopTree tree, Set<String> labels) {
    int round = graph.label();
    int test = graph.label();
    int end = graph.label();
    graph.fallTo(round);
    round(tree.getStatement(), labels, test, end);
    graph.fallTo(test);
    condition(tree.getCondition(), round, end);
    graph.moveTo(end);
  }

  void forLoop(ForLoopTree tree, Set<String> labels) {
    body.statements.translateAll(tree.getInitializer());
    int test = graph.label();
    int round = graph.label();
    int update = graph.label();
    int end = graph.label();
    graph.fallTo(test);
    if (tree.getCondition() == null) {
      graph.goTo(round);
    } else {
      condition(tree.getCondition(), round, end);
    }
    graph.moveTo(round);
    round(tree.getStatement(), labels, update, end);
    graph.fallTo(update);
    body.rounds.inside(() -> body.statements.translateAll(tree.getUpdate()));
    graph.goTo(test);
    graph.moveTo(end);
  }

  /** The calls of the iterator are not in the tree; like any call, they can throw. */
  void forEach(EnhancedForLoopTree tree, Set<String> labels) {
    body.expressions.iterated(tree.getExpression());
    int next = graph.label();
    int end = graph.label();
    graph.fallTo(next);
    body.exits.mayThrow(body.reading.exceptions().unchecked());
    graph.edge(graph.current(), end);
    graph.fallTo(graph.label());
    body.rounds.inside(
        () -> {
          body.rounds.rebind(tree.getVariable());
          round(tree.getStatement(), labels, next, end);
        });
    graph.goTo(next);
    graph.moveTo(end);
  }

  /** What a condition assigns is another object in each round too. */
  private void condition(ExpressionTree condition, int round, int end) {
    body.rounds.inside(() -> body.conditions.branch(condition, round, end));
  }

  private void round(StatementTree statement, Set<String> labels, int next, int end) {
    Runnable inside = () -> body.rounds.inside(() -> body.statements.translate(statement));
    body.exits.goal(
        Set.of(Jump.BREAK),
        Set.of(),
        end,
        () -> body.exits.goal(Set.of(Jump.CONTINUE), labels, next, inside));
  }
}
