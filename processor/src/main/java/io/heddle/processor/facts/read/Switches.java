package io.heddle.processor.facts.read;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.read.Scope.Jump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every form of {@code switch}. */
final class Switches {

  private final Translation body;
  private final GraphBuilder graph;

  Switches(Translation body) {
    this.body = body;
    this.graph = body.graph;
  }

  void statement(SwitchTree tree) {
    boolean total = tree.getCases().stream().anyMatch(Switches::makesTotal);
    translate(tree.getExpression(), tree.getCases(), Jump.BREAK, total);
  }

  void expression(SwitchExpressionTree tree) {
    translate(tree.getExpression(), tree.getCases(), Jump.YIELD, true);
  }

  /** A {@code default}, a pattern or {@code case null}: nothing can then go past all cases. */
  private static boolean makesTotal(CaseTree tree) {
    return tree.getExpressions().isEmpty()
        || tree.getExpressions().stream()
            .anyMatch(label -> label.getKind() == Tree.Kind.NULL_LITERAL);
  }

  private void translate(
      ExpressionTree selector, List<? extends CaseTree> cases, Jump end, boolean total) {
    body.expressions.value(selector);
    int fork = graph.label();
    int after = graph.label();
    graph.fallTo(fork);
    List<Integer> entries = new ArrayList<>();
    for (CaseTree tree : cases) {
      entries.add(entry(tree, fork));
    }
    if (!total) {
      graph.edge(fork, after);
    }
    graph.moveTo(graph.label());
    body.exits.goal(Set.of(end), Set.of(), after, () -> bodies(cases, entries, end));
    graph.fallTo(after);
  }

  /** Leads to a case, through its guard if it has one; a guard that fails tries the others. */
  private int entry(CaseTree tree, int fork) {
    int entry = graph.label();
    Optional<ExpressionTree> guard = CaseGuards.of(tree);
    if (guard.isPresent()) {
      int test = graph.label();
      graph.edge(fork, test);
      graph.moveTo(test);
      body.conditions.branch(guard.get(), entry, fork);
    } else {
      graph.edge(fork, entry);
    }
    return entry;
  }

  private void bodies(List<? extends CaseTree> cases, List<Integer> entries, Jump end) {
    for (int index = 0; index < entries.size(); index++) {
      CaseTree tree = cases.get(index);
      graph.fallTo(entries.get(index));
      body.newObjects.anew(() -> body(tree, end));
    }
  }

  private void body(CaseTree tree, Jump end) {
    if (tree.getCaseKind() == CaseTree.CaseKind.RULE) {
      rule(tree.getBody());
      body.exits.jump(end, Optional.empty());
    } else {
      body.statements.translateAll(tree.getStatements());
    }
  }

  private void rule(Tree tree) {
    if (tree instanceof ExpressionTree result) {
      body.expressions.value(result);
    } else if (tree instanceof StatementTree statement) {
      body.statements.translate(statement);
    }
  }
}
