package io.heddle.processor.facts.read;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Collects the nodes of one body in the order in which control reaches them.
 *
 * <p>There is always a current node, from which the next one follows; after a jump it is one that
 * nothing leads to, so that dead code needs no special care.
 */
final class GraphBuilder {

  /** A body of more nodes is not read: no summary of it would be worth its cost. */
  private static final int MOST_NODES = 200_000;

  /** A node while it is built. */
  static final class Draft {
    Optional<Fact> fact = Optional.empty();
    final List<Integer> next = new ArrayList<>(2);
    int onException = Body.NEVER;
  }

  /** The body has too many nodes, most likely because of nested {@code finally} blocks. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("more than " + MOST_NODES + " nodes");
    }
  }

  private final List<Draft> drafts = new ArrayList<>();
  private int current = label();
  private boolean usesExplicitLocks;

  /** Returns a new node that nothing leads to yet. */
  int label() {
    if (drafts.size() == MOST_NODES) {
      throw new TooLarge();
    }
    drafts.add(new Draft());
    return drafts.size() - 1;
  }

  int current() {
    return current;
  }

  /** Goes on at a node without leading to it. */
  void moveTo(int node) {
    current = node;
  }

  /** Leads from one node to another, or to a pseudo-node. */
  void edge(int from, int to) {
    if (to == Body.THROWS) {
      throwFrom(from);
    } else {
      drafts.get(from).next.add(to);
    }
  }

  /** A node that has a fact leaves with an exception only after it: at a node of its own. */
  private void throwFrom(int from) {
    Draft draft = drafts.get(from);
    if (draft.fact.isPresent() || draft.onException != Body.NEVER) {
      int thrower = label();
      draft.next.add(thrower);
      draft = drafts.get(thrower);
    }
    draft.onException = Body.THROWS;
  }

  /** Leads from here to a node or pseudo-node, and nowhere else. */
  void goTo(int target) {
    edge(current, target);
    current = label();
  }

  /** Leads from here to a label and goes on there. */
  void fallTo(int label) {
    edge(current, label);
    current = label;
  }

  /** Adds a fact after the current node. */
  void add(Fact fact, int onException) {
    fallTo(label());
    drafts.get(current).fact = Optional.of(fact);
    drafts.get(current).onException = onException;
    usesExplicitLocks |= isExplicit(fact);
  }

  private static boolean isExplicit(Fact fact) {
    if (fact instanceof Fact.Acquire acquire) {
      return acquire.lock().kind() != LockKind.MONITOR;
    } else if (fact instanceof Fact.Release release) {
      return release.lock().kind() != LockKind.MONITOR;
    }
    return fact instanceof Fact.TryAcquire || fact instanceof Fact.Permit;
  }

  /** Returns whether a lock or permit other than a monitor has been taken or given back so far. */
  boolean usesExplicitLocks() {
    return usesExplicitLocks;
  }

  /** Notes that something without a fact can throw here. */
  void mayThrow(int handler) {
    Draft draft = drafts.get(current);
    if (draft.fact.isPresent()
        || (draft.onException != handler && draft.onException != Body.NEVER)) {
      fallTo(label());
      draft = drafts.get(current);
    }
    draft.onException = handler;
  }

  /** Returns the facts so far. */
  Stream<Fact> facts() {
    return drafts.stream().flatMap(draft -> draft.fact.stream());
  }

  /** Returns the body, without the facts that turned out not to matter. */
  Body finish(Predicate<Fact> matters) {
    drafts.forEach(draft -> draft.fact = draft.fact.filter(matters));
    return new Compaction(drafts).body();
  }
}
