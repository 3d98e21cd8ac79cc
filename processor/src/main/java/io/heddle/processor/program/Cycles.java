package io.heddle.processor.program;

import io.heddle.processor.lock.LockMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Circles in the order in which lock classes are nested.
 *
 * <p>A circle of two is believed if each leg rests on at most one assumption; a longer one only if
 * every leg is certain, since on real code the others join calls that never meet. No lock may be
 * common to all legs (it would be their gate), and each lock must be wanted or held exclusively by
 * one of its two legs.
 */
final class Cycles {

  private static final int MOST_LEGS_KEPT = 4;
  private static final int DOUBTS_PER_LEG = 1;

  private final Map<LockClass, Map<LockClass, List<Leg>>> graph = new TreeMap<>();

  private Cycles(Collection<Nesting> nestings) {
    for (Nesting nesting : nestings) {
      leg(nesting).ifPresent(this::add);
    }
  }

  static List<Cycle> in(Collection<Nesting> nestings) {
    Cycles cycles = new Cycles(nestings);
    List<Cycle> found = new ArrayList<>(cycles.ofTwo());
    found.addAll(cycles.longer());
    found.sort(
        Comparator.comparingInt(Cycle::doubts)
            .thenComparingInt(Cycle::depth)
            .thenComparing(cycle -> cycle.locks().toString()));
    return List.copyOf(found);
  }

  private static Optional<Leg> leg(Nesting nesting) {
    Optional<LockClass> from = nesting.outerClass();
    Optional<LockClass> to = nesting.inner().lockClass();
    if (from.isEmpty() || to.isEmpty() || from.equals(to) || !nesting.canBlock()) {
      return Optional.empty();
    }
    return Optional.of(new Leg(from.get(), to.get(), nesting));
  }

  private void add(Leg leg) {
    if (leg.nesting().doubts() > DOUBTS_PER_LEG) {
      return;
    }
    List<Leg> legs =
        graph
            .computeIfAbsent(leg.from(), from -> new TreeMap<>())
            .computeIfAbsent(leg.to(), to -> new ArrayList<>());
    legs.add(leg);
    legs.sort(Leg.BY_CONVICTION);
    if (legs.size() > MOST_LEGS_KEPT) {
      legs.remove(MOST_LEGS_KEPT);
    }
  }

  private List<Leg> legs(LockClass from, LockClass to) {
    return graph.getOrDefault(from, Map.of()).getOrDefault(to, List.of());
  }

  private List<Cycle> ofTwo() {
    List<Cycle> found = new ArrayList<>();
    graph.forEach(
        (from, targets) ->
            targets.keySet().stream()
                .filter(to -> from.compareTo(to) < 0)
                .forEach(to -> firstBelievable(from, to).ifPresent(found::add)));
    return found;
  }

  private Optional<Cycle> firstBelievable(LockClass one, LockClass other) {
    for (Leg forth : legs(one, other)) {
      for (Leg back : legs(other, one)) {
        List<Leg> pair = List.of(forth, back);
        if (conflict(pair) && !haveGate(pair)) {
          return Optional.of(Cycle.of(pair));
        }
      }
    }
    return Optional.empty();
  }

  /** Readers do not wait for readers. */
  private static boolean conflict(List<Leg> legs) {
    for (int index = 0; index < legs.size(); index++) {
      Leg wants = legs.get(index);
      Leg holds = legs.get((index + 1) % legs.size());
      if (wants.wantedMode() == LockMode.READ && holds.heldMode() == LockMode.READ) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveGate(List<Leg> legs) {
    Set<LockClass> common = new HashSet<>(legs.get(0).gates());
    legs.forEach(leg -> common.retainAll(leg.gates()));
    return !common.isEmpty();
  }

  /**
   * Returns, for each arc of certain legs that lies on a longer circle, the shortest such circle.
   */
  private List<Cycle> longer() {
    Map<Set<LockClass>, Cycle> found = new LinkedHashMap<>();
    for (LockClass start : graph.keySet()) {
      for (LockClass next : certainFrom(start)) {
        shortestPath(next, start)
            .map(path -> certainLegs(start, path))
            .filter(legs -> legs.size() > 2 && conflict(legs) && !haveGate(legs))
            .map(Cycle::of)
            .ifPresent(cycle -> found.putIfAbsent(Set.copyOf(cycle.locks()), cycle));
      }
    }
    return List.copyOf(found.values());
  }

  private List<LockClass> certainFrom(LockClass from) {
    return graph.getOrDefault(from, Map.of()).entrySet().stream()
        .filter(targets -> targets.getValue().get(0).nesting().doubts() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Leg> certainLegs(LockClass start, List<LockClass> path) {
    List<Leg> legs = new ArrayList<>();
    LockClass from = start;
    for (LockClass to : path) {
      legs.add(legs(from, to).get(0));
      from = to;
    }
    return legs;
  }

  /** Returns the lock classes from one to another along certain legs, both ends included. */
  private Optional<List<LockClass>> shortestPath(LockClass from, LockClass to) {
    Map<LockClass, LockClass> cameFrom = new HashMap<>();
    Deque<LockClass> open = new ArrayDeque<>(List.of(from));
    cameFrom.put(from, from);
    while (!open.isEmpty()) {
      LockClass here = open.removeFirst();
      if (here.equals(to)) {
        return Optional.of(pathTo(to, from, cameFrom));
      }
      for (LockClass next : certainFrom(here)) {
        if (cameFrom.putIfAbsent(next, here) == null) {
          open.addLast(next);
        }
      }
    }
    return Optional.empty();
  }

  private static List<LockClass> pathTo(
      LockClass end, LockClass start, Map<LockClass, LockClass> cameFrom) {
    List<LockClass> path = new ArrayList<>();
    LockClass here = end;
    path.add(here);
    while (!here.equals(start)) {
      here = cameFrom.getOrDefault(here, start);
      path.add(0, here);
    }
    return path;
  }
}
