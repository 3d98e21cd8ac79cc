package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * Puts the daemons of a class into the order in which they start: after those that they name, else
 * by {@code order}, else as they stand in the source.
 */
final class StartOrder {

  private final Round round;
  private final Precedence<Annotated> precedence;

  StartOrder(Round round) {
    this.round = round;
    this.precedence =
        new Precedence<>(
            StartOrder::nameOf,
            daemon -> round.annotations().strings(daemon.annotation(), "after"),
            Comparator.comparingInt(
                daemon -> round.annotations().integer(daemon.annotation(), "order")));
  }

  /** Returns the daemons in their order; in that of the source when that is not possible. */
  List<Annotated> of(List<Annotated> daemons, TypeElement type, List<Problem> problems) {
    daemons.forEach(daemon -> check(daemon, daemons, type, problems));
    List<Annotated> ordered = precedence.ordered(daemons);
    if (ordered.size() == daemons.size()) {
      return ordered;
    }
    List<Annotated> waiting = new ArrayList<>(daemons);
    waiting.removeAll(ordered);
    List<Annotated> circle = precedence.circle(waiting);
    problems.add(
        Attributes.bad(
            circle.get(0),
            "the daemons start after each other in a circle: " + precedence.text(circle),
            "remove one of these from 'after'"));
    return daemons;
  }

  /** Returns the daemons that a daemon names as those that start before it. */
  List<Annotated> predecessors(Annotated daemon, List<Annotated> daemons) {
    return precedence.predecessors(daemon, daemons);
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

  private static String nameOf(Annotated daemon) {
    return daemon.method().getSimpleName().toString();
  }
}
