package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.program.InitializationCircle.Leg;
import io.heddle.processor.program.InitializationCircle.Step;
import io.heddle.processor.program.InitializationGraph.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds classes that need each other initialised. */
final class InitializationCircles {

  /** One class and all that its initialisation leads to, with the steps that lead there first. */
  private record Reach(String from, Map<Place, Place> cameFrom) {}

  private record Pair(Leg there, Leg back) {
    int length() {
      return there.steps().size() + back.steps().size();
    }
  }

  private final ClassPool pool;
  private final InitializationGraph graph;

  private InitializationCircles(ClassPool pool, Dispatch dispatch) {
    this.pool = pool;
    this.graph = new InitializationGraph(pool, dispatch);
  }

  /** Returns circles, the shortest first; each class has part in one of them at most. */
  static List<InitializationCircle> in(ClassPool pool, Dispatch dispatch) {
    InitializationCircles circles = new InitializationCircles(pool, dispatch);
    List<List<Place>> tangles =
        Components.of(circles.graph.initialized(), circles.graph::after).stream()
            .filter(group -> group.stream().filter(Place::isClass).count() > 1)
            .toList();
    if (tangles.isEmpty()) {
      return List.of();
    }
    InitializationEntries entries = new InitializationEntries(pool, circles.graph);
    return tangles.stream().flatMap(tangle -> circles.of(tangle, entries).stream()).toList();
  }

  private List<InitializationCircle> of(List<Place> tangle, InitializationEntries entries) {
    Set<Place> inside = new HashSet<>(tangle);
    List<String> classes =
        tangle.stream().filter(Place::isClass).map(Place::type).sorted().toList();
    Map<String, Reach> reaches = new LinkedHashMap<>();
    classes.forEach(type -> reaches.put(type, reach(type, inside)));
    List<Pair> pairs = new ArrayList<>();
    for (Reach first : reaches.values()) {
      for (Reach second : reaches.values()) {
        if (first.from().compareTo(second.from()) < 0) {
          pairs.add(new Pair(leg(first, second.from()), leg(second, first.from())));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::length));
    Set<String> reported = new HashSet<>();
    List<InitializationCircle> found = new ArrayList<>();
    for (Pair pair : pairs) {
      String one = pair.there().from();
      String other = pair.there().to();
      if (!reported.contains(one)
          && !reported.contains(other)
          && entries.isFirst(one, other)
          && entries.isFirst(other, one)) {
        reported.add(one);
        reported.add(other);
        found.add(new InitializationCircle(pair.there(), pair.back(), classes.size() - 2));
      }
    }
    return found;
  }

  private Reach reach(String from, Set<Place> inside) {
    Map<Place, Place> cameFrom = new HashMap<>();
    Deque<Place> open = new ArrayDeque<>(List.of(Place.of(from)));
    while (!open.isEmpty()) {
      Place place = open.remove();
      for (Place next : graph.after(place)) {
        if (inside.contains(next) && cameFrom.putIfAbsent(next, place) == null) {
          open.add(next);
        }
      }
    }
    return new Reach(from, cameFrom);
  }

  private Leg leg(Reach reach, String to) {
    Deque<Step> steps = new ArrayDeque<>();
    Set<String> suppressed = new HashSet<>();
    Place start = Place.of(reach.from());
    Place at = Place.of(to);
    while (!at.equals(start)) {
      Place from = Optional.ofNullable(reach.cameFrom().get(at)).orElseThrow();
      steps.push(Optional.ofNullable(graph.stepsFrom(from).get(at)).orElseThrow());
      bodyOf(from).ifPresent(body -> suppressed.addAll(body.suppressed()));
      at = from;
    }
    return new Leg(reach.from(), to, new ArrayList<>(steps), suppressed);
  }

  private Optional<MethodFacts> bodyOf(Place place) {
    return pool.method(
        place.isClass() ? new MethodRef(place.type(), "<clinit>", "()") : place.body().get(0));
  }
}
