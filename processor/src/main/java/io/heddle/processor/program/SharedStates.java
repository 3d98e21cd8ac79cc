package io.heddle.processor.program;

import static java.util.stream.Collectors.toSet;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a program does with state that threads share. */
final class SharedStates {

  private SharedStates() {}

  static SharedState in(ClassPool pool, CallGraph graph, Dispatch dispatch, EntryLocks entries) {
    Unlocked unlocked = new Unlocked(pool, graph, entries);
    List<Occurrence<Fact.Update>> free =
        unlocked.all(Fact.Update.class).stream()
            .filter(update -> !Unlocked.isUnderConstruction(update.in(), update.fact().base()))
            .toList();
    return new SharedState(
        InitializationCircles.in(pool, dispatch),
        unfitLocks(pool),
        unlocked.all(Fact.DoubleChecked.class),
        free,
        lockedFields(pool, free),
        Trespasses.in(pool, graph),
        StrayValues.in(pool),
        Disagreements.in(pool, entries, unlocked, new Beginnings(graph, entries)));
  }

  private static Set<FieldRef> lockedFields(ClassPool pool, List<Occurrence<Fact.Update>> free) {
    Set<Fact> withoutLock = free.stream().map(Occurrence::fact).collect(toSet());
    return pool.methods().stream().flatMap(method -> updates(method, withoutLock)).collect(toSet());
  }

  /** Returns the fields that a body updates with a lock held. */
  private static Stream<FieldRef> updates(MethodFacts method, Set<Fact> withoutLock) {
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .filter(Fact.Update.class::isInstance)
        .map(Fact.Update.class::cast)
        .filter(update -> !withoutLock.contains(update))
        .filter(update -> !Unlocked.isUnderConstruction(method, update.base()))
        .map(Fact.Update::field);
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
