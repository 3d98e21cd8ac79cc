package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Daemon}. */
final class DaemonReader {

  private final Round round;
  private final Attributes attributes;

  DaemonReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  List<DaemonMethod> read(TypeElement type, List<Problem> problems) {
    List<DaemonMethod> daemons = new ArrayList<>();
    for (Annotated daemon : round.members().ruledBy(Annotations.DAEMON, type)) {
      if (Contracts.isWoven(daemon.method())) {
        daemons.add(read(daemon, type, problems));
      }
    }
    return daemons;
  }

  private DaemonMethod read(Annotated daemon, TypeElement type, List<Problem> problems) {
    Optional<Duration> every =
        attributes.positiveDuration(daemon.declaredOn(), daemon.annotation(), "every", problems);
    boolean isPeriodic = !round.annotations().string(daemon.annotation(), "every").isEmpty();
    ExecutableElement method = daemon.method();
    signatureProblem(method, isPeriodic)
        .ifPresent(wrong -> problems.add(Attributes.bad(daemon, wrong.problem(), wrong.repair())));
    String name = round.annotations().string(daemon.annotation(), "name");
    String threadName = name.isEmpty() ? type.getSimpleName() + "." + method.getSimpleName() : name;
    return new DaemonMethod(method, threadName, every);
  }

  private Optional<Resolution.Failed> signatureProblem(
      ExecutableElement method, boolean isPeriodic) {
    String name = method.getSimpleName().toString();
    int parameters = method.getParameters().size();
    boolean takesEvent =
        parameters == 1
            && LockTypes.isExactly(method.getParameters().get(0).asType(), LockTypes.EVENT);
    if (method.getReturnType().getKind() != TypeKind.VOID) {
      return failed(
          "%s returns %s, which nobody would receive"
              .formatted(name, attributes.simple(method.getReturnType())),
          "make it return void");
    } else if (parameters > 0 && !takesEvent) {
      return failed(
          name + " takes something that its thread cannot give it",
          "let it take nothing, or one io.heddle.Event: the stop event");
    } else if (parameters == 0 && !isPeriodic) {
      return failed(
          name + " runs until close(), but never learns that close() was called",
          "let it take the stop event, as in %s(Event stopping), or give it 'every'"
              .formatted(name));
    } else if (!method.getTypeParameters().isEmpty()) {
      return failed(name + " has type parameters, which its thread cannot choose", "remove them");
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (LockTypes.isExactly(thrown, "java.lang.Throwable")) {
        return failed(name + " throws Throwable", "declare Exception or something narrower");
      }
    }
    return Optional.empty();
  }

  private static Optional<Resolution.Failed> failed(String problem, String repair) {
    return Optional.of(new Resolution.Failed(problem, repair));
  }
}
