package io.heddle.processor.program;

import io.heddle.processor.lock.LockMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Circles in the order in which lock classes are nested.
 *
 * <p>A circle of two is believed if each leg rests on at most one assumption; a longer one only if
 * every leg is certain, since on real code the others join calls that never meet. No two legs may
 * have a lock in common (it would be their gate), each lock must be wanted or held exclusively by
 * one of its two legs, and not all legs may lead to {@linkplain Ages older} objects.
 */
final class Cycles {

  private static final int MOST_LEGS_KEPT = 4;
  private static final int DOUBTS_PER_LEG = 1;

  /** In a longer circle each leg is what convinces most, whatever the others are. */
  private static final int MOST_CHOICES = 8;

  private final Map<LockClass, Map<LockClass, List<Leg>>> graph = new TreeMap<>();

  private final Ages ages;

  private Cycles(Collection<Nesting> nestings, Ages ages) {
    this.ages = ages;
    for (Nesting nesting : nestings) {
      leg(nesting).ifPresent(this::add);
    }
  }

  static List<Cycle> in(Collection<Nesting> nestings, Ages ages) {
    Cycles cycles = new Cycles(nestings, ages);
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
        if (isBelievable(pair)) {
          return Optional.of(Cycle.of(pair));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isBelievable(List<Leg> legs) {
    return conflict(legs) && !haveGate(legs) && !legs.stream().allMatch(ages::isTowardsOlder);
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

  /** Two threads cannot both be inside what one lock protects. */
  private static boolean haveGate(List<Leg> legs) {
    Set<LockClass> held = new HashSet<>();
    for (Leg leg : legs) {
      for (LockClass lock : leg.exclusives()) {
        if (!held.add(lock)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns, for each arc of certain legs that lies on a longer circle, the shortest such circle.
   */
  private List<Cycle> longer() {
    Set<LockClass> locks = new TreeSet<>(graph.keySet());
    graph.values().forEach(targets -> locks.addAll(targets.keySet()));
    Map<Set<LockClass>, Cycle> found = new LinkedHashMap<>();
    for (List<LockClass> circle : Circles.in(locks, this::certainFrom)) {
      if (circle.size() > 2 && !found.containsKey(Set.copyOf(circle))) {
        Optional<List<Leg>> chosen =
            circle.size() > MOST_CHOICES
                ? Optional.of(firstLegs(circle)).filter(this::isBelievable)
                : believable(circle, List.of());
        chosen.ifPresent(legs -> found.put(Set.copyOf(circle), Cycle.of(legs)));
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

  /** Returns legs for the rest of a circle with which all of it can be, if there are any. */
  private Optional<List<Leg>> believable(List<LockClass> circle, List<Leg> first) {
    int next = first.size();
    if (next == circle.size()) {
      return Optional.of(first).filter(this::isBelievable);
    }
    for (Leg leg : certainLegs(circle.get(next), circle.get((next + 1) % circle.size()))) {
      List<Leg> longer = new ArrayList<>(first);
      longer.add(leg);
      Optional<List<Leg>> whole = haveGate(longer) ? Optional.empty() : believable(circle, longer);
      if (whole.isPresent()) {
        return whole;
      }
    }
    return Optional.empty();
  }

  private List<Leg> firstLegs(List<LockClass> circle) {
    List<Leg> legs = new ArrayList<>();
    for (int index = 0; index < circle.size(); index++) {
      legs.add(certainLegs(circle.get(index), circle.get((index + 1) % circle.size())).get(0));
    }
    return legs;
  }

  private List<Leg> certainLegs(LockClass from, LockClass to) {
    return legs(from, to).stream().filter(leg -> leg.nesting().doubts() == 0).toList();
  }
}
