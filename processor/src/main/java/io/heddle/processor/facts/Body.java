package io.heddle.processor.facts;

import java.util.List;

/**
 * The control flow of one body, reduced to the nodes that matter.
 *
 * @param nodes the nodes; control enters at the first
 * @param demands the classes that it needs initialised, in the order of the source
 * @param unfitLocks the monitors it uses that are no good locks, wherever control comes from
 */
public record Body(List<Node> nodes, List<Demand> demands, List<Fact.UnfitLock> unfitLocks) {

  /** The pseudo-node that stands for returning. */
  public static final int EXIT = -1;

  /** The pseudo-node that stands for leaving with an exception. */
  public static final int THROWS = -2;

  /** Marks a node that throws nothing. */
  public static final int NEVER = -3;

  /** A body that does nothing. */
  public static final Body EMPTY = new Body(List.of());

  public Body {
    nodes = List.copyOf(nodes);
    demands = List.copyOf(demands);
    unfitLocks = List.copyOf(unfitLocks);
  }

  /** A body that only does what its nodes say. */
  public Body(List<Node> nodes) {
    this(nodes, List.of(), List.of());
  }
}
