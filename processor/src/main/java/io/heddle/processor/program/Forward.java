package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A forward dataflow over one body, iterated to its fixpoint.
 *
 * <p>It ends if what is known of a node can only become less so often, whatever leads there.
 *
 * @param <S> what is known before a node
 */
abstract class Forward<S> {

  /**
   * What is known of a body.
   *
   * @param before what is known before each node; nothing where no path leads
   * @param atExit what is known when the body returns; nothing if it never does
   */
  record Fixpoint<S>(List<Optional<S>> before, Optional<S> atExit) {}

  private final List<Optional<S>> before = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final BitSet queued = new BitSet();
  private Optional<S> atExit = Optional.empty();

  /** Returns what is known after a node, where it does not throw. */
  abstract S after(Node node, S before);

  /** Returns what is known after a node that throws. */
  abstract S afterException(Node node, S before);

  /** Returns what is known where two paths meet. */
  abstract S join(S one, S other);

  /** Runs it, once. */
  final Fixpoint<S> over(List<Node> nodes, S entry) {
    if (nodes.isEmpty()) {
      return new Fixpoint<>(List.of(), Optional.of(entry));
    }
    nodes.forEach(node -> before.add(Optional.empty()));
    reach(0, entry);
    while (!open.isEmpty()) {
      int index = open.removeFirst();
      queued.clear(index);
      Node node = nodes.get(index);
      S known = before.get(index).orElseThrow();
      S after = after(node, known);
      for (int next : node.next()) {
        reach(next, after);
      }
      if (node.onException() >= 0) {
        reach(node.onException(), afterException(node, known));
      }
    }
    return new Fixpoint<>(List.copyOf(before), atExit);
  }

  private void reach(int index, S state) {
    if (index == Body.EXIT) {
      atExit = Optional.of(atExit.map(known -> join(known, state)).orElse(state));
    } else if (index >= 0) {
      Optional<S> known = before.get(index);
      S joined = known.map(old -> join(old, state)).orElse(state);
      if (known.isEmpty() || !known.get().equals(joined)) {
        before.set(index, Optional.of(joined));
        if (!queued.get(index)) {
          queued.set(index);
          open.addLast(index);
        }
      }
    }
  }
}
