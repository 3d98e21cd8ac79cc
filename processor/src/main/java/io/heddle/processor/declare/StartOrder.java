package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/**
 * Puts the daemons of a class into the order in which they start: after those that they name, else
 * by {@code order}, else as they stand in the source.
 */
final class StartOrder {

  private final Round round;

  StartOrder(Round round) {
    this.round = round;
  }

  /** Returns the daemons in their order; in that of the source when that is not possible. */
  List<Annotated> of(List<Annotated> daemons, TypeElement type, List<Problem> problems) {
    daemons.forEach(daemon -> check(daemon, daemons, type, problems));
    Comparator<Annotated> byOrder =
        Comparator.comparingInt(
            daemon -> round.annotations().integer(daemon.annotation(), "order"));
    List<Annotated> waiting = new ArrayList<>(daemons);
    List<Annotated> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Optional<Annotated> next =
          waiting.stream()
              .filter(daemon -> ordered.containsAll(predecessors(daemon, daemons)))
              .min(byOrder);
      if (next.isEmpty()) {
        problems.add(cycle(waiting));
        return daemons;
      }
      ordered.add(next.get());
      waiting.remove(next.get());
    }
    return ordered;
  }

  /** Returns the daemons that a daemon names as those that start before it. */
  List<Annotated> predecessors(Annotated daemon, List<Annotated> daemons) {
    List<String> names = round.annotations().strings(daemon.annotation(), "after");
    return daemons.stream().filter(other -> names.contains(nameOf(other))).toList();
  }

  private void check(
      Annotated daemon, List<Annotated> daemons, TypeElement type, List<Problem> problems) {
    List<String> known = daemons.stream().map(StartOrder::nameOf).toList();
    for (String name : round.annotations().strings(daemon.annotation(), "after")) {
      if (!known.contains(name)) {
        problems.add(
            Attributes.bad(
                daemon,
                "after = \"%s\" names no daemon of %s".formatted(name, type.getSimpleName()),
                NearMiss.of(name, known)
                    .map("did you mean \"%s\"?"::formatted)
                    .orElse("name a method that is annotated with @Daemon")));
      }
    }
  }

  /**
   * Each of those that are left waits for another one of them: following that leads in a circle.
   */
  private Problem cycle(List<Annotated> waiting) {
    List<Annotated> path = new ArrayList<>();
    Annotated at = waiting.get(0);
    while (!path.contains(at)) {
      path.add(at);
      at = predecessors(at, waiting).get(0);
    }
    List<Annotated> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    circle.add(at);
    return Attributes.bad(
        at,
        "the daemons start after each other in a circle: "
            + circle.stream().map(StartOrder::nameOf).collect(Collectors.joining(" → ")),
        "remove one of these from 'after'");
  }

  private static String nameOf(Annotated daemon) {
    return daemon.method().getSimpleName().toString();
  }
}
