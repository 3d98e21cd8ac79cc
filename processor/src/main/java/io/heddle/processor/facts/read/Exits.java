package io.heddle.processor.facts.read;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.read.Scope.Jump;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.lang.model.element.TypeElement;

/**
 * Leads jumps and exceptions to where they go, through a copy of each cleanup on their way.
 *
 * <p>There is one copy of a cleanup for its normal end, one for each goal that is jumped to through
 * it, and one for all exceptions.
 */
final class Exits {

  private final GraphBuilder graph;
  private final Exceptions exceptions;
  private Optional<Scope> scope = Optional.empty();

  Exits(GraphBuilder graph, Exceptions exceptions) {
    this.graph = graph;
    this.exceptions = exceptions;
  }

  /** Runs a piece of the translation as the goal of some jumps. */
  void goal(Set<Jump> jumps, Set<String> labels, int node, Runnable inside) {
    within(new Scope.Goal(scope, jumps, labels, node), inside);
  }

  /** Runs a piece of the translation that a {@code break} with a label leaves. */
  void labelled(String label, int node, Runnable inside) {
    within(Scope.Goal.labelled(scope, label, node), inside);
  }

  /** Runs a piece of the translation whose exceptions these clauses catch. */
  void catching(List<Scope.Clause> clauses, Runnable inside) {
    within(new Scope.Catching(scope, clauses), inside);
  }

  /** Runs a piece of the translation, and the cleanup wherever it is left. */
  void cleaning(Runnable inside, Runnable cleanup) {
    within(new Scope.Cleaning(scope, cleanup), inside);
    cleanup.run();
  }

  private void within(Scope inner, Runnable inside) {
    Optional<Scope> outer = scope;
    scope = Optional.of(inner);
    inside.run();
    scope = outer;
  }

  /** Leaves for the innermost goal of a jump. */
  void jump(Jump jump, Optional<String> label) {
    for (Optional<Scope> at = scope; at.isPresent(); at = at.get().outer) {
      if (at.get() instanceof Scope.Goal goal && goal.isGoalOf(jump, label)) {
        graph.goTo(nodeTowards(goal, scope));
        return;
      }
    }
    // Only in erroneous code: nothing follows.
    graph.moveTo(graph.label());
  }

  /** Returns the node at which something thrown here goes on. */
  int handler(Thrown thrown) {
    return thrown.isNothing() ? Body.NEVER : handler(thrown, scope);
  }

  /** Notes that a step without a fact can throw. */
  void mayThrow(Thrown thrown) {
    if (!thrown.isNothing()) {
      graph.mayThrow(handler(thrown));
    }
  }

  private int nodeTowards(Scope.Goal goal, Optional<Scope> from) {
    for (Optional<Scope> at = from; at.isPresent() && at.get() != goal; at = at.get().outer) {
      if (at.get() instanceof Scope.Cleaning cleaning) {
        Integer known = cleaning.copiesByGoal.get(goal);
        if (known == null) {
          known = copy(cleaning, () -> nodeTowards(goal, cleaning.outer));
          cleaning.copiesByGoal.put(goal, known);
        }
        return known;
      }
    }
    return goal.node;
  }

  private int handler(Thrown thrown, Optional<Scope> from) {
    for (Optional<Scope> at = from; at.isPresent(); at = at.get().outer) {
      if (at.get() instanceof Scope.Catching catching) {
        return dispatch(catching, thrown);
      } else if (at.get() instanceof Scope.Cleaning cleaning) {
        if (cleaning.copyForExceptions.isEmpty()) {
          int copy = copy(cleaning, () -> handler(exceptions.anything(), cleaning.outer));
          cleaning.copyForExceptions.add(copy);
        }
        return cleaning.copyForExceptions.get(0);
      }
    }
    return Body.THROWS;
  }

  private int dispatch(Scope.Catching catching, Thrown thrown) {
    Map<Thrown, Integer> known = catching.dispatches;
    Integer node = known.get(thrown);
    if (node == null) {
      node = graph.label();
      known.put(thrown, node);
      List<TypeElement> passing = new ArrayList<>(thrown.types());
      for (Scope.Clause clause : catching.clauses) {
        if (catches(clause, passing, thrown.exact())) {
          clause.reached = true;
          graph.edge(node, clause.node);
        }
      }
      if (!passing.isEmpty()) {
        graph.edge(node, handler(new Thrown(passing, thrown.exact()), catching.outer));
      }
    }
    return node;
  }

  /** Returns whether a clause can catch one of these, and takes out what it surely catches. */
  private boolean catches(Scope.Clause clause, List<TypeElement> thrown, boolean exact) {
    boolean perhaps = false;
    for (Optional<TypeElement> type : clause.types) {
      if (type.isEmpty()) {
        perhaps |= !thrown.isEmpty();
        continue;
      }
      TypeElement caught = type.get();
      perhaps |= thrown.removeIf(one -> exceptions.surelyCatches(caught, one));
      perhaps |= !exact && thrown.stream().anyMatch(one -> exceptions.perhapsCatches(caught, one));
    }
    return perhaps;
  }

  private int copy(Scope.Cleaning cleaning, IntSupplier goal) {
    int here = graph.current();
    Optional<Scope> inside = scope;
    int entry = graph.label();
    graph.moveTo(entry);
    scope = cleaning.outer;
    cleaning.cleanup.run();
    graph.goTo(goal.getAsInt());
    scope = inside;
    graph.moveTo(here);
    return entry;
  }
}
