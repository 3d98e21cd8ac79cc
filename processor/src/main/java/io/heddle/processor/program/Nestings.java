package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where locks are taken while others are held. */
final class Nestings {

  private final Bodies bodies;
  private final Summaries summaries;
  private final Freshness freshness;
  private final EntryLocks entries;

  Nestings(Bodies bodies, Summaries summaries, Freshness freshness, EntryLocks entries) {
    this.bodies = bodies;
    this.summaries = summaries;
    this.freshness = freshness;
    this.entries = entries;
  }

  List<Nesting> in(ClassPool pool) {
    List<Nesting> all = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        Optional<HeldLocks> held = bodies.held(method, index);
        for (Fact fact : nodes.get(index).fact()) {
          if (held.isPresent()) {
            for (Summaries.Taken taken : summaries.takenBy(method, index, fact, held.get())) {
              all.addAll(below(method, index, taken));
            }
          }
        }
      }
    }
    return all;
  }

  /** A thread that is let in at once, since it is in already, waits for nobody. */
  private List<Nesting> below(MethodFacts method, int node, Summaries.Taken taken) {
    HeldLocks held = taken.held();
    Wanted inner = taken.wanted();
    LockUse wanted = inner.lock();
    boolean again =
        wanted.path().isStable() && !wanted.kind().blocksItsHolder() && held.covers(wanted);
    boolean alike = isHeldAlike(method, held, inner);
    List<Hold> outers =
        held.all().stream()
            .filter(outer -> !again || outer.lock().path().equals(wanted.path()))
            .filter(outer -> !alike || isAlike(method, outer, inner))
            .filter(
                outer ->
                    inner.givenBack().stream()
                        .noneMatch(lock -> lock.path().equals(outer.lock().path())))
            .toList();
    if (outers.isEmpty() || (!again && entries.hold(method, node, wanted))) {
      return List.of();
    }
    boolean isPrivate = freshness.isPrivate(wanted.path(), method);
    return outers.stream()
        .map(
            outer ->
                new Nesting(
                    method,
                    outer,
                    held,
                    inner,
                    isPrivate || freshness.isPrivate(outer.lock().path(), method)))
        .toList();
  }

  /**
   * Returns whether a lock of the same class is held already. On real code that is nearly always
   * the same lock, reached by another path: a part that refers back to its owner. A parameter can
   * well be another one.
   */
  private static boolean isHeldAlike(MethodFacts method, HeldLocks held, Wanted inner) {
    return !inner.lock().kind().blocksItsHolder()
        && !(inner.lock().path().root() instanceof Root.Parameter)
        && held.all().stream().anyMatch(hold -> hold.certain() && isAlike(method, hold, inner));
  }

  private static boolean isAlike(MethodFacts method, Hold hold, Wanted inner) {
    return inner.lockClass().isPresent()
        && inner.lockClass().equals(LockClass.of(hold.lock(), method.method().owner()));
  }
}
