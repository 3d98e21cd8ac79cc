package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.FieldRef;
import java.util.List;

/**
 * A field that most code touches with one lock held, and some with none.
 *
 * @param field the field, or the collection in it
 * @param lock the lock that most hold
 * @param held the accesses that hold it; more than a few
 * @param total how many accesses there are, those with other locks included
 * @param free those that hold nothing, writes first; not empty
 */
public record Disagreement(
    FieldRef field,
    LockClass lock,
    List<Occurrence<Fact.Unguarded>> held,
    int total,
    List<Occurrence<Fact.Unguarded>> free) {

  public Disagreement {
    held = List.copyOf(held);
    free = List.copyOf(free);
  }
}
