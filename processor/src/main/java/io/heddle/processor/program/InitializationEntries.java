package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Demand;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.program.InitializationGraph.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a thread can begin with the initialisation of one class while another has not been asked
 * for yet. A nested class that only its outer class uses is not one to begin with.
 */
final class InitializationEntries {

  /** By class, the classes that its code needs. */
  private final Map<String, Set<String>> needs = new HashMap<>();

  /** By place, the places from which one step leads there. */
  private final Map<Place, Set<Place>> before = new HashMap<>();

  private final List<String> open;

  InitializationEntries(ClassPool pool, InitializationGraph graph) {
    for (ClassFacts one : pool.classes()) {
      Set<String> needed = new LinkedHashSet<>(one.initialization().before());
      one.methods().forEach(method -> addNeeds(method, needed));
      needs.put(one.name(), needed);
    }
    this.open =
        pool.classes().stream()
            .filter(one -> one.initialization().open())
            .map(ClassFacts::name)
            .toList();
    Deque<Place> places = new ArrayDeque<>(graph.initialized());
    Set<Place> seen = new HashSet<>(places);
    while (!places.isEmpty()) {
      Place place = places.remove();
      for (Place next : graph.after(place)) {
        before.computeIfAbsent(next, key -> new LinkedHashSet<>()).add(place);
        if (seen.add(next)) {
          places.add(next);
        }
      }
    }
  }

  private static void addNeeds(MethodFacts method, Set<String> needed) {
    method.body().demands().stream().map(Demand::type).forEach(needed::add);
    for (Fact.Call call : InitializationGraph.callsIn(method)) {
      if (InitializationGraph.initializes(call)) {
        needed.add(call.target().owner());
      }
    }
  }

  /**
   * Returns whether a thread can begin with {@code wanted}. Whoever runs code of a class whose
   * initialisation asks for {@code other} has been there.
   */
  boolean isFirst(String wanted, String other) {
    Set<String> excluded = askingFor(other);
    Set<String> seen = new HashSet<>(open);
    Deque<String> reached = new ArrayDeque<>(open);
    while (!reached.isEmpty()) {
      String type = reached.remove();
      if (type.equals(wanted)) {
        return true;
      }
      if (!excluded.contains(type)) {
        for (String next : needs.getOrDefault(type, Set.of())) {
          if (seen.add(next)) {
            reached.add(next);
          }
        }
      }
    }
    return false;
  }

  private Set<String> askingFor(String type) {
    Set<Place> seen = new HashSet<>(Set.of(Place.of(type)));
    Deque<Place> reached = new ArrayDeque<>(seen);
    Set<String> asking = new HashSet<>();
    while (!reached.isEmpty()) {
      Place place = reached.remove();
      if (place.isClass()) {
        asking.add(place.type());
      }
      for (Place next : before.getOrDefault(place, Set.of())) {
        if (seen.add(next)) {
          reached.add(next);
        }
      }
    }
    return asking;
  }
}
