package io.heddle.processor.facts;

import java.util.List;

/**
 * A point of a body's control flow: a fact and where control can go after it.
 *
 * @param fact what is done here; empty at a mere junction
 * @param next the nodes that can follow when the fact ends normally; {@link Body#EXIT} when the
 *     body returns
 * @param onException the node that follows when the fact throws; {@link Body#THROWS} when the
 *     exception leaves the body, {@link Body#NEVER} when the fact cannot throw
 */
public record Node(List<Fact> fact, List<Integer> next, int onException) {

  public Node {
    fact = List.copyOf(fact);
    next = List.copyOf(next);
    if (fact.size() > 1) {
      throw new IllegalArgumentException("expected at most one fact in a node, found " + fact);
    }
  }
}
