package io.heddle.processor.declare;

import io.heddle.processor.declare.DaemonMethod.Loop;
import io.heddle.processor.declare.DaemonMethod.Periodic;
import io.heddle.processor.declare.DaemonMethod.Trigger;
import io.heddle.processor.declare.Members.Annotated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads {@code @Daemon}. */
final class DaemonReader {

  private static final List<String> OF_PERIODS = List.of("schedule", "missed", "initialDelay");
  private static final List<String> OF_RESTARTS = List.of("within", "backoff", "maxBackoff");

  private final Round round;
  private final Attributes attributes;
  private final BackgroundSignature signature;
  private final StartOrder startOrder;

  DaemonReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
    this.signature = new BackgroundSignature(attributes);
    this.startOrder = new StartOrder(round);
  }

  /** Returns the daemons of a class in the order in which they start. */
  List<DaemonMethod> read(TypeElement type, List<Problem> problems) {
    List<Annotated> annotated =
        round.members().ruledBy(Annotations.DAEMON, type).stream()
            .filter(daemon -> Contracts.isWoven(daemon.method()))
            .toList();
    List<DaemonMethod> daemons = new ArrayList<>();
    for (Annotated daemon : startOrder.of(annotated, type, problems)) {
      daemons.add(
          new DaemonMethod(
              daemon.method(),
              threadName(daemon, type),
              trigger(daemon, problems),
              startOrder.predecessors(daemon, annotated).stream()
                  .map(other -> threadName(other, type))
                  .toList()));
    }
    return daemons;
  }

  private String threadName(Annotated daemon, TypeElement type) {
    return attributes.threadName(daemon, type);
  }

  private Trigger trigger(Annotated daemon, List<Problem> problems) {
    boolean isPeriodic = !round.annotations().string(daemon.annotation(), "every").isEmpty();
    ExecutableElement method = daemon.method();
    signature
        .problemOf(method, !isPeriodic)
        .ifPresent(wrong -> problems.add(Attributes.bad(daemon, wrong.problem(), wrong.repair())));
    return isPeriodic ? periodic(daemon, problems) : loop(daemon, problems);
  }

  private Trigger periodic(Annotated daemon, List<Problem> problems) {
    boolean isRate = constant(daemon, "schedule").equals("FIXED_RATE");
    List<String> inVain = new ArrayList<>(OF_RESTARTS);
    inVain.add("restart");
    attributes.inVain(daemon, inVain, "no exception ends a periodic daemon", problems);
    if (!isRate) {
      attributes.inVain(
          daemon, List.of("missed"), "periods can only be missed at a fixed rate", problems);
    }
    return new Periodic(
        duration(daemon, "every", problems).orElse(Duration.ofSeconds(1)),
        isRate,
        isRate && constant(daemon, "missed").equals("CATCH_UP"),
        attributes.duration(daemon.declaredOn(), daemon.annotation(), "initialDelay", problems));
  }

  private Trigger loop(Annotated daemon, List<Problem> problems) {
    attributes.inVain(daemon, OF_PERIODS, "a daemon without 'every' has no periods", problems);
    int times = round.annotations().integer(daemon.annotation(), "restart");
    if (times < 0) {
      problems.add(
          Attributes.bad(
              daemon,
              "restart = %d, but nothing is restarted less than never".formatted(times),
              "give the number of restarts, 0 for none"));
    } else if (times == 0) {
      attributes.inVain(daemon, OF_RESTARTS, "it is never restarted", problems);
      return new Loop(Optional.empty());
    }
    return new Loop(
        Optional.of(attributes.restart(daemon.declaredOn(), daemon.annotation(), times, problems)));
  }

  private Optional<Duration> duration(Annotated daemon, String attribute, List<Problem> problems) {
    return attributes.positiveDuration(
        daemon.declaredOn(), daemon.annotation(), attribute, problems);
  }

  private String constant(Annotated daemon, String attribute) {
    return round.annotations().constant(daemon.annotation(), attribute);
  }
}
