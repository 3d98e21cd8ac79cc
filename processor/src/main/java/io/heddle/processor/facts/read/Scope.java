package io.heddle.processor.facts.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** A region of a body that some jumps or exceptions do not leave unchanged; innermost first. */
abstract sealed class Scope {

  final Optional<Scope> outer;

  private Scope(Optional<Scope> outer) {
    this.outer = outer;
  }

  /** The ways to leave a statement or body before its end. */
  enum Jump {
    BREAK,
    CONTINUE,
    YIELD,
    RETURN
  }

  /** The statement or body that some jumps lead to. */
  static final class Goal extends Scope {
    private final Set<Jump> jumps;
    private final Set<String> labels;
    final int node;

    Goal(Optional<Scope> outer, Set<Jump> jumps, Set<String> labels, int node) {
      super(outer);
      this.jumps = Set.copyOf(jumps);
      this.labels = Set.copyOf(labels);
      this.node = node;
    }

    /** A statement that only a {@code break} with its label leaves. */
    static Goal labelled(Optional<Scope> outer, String label, int node) {
      return new Goal(outer, Set.of(), Set.of(label), node);
    }

    boolean isGoalOf(Jump jump, Optional<String> label) {
      if (label.isPresent()) {
        boolean labelledBlock = jumps.isEmpty() && jump == Jump.BREAK;
        return labels.contains(label.get()) && (labelledBlock || jumps.contains(jump));
      }
      return jumps.contains(jump);
    }
  }

  /** A block whose exceptions are caught. */
  static final class Catching extends Scope {
    final List<Clause> clauses;
    final Map<Thrown, Integer> dispatches = new HashMap<>();

    Catching(Optional<Scope> outer, List<Clause> clauses) {
      super(outer);
      this.clauses = clauses;
    }
  }

  /** One clause: an unresolved alternative can catch anything. */
  static final class Clause {
    final List<Optional<TypeElement>> types;
    final int node;
    boolean reached;

    Clause(List<Optional<TypeElement>> types, int node) {
      this.types = types;
      this.node = node;
    }
  }

  /** A block after which something is done, however it is left. */
  static final class Cleaning extends Scope {
    final Runnable cleanup;
    final Map<Goal, Integer> copiesByGoal = new HashMap<>();
    final List<Integer> copyForExceptions = new ArrayList<>(1);

    Cleaning(Optional<Scope> outer, Runnable cleanup) {
      super(outer);
      this.cleanup = cleanup;
    }
  }
}
