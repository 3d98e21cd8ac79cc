package io.heddle.processor.facts;

import java.util.List;

/**
 * The control flow of one body, reduced to the nodes that matter.
 *
 * @param nodes the nodes; control enters at the first
 */
public record Body(List<Node> nodes) {

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
  }
}
