package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.declare.Members.Annotated;
import io.heddle.processor.declare.TakenLock.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads the abstract methods of a class that return a primitive of the runtime. */
final class AbstractMethods {

  private final Round round;
  private final LockTaking lockTaking;
  private final MeetingReader meetings;
  private final PrimitiveReader primitives;

  AbstractMethods(Round round, LockTaking lockTaking, MeetingReader meetings, LimitReader limits) {
    this.round = round;
    this.lockTaking = lockTaking;
    this.meetings = meetings;
    this.primitives = new PrimitiveReader(round, limits);
  }

  /**
   * Reads the accessors, and finds what nothing implements.
   *
   * @param hasLifeCycle whether {@code start()}, {@code close()} and {@code state()} are
   *     implemented
   */
  List<Accessor> read(TypeElement type, boolean hasLifeCycle, List<Problem> problems) {
    List<Accessor> accessors = new ArrayList<>();
    for (ExecutableElement method : round.members().methodsOf(type)) {
      boolean isOpen =
          method.getModifiers().contains(Modifier.ABSTRACT)
              && !(hasLifeCycle && LifeCycleReader.implementsIt(method))
              && ruling(Annotations.THREAD_LOCAL_FIELD, method, type).isEmpty();
      if (isOpen) {
        read(method, type, hasLifeCycle, problems)
            .ifPresentOrElse(accessors::add, () -> unimplemented(method, type, problems));
      }
    }
    return accessors;
  }

  private Optional<Accessor> read(
      ExecutableElement method, TypeElement type, boolean hasLifeCycle, List<Problem> problems) {
    TypeMirror returned = round.members().memberOf(method, type).getReturnType();
    if (!method.getParameters().isEmpty()) {
      return Optional.empty();
    } else if (LockTypes.isExactly(returned, LockTypes.CONDITION)) {
      return Optional.of(condition(method, type, problems));
    }
    ruling(Annotations.GUARDED, method, type)
        .ifPresent(guarded -> problems.add(guardsNothing(guarded)));
    if (LockTypes.isExactly(returned, LockTypes.BARRIER)) {
      return Optional.of(barrier(method, type, problems));
    } else if (LockTypes.isExactly(returned, LockTypes.LIFECYCLE) && hasLifeCycle) {
      return Optional.of(new Accessor.OfLifeCycle(method));
    } else if (GeneratedLocks.isAccessor(method)) {
      Optional<GeneratedLock> lock =
          round.names().generated().find(type, method.getSimpleName().toString());
      return lock.map(found -> new Accessor.OfLock(method, found.path()));
    }
    return primitives.read(method, type, problems);
  }

  private Accessor condition(ExecutableElement method, TypeElement type, List<Problem> problems) {
    Optional<Annotated> guarded = ruling(Annotations.GUARDED, method, type);
    if (guarded.isEmpty()) {
      return new Accessor.OfCondition(method, Optional.empty());
    }
    List<TakenLock> locks = lockTaking.read(guarded.get(), type, problems);
    if (locks.size() > 1) {
      problems.add(
          Problem.badGuard(
              guarded.get().declaredOn(),
              guarded.get().annotation(),
              "the condition %s cannot have %d locks"
                  .formatted(method.getSimpleName(), locks.size()),
              "name one lock"));
    } else if (locks.size() == 1 && !isLockable(locks.get(0))) {
      problems.add(
          Problem.badGuard(
              guarded.get().declaredOn(),
              guarded.get().annotation(),
              "'%s' cannot give itself up whole, as the condition %s needs"
                  .formatted(locks.get(0).path(), method.getSimpleName()),
              "name an io.heddle.Lockable, or a lock that Heddle generates"));
    }
    return new Accessor.OfCondition(method, locks.stream().findFirst());
  }

  private Accessor barrier(ExecutableElement method, TypeElement type, List<Problem> problems) {
    Optional<Annotated> annotation = ruling(Annotations.BARRIER, method, type);
    if (annotation.isEmpty()) {
      problems.add(
          Problem.badDeclaration(
              method,
              "%s returns a barrier of nobody knows how many parties"
                  .formatted(method.getSimpleName()),
              "annotate it with @Barrier(parties = ..)"));
    }
    Meeting unknown = new Meeting(1, true, Optional.empty(), Optional.empty());
    return new Accessor.OfBarrier(
        method,
        annotation.map(found -> meetings.ofAccessor(found, type, problems)).orElse(unknown));
  }

  private static void unimplemented(
      ExecutableElement method, TypeElement type, List<Problem> problems) {
    boolean isOwn = Hierarchy.ownerOf(method).equals(type);
    problems.add(
        Problem.badDeclaration(
            isOwn ? method : type,
            "nothing implements the abstract method %s.%s"
                .formatted(Hierarchy.ownerOf(method).getSimpleName(), method),
            "give it a body in %s; Heddle implements @ThreadLocalField, and accessors without"
                    .formatted(type.getSimpleName())
                + " parameters that return a lock, Event, Condition, @Barrier, @Limited semaphore,"
                + " queue, Local or LocalMap, or the Lifecycle of a class with daemons"));
  }

  private static Problem guardsNothing(Annotated guarded) {
    return Problem.ignored(
        guarded.declaredOn(),
        guarded.annotation(),
        "@Guarded does nothing on %s: it has no body, and only a Condition has a lock"
            .formatted(guarded.method().getSimpleName()),
        "remove @Guarded");
  }

  private static boolean isLockable(TakenLock lock) {
    return lock.api() == Api.LOCKABLE || lock.api() == Api.RW_LOCK;
  }

  private Optional<Annotated> ruling(
      String annotation, ExecutableElement method, TypeElement type) {
    return round.members().ruling(annotation, method, type);
  }
}
