package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Barrier}. */
final class MeetingReader {

  private final Round round;
  private final Attributes attributes;

  MeetingReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  /** Reads the barrier around a method with a body. */
  Meeting aroundBody(Annotated barrier, TypeElement type, List<Problem> problems) {
    boolean canInterrupt =
        barrier.method().getThrownTypes().stream().anyMatch(this::coversInterruption);
    if (!canInterrupt) {
      problems.add(
          Attributes.bad(
              barrier,
              barrier.method().getSimpleName()
                  + " waits for other threads, but does not declare InterruptedException",
              "add 'throws InterruptedException'"));
    }
    return read(barrier, type, problems);
  }

  /** Reads the barrier that an accessor returns. */
  Meeting ofAccessor(Annotated barrier, TypeElement type, List<Problem> problems) {
    if (round.annotations().constant(barrier.annotation(), "at").equals("EXIT")) {
      problems.add(
          Problem.ignored(
              barrier.declaredOn(),
              barrier.annotation(),
              "'at' does nothing on %s: an abstract method has no body to exit from"
                  .formatted(barrier.method().getSimpleName()),
              "remove 'at'"));
    }
    return read(barrier, type, problems);
  }

  private Meeting read(Annotated barrier, TypeElement type, List<Problem> problems) {
    int parties = round.annotations().integer(barrier.annotation(), "parties");
    if (parties < 1) {
      problems.add(
          Attributes.bad(
              barrier,
              "parties = %d, but at least one thread must come".formatted(parties),
              "give the number of threads that meet, 1 or more"));
    }
    Optional<ExecutableElement> action = attributes.method(barrier, "action", type, problems);
    action
        .filter(method -> method.getReturnType().getKind() != TypeKind.VOID)
        .ifPresent(
            method ->
                problems.add(
                    Attributes.bad(
                        barrier,
                        "action = \"%s\" names a method whose result nobody would receive"
                            .formatted(method.getSimpleName()),
                        "make %s() return void".formatted(method.getSimpleName()))));
    Optional<Duration> timeout =
        attributes.positiveDuration(
            barrier.declaredOn(), barrier.annotation(), "timeout", problems);
    boolean atEntry = !round.annotations().constant(barrier.annotation(), "at").equals("EXIT");
    return new Meeting(parties, atEntry, action, timeout);
  }

  private boolean coversInterruption(TypeMirror thrown) {
    return LockTypes.isExactly(thrown, "java.lang.InterruptedException")
        || LockTypes.isExactly(thrown, "java.lang.Exception")
        || LockTypes.isExactly(thrown, "java.lang.Throwable");
  }
}
