package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a program does with state that threads share. */
final class SharedStates {

  private SharedStates() {}

  static SharedState in(ClassPool pool, CallGraph graph, Dispatch dispatch, EntryLocks entries) {
    Unlocked unlocked = new Unlocked(pool, graph, entries);
    return new SharedState(
        InitializationCircles.in(pool, dispatch),
        unfitLocks(pool),
        unlocked.all(Fact.DoubleChecked.class),
        unlocked.all(Fact.Update.class).stream()
            .filter(update -> !Unlocked.isUnderConstruction(update.in(), update.fact().base()))
            .toList(),
        Trespasses.in(pool, graph),
        StrayValues.in(pool),
        Disagreements.in(pool, entries, unlocked));
  }

  private static List<Occurrence<Fact.UnfitLock>> unfitLocks(ClassPool pool) {
    List<Occurrence<Fact.UnfitLock>> found = new ArrayList<>();
    Set<Fact> seen = new HashSet<>();
    for (MethodFacts method : pool.methods()) {
      for (Fact.UnfitLock unfit : method.body().unfitLocks()) {
        // An initialiser block is part of every constructor.
        if (seen.add(unfit)) {
          found.add(new Occurrence<>(method, unfit, HeldLocks.NONE));
        }
      }
    }
    return found;
  }
}
