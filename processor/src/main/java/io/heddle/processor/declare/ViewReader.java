package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.declare.Members.Annotated;
import io.heddle.processor.lock.LockMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads {@code @GuardedView}. */
final class ViewReader {

  private final Round round;
  private final MethodReader methods;
  private final UsedLocks usedLocks;
  private final ViewTarget targets;

  ViewReader(Round round, MethodReader methods, Attributes attributes) {
    this.round = round;
    this.methods = methods;
    this.usedLocks = new UsedLocks(round);
    this.targets = new ViewTarget(round, attributes);
  }

  /** Reads an interface; empty when it cannot be woven at all. */
  Optional<GuardedView> read(
      TypeElement type, AnnotationMirror annotation, List<Problem> problems) {
    Optional<Problem> hindrance = hindranceOf(type, annotation);
    if (hindrance.isPresent()) {
      problems.add(hindrance.get());
      return Optional.empty();
    }
    return targets
        .typeOf(type, annotation, problems)
        .map(target -> read(type, annotation, target, problems));
  }

  private GuardedView read(
      TypeElement type, AnnotationMirror annotation, DeclaredType target, List<Problem> problems) {
    List<WovenMethod> forwarded = new ArrayList<>();
    for (ExecutableElement method : round.members().methodsOf(type)) {
      Optional<Annotated> guarded = round.members().ruling(Annotations.GUARDED, method, type);
      boolean isOfObject =
          !method.getModifiers().contains(Modifier.STATIC)
              && !method.getModifiers().contains(Modifier.PRIVATE);
      if (isOfObject && targets.isLeftAsItIs(method, type, target)) {
        guarded
            .map(found -> methods.guarded(found, type, problems).asOfView())
            .ifPresent(forwarded::add);
      } else if (isOfObject) {
        targets.problemOf(method, type, target).ifPresent(problems::add);
        Signatures.problemOf(method, type).ifPresent(problems::add);
        forwarded.add(
            guarded
                .map(found -> methods.guarded(found, type, problems))
                .orElseGet(() -> byDefault(method, type, annotation, problems)));
      }
    }
    List<LockField> locks = usedLocks.of(type, forwarded, List.of());
    problemOfNames(locks, type, annotation).ifPresent(problems::add);
    return new GuardedView(type, target, locks, forwarded);
  }

  /** Views that know nothing of each other may have given two locks one name. */
  private static Optional<Problem> problemOfNames(
      List<LockField> locks, TypeElement type, AnnotationMirror annotation) {
    Map<String, LockField> byName = new HashMap<>();
    for (LockField lock : locks) {
      LockField other = byName.putIfAbsent(lock.name(), lock);
      if (other != null) {
        return Optional.of(
            Problem.badGuard(
                type,
                annotation,
                "'%s' means two locks of %s: %s and %s"
                    .formatted(lock.name(), type.getSimpleName(), other.label(), lock.label()),
                "give one of them another name"));
      }
    }
    return Optional.empty();
  }

  private WovenMethod byDefault(
      ExecutableElement method,
      TypeElement type,
      AnnotationMirror annotation,
      List<Problem> problems) {
    String name = round.annotations().string(annotation, "value");
    Optional<GeneratedLock> lock = round.names().generated().find(type, name);
    if (lock.isEmpty()) {
      problems.add(
          Problem.badGuard(
              type,
              annotation,
              "'%s' is not a name for a lock that Heddle generates".formatted(name),
              "write a simple name, such as \"lock\""));
    }
    List<TakenLock> locks =
        lock.map(found -> LockTaking.taken(found, LockMode.WRITE)).stream().toList();
    return MethodReader.guarded(method, locks, Optional.empty());
  }

  private static Optional<Problem> hindranceOf(TypeElement type, AnnotationMirror annotation) {
    if (type.getKind() != ElementKind.INTERFACE) {
      return Optional.of(
          Problem.ignored(
              type,
              annotation,
              "@GuardedView does nothing on %s %s"
                  .formatted(Placement.kind(type), type.getSimpleName()),
              "annotate an interface, or annotate a class with @Threaded"));
    }
    return Weavability.problemOfImplementing(type, annotation);
  }
}
