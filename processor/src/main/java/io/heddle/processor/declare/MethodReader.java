package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import io.heddle.processor.declare.TakenLock.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reads the methods whose override does something around the body. */
final class MethodReader {

  private final Round round;
  private final Attributes attributes;
  private final LockTaking lockTaking;
  private final MeetingReader meetings;
  private final LimitReader limits;

  MethodReader(
      Round round,
      Attributes attributes,
      LockTaking lockTaking,
      MeetingReader meetings,
      LimitReader limits) {
    this.round = round;
    this.attributes = attributes;
    this.lockTaking = lockTaking;
    this.meetings = meetings;
    this.limits = limits;
  }

  List<WovenMethod> read(TypeElement type, List<Problem> problems) {
    List<WovenMethod> woven = new ArrayList<>();
    for (ExecutableElement method : round.members().methodsOf(type)) {
      if (Contracts.isWoven(method) && !method.getModifiers().contains(Modifier.ABSTRACT)) {
        read(method, type, problems).ifPresent(woven::add);
      }
    }
    return woven;
  }

  /** Reads a method with nothing but its locks around it. */
  WovenMethod guarded(Annotated guarded, TypeElement type, List<Problem> problems) {
    List<TakenLock> locks = lockTaking.read(guarded, type, problems);
    return guarded(guarded.method(), locks, timeout(guarded, locks, problems));
  }

  /** Returns a method with nothing but these locks around it. */
  static WovenMethod guarded(
      ExecutableElement method, List<TakenLock> locks, Optional<Duration> timeout) {
    return new WovenMethod(
        method,
        locks,
        timeout,
        declares(method, "java.lang.InterruptedException"),
        declares(method, "java.util.concurrent.TimeoutException"),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private Optional<WovenMethod> read(
      ExecutableElement method, TypeElement type, List<Problem> problems) {
    Optional<Annotated> guarded =
        round
            .members()
            .ruling(Annotations.GUARDED, method, type)
            .filter(found -> !Contracts.namesLockOfCondition(found.declaredOn()));
    Optional<Annotated> barrier = round.members().ruling(Annotations.BARRIER, method, type);
    Optional<Annotated> limited = round.members().ruling(Annotations.LIMITED, method, type);
    if (guarded.isEmpty() && barrier.isEmpty() && limited.isEmpty()) {
      return Optional.empty();
    }
    List<TakenLock> locks =
        guarded.map(found -> lockTaking.read(found, type, problems)).orElse(List.of());
    Optional<Duration> timeout = guarded.flatMap(found -> timeout(found, locks, problems));
    Optional<Meeting> meeting = barrier.map(found -> meetings.aroundBody(found, type, problems));
    return Optional.of(
        new WovenMethod(
            method,
            locks,
            timeout,
            declares(method, "java.lang.InterruptedException"),
            declares(method, "java.util.concurrent.TimeoutException"),
            meeting,
            limited.map(found -> limits.aroundBody(found, problems)),
            false));
  }

  private Optional<Duration> timeout(
      Annotated guarded, List<TakenLock> locks, List<Problem> problems) {
    Optional<Duration> timeout =
        attributes.duration(guarded.declaredOn(), guarded.annotation(), "timeout", problems);
    if (timeout.isPresent()) {
      for (TakenLock lock : locks) {
        problemOfTimeout(lock, guarded).ifPresent(problems::add);
      }
    }
    return timeout;
  }

  private static Optional<Problem> problemOfTimeout(TakenLock lock, Annotated guarded) {
    if (lock.api() == Api.MONITOR) {
      return Optional.of(
          Problem.badGuard(
              guarded.declaredOn(),
              guarded.annotation(),
              "'%s' is a monitor, for which nobody can wait a limited time".formatted(lock.path()),
              "remove 'timeout', or name a lock instead of a monitor"));
    } else if (!lock.isOfRuntime() && !(isInterruptible(guarded) && throwsTimeout(guarded))) {
      return Optional.of(
          Problem.badGuard(
              guarded.declaredOn(),
              guarded.annotation(),
              "a limited wait for '%s' can only end with InterruptedException or TimeoutException"
                  .formatted(lock.path()),
              "declare both, or use a lock of io.heddle"));
    }
    return Optional.empty();
  }

  private static boolean isInterruptible(Annotated guarded) {
    return declares(guarded.method(), "java.lang.InterruptedException");
  }

  private static boolean throwsTimeout(Annotated guarded) {
    return declares(guarded.method(), "java.util.concurrent.TimeoutException");
  }

  private static boolean declares(ExecutableElement method, String exception) {
    return method.getThrownTypes().stream()
        .anyMatch(thrown -> LockTypes.isExactly(thrown, exception));
  }
}
