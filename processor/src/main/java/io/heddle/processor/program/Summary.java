package io.heddle.processor.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The locks that one body takes, of each kind the most convincing ones. */
final class Summary {

  /** How many objects of one lock class a summary names: the two that matter most. */
  private static final int MOST_PATHS = 2;

  private final Map<Wanted.Key, List<Wanted>> best = new LinkedHashMap<>();

  /**
   * Returns whether a newcomer has a place in it; it may lose it to a later one.
   *
   * @param kind its key
   */
  boolean offer(Wanted newcomer, Wanted.Key kind) {
    List<Wanted> known = best.computeIfAbsent(kind, key -> new ArrayList<>(MOST_PATHS));
    for (int index = 0; index < known.size(); index++) {
      Wanted one = known.get(index);
      if (one.lock().equals(newcomer.lock())) {
        if (!isBetter(newcomer, one)) {
          return false;
        }
        known.remove(index);
        break;
      }
    }
    int place = known.size();
    while (place > 0 && isBetter(newcomer, known.get(place - 1))) {
      place--;
    }
    if (place == MOST_PATHS) {
      return false;
    }
    known.add(place, newcomer);
    if (known.size() > MOST_PATHS) {
      known.remove(MOST_PATHS);
    }
    return true;
  }

  /** Returns whether nothing that is less convincing than all of its kind here has a place. */
  boolean isFull(Wanted.Key kind) {
    return best.getOrDefault(kind, List.of()).size() == MOST_PATHS;
  }

  /** Returns whether a newcomer that had a place still has it. */
  @SuppressWarnings("ReferenceEquality") // The newcomer itself, not one that is like it.
  boolean keeps(Wanted newcomer, Wanted.Key kind) {
    for (Wanted one : best.getOrDefault(kind, List.of())) {
      if (one == newcomer) {
        return true;
      }
    }
    return false;
  }

  /** Returns everything in it, in an order that depends on nothing but the program. */
  List<Wanted> all() {
    List<Wanted> all = new ArrayList<>();
    best.values().forEach(all::addAll);
    return all;
  }

  private static boolean isBetter(Wanted one, Wanted other) {
    return Route.BY_CONVICTION.compare(one.route(), other.route()) < 0;
  }
}
