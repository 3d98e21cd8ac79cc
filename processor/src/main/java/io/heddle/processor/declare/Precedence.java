package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts things into an order in which each comes after those that it names.
 *
 * @param name the name of a thing
 * @param after the names of those that it comes after
 * @param otherwise which of two that may both be next comes first
 */
record Precedence<T>(
    Function<T, String> name, Function<T, List<String>> after, Comparator<T> otherwise) {

  /** Returns the things that one names. */
  List<T> predecessors(T one, List<T> all) {
    List<String> names = after.apply(one);
    return all.stream().filter(other -> names.contains(name.apply(other))).toList();
  }

  /**
   * Returns the things in their order; fewer than all if some come after each other in a circle.
   */
  List<T> ordered(List<T> all) {
    List<T> waiting = new ArrayList<>(all);
    List<T> ordered = new ArrayList<>();
    Optional<T> next = next(waiting, ordered, all);
    while (next.isPresent()) {
      ordered.add(next.get());
      waiting.remove(next.get());
      next = next(waiting, ordered, all);
    }
    return ordered;
  }

  private Optional<T> next(List<T> waiting, List<T> ordered, List<T> all) {
    return waiting.stream()
        .filter(one -> ordered.containsAll(predecessors(one, all)))
        .min(otherwise);
  }

  /** Returns a circle among things each of which comes after another of them, closed. */
  List<T> circle(List<T> waiting) {
    List<T> path = new ArrayList<>();
    T at = waiting.get(0);
    while (!path.contains(at)) {
      path.add(at);
      at = predecessors(at, waiting).get(0);
    }
    List<T> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    circle.add(at);
    return circle;
  }

  /** Returns the names of things, with an arrow between each and the next. */
  String text(List<T> circle) {
    return circle.stream().map(name).collect(Collectors.joining(" → "));
  }
}
