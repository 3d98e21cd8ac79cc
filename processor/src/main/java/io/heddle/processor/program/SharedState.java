package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.FieldRef;
import java.util.List;
import java.util.Set;

/**
 * What a program does with state that threads share, where no contract says how.
 *
 * @param circles the classes that need each other initialised
 * @param unfitLocks the monitors used that are no good locks
 * @param doubleChecks the fields that are tested twice, the first time without any lock
 * @param updates the volatile fields that are read and written without any lock
 * @param locked the volatile fields of which some update is made with a lock held
 * @param trespasses what is used on threads of the wrong role
 * @param values the values of thread-local variables that go astray
 * @param disagreements the fields that most code touches with one lock, and some with none
 */
public record SharedState(
    List<InitializationCircle> circles,
    List<Occurrence<Fact.UnfitLock>> unfitLocks,
    List<Occurrence<Fact.DoubleChecked>> doubleChecks,
    List<Occurrence<Fact.Update>> updates,
    Set<FieldRef> locked,
    List<Trespass> trespasses,
    StrayValues values,
    List<Disagreement> disagreements) {

  public SharedState {
    circles = List.copyOf(circles);
    unfitLocks = List.copyOf(unfitLocks);
    doubleChecks = List.copyOf(doubleChecks);
    updates = List.copyOf(updates);
    locked = Set.copyOf(locked);
    trespasses = List.copyOf(trespasses);
    disagreements = List.copyOf(disagreements);
  }
}
