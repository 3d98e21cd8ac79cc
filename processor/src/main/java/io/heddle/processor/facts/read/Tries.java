package io.heddle.processor.facts.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** {@code try} with all its parts. */
final class Tries {

  private final Translation body;
  private final GraphBuilder graph;
  private final Resources resources;

  Tries(Translation body) {
    this.body = body;
    this.graph = body.graph;
    this.resources = new Resources(body);
  }

  void translate(TryTree tree) {
    if (tree.getFinallyBlock() == null) {
      withCatches(tree);
    } else {
      body.exits.cleaning(() -> withCatches(tree), () -> anew(tree.getFinallyBlock()));
    }
  }

  private void withCatches(TryTree tree) {
    Runnable inside =
        () ->
            resources.using(tree.getResources(), () -> body.statements.translate(tree.getBlock()));
    if (tree.getCatches().isEmpty()) {
      inside.run();
      return;
    }
    int start = graph.label();
    int end = graph.label();
    graph.fallTo(start);
    List<Scope.Clause> clauses = new ArrayList<>();
    tree.getCatches().forEach(clause -> clauses.add(clause(clause)));
    body.exits.catching(clauses, inside);
    graph.goTo(end);
    for (int index = 0; index < clauses.size(); index++) {
      handle(tree.getCatches().get(index), clauses.get(index), start, end);
    }
    graph.moveTo(end);
  }

  private void handle(CatchTree tree, Scope.Clause clause, int start, int end) {
    if (!clause.reached) {
      // What throws is then no call: a cast, an array index, a division.
      graph.edge(start, clause.node);
    }
    graph.moveTo(clause.node);
    anew(tree.getBlock());
    graph.goTo(end);
  }

  private void anew(BlockTree block) {
    body.newObjects.anew(() -> body.statements.translate(block));
  }

  private Scope.Clause clause(CatchTree tree) {
    Tree type = tree.getParameter().getType();
    List<? extends Tree> alternatives =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    List<Optional<TypeElement>> types = new ArrayList<>();
    for (Tree alternative : alternatives) {
      types.add(
          body.reading
              .attribution()
              .typeOf(alternative)
              .flatMap(body.reading.symbols()::elementOf));
    }
    return new Scope.Clause(types, graph.label());
  }
}
