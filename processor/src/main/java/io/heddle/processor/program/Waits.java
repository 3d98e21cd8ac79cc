package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.FieldRef;
import java.util.List;
import java.util.Set;

/**
 * Where the bodies of a program wait for other threads.
 *
 * @param loose the waits for a condition after which nothing is tested again
 * @param bare the signals that follow no change of what the waiters could test
 * @param held the waits of bodies that hold locks meanwhile
 */
public record Waits(
    List<LooseWait> loose, List<Occurrence<Fact.Signal>> bare, List<HeldWait> held) {

  public Waits {
    loose = List.copyOf(loose);
    bare = List.copyOf(bare);
    held = List.copyOf(held);
  }

  static Waits in(
      ClassPool pool,
      CallGraph graph,
      Bodies bodies,
      Callbacks callbacks,
      Summaries summaries,
      Handles handles,
      Set<FieldRef> received) {
    OtherSide otherSide = new OtherSide(graph, bodies, summaries, handles);
    Distinct distinct = new Distinct(pool, received);
    return new Waits(
        LooseWaits.in(pool, graph),
        BareSignals.in(pool, graph),
        HeldWaits.in(pool, graph, bodies, callbacks, otherSide, distinct));
  }
}
