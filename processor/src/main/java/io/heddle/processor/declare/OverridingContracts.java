package io.heddle.processor.declare;

import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds overriding methods that weaken what they override: whoever calls the overridden method
 * relies on what that one says.
 */
final class OverridingContracts {

  private static final List<String> CONTRACTS = Annotations.NAMING_LOCKS;

  private final Round round;
  private final Contracts contracts;

  OverridingContracts(Round round, Contracts contracts) {
    this.round = round;
    this.contracts = contracts;
  }

  List<Problem> problemsOf(TypeElement type) {
    List<Problem> problems = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (Annotations.saysAnyOf(method, CONTRACTS)) {
        List<TypeElement> above =
            round.hierarchy().supertypes(type).stream()
                .filter(each -> !isOfPlatform(each))
                .toList();
        for (ExecutableElement overridden : round.members().overriddenBy(method, type, above)) {
          problemOf(method, overridden).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  /** The platform knows nothing of contracts: its types are no promise to anyone. */
  private static boolean isOfPlatform(TypeElement type) {
    return type.getQualifiedName().toString().startsWith("java.");
  }

  private Optional<Problem> problemOf(ExecutableElement method, ExecutableElement overridden) {
    return moreRequired(method, overridden)
        .or(() -> moreExcluded(method, overridden))
        .or(() -> otherPromise(method, overridden))
        .or(() -> lessTaken(method, overridden));
  }

  private Optional<Problem> moreRequired(ExecutableElement method, ExecutableElement overridden) {
    return annotation(method, Annotations.HOLDING)
        .flatMap(
            holding ->
                firstBeyond(contracts.requiredBy(method), contracts.requiredBy(overridden))
                    .map(
                        lock ->
                            Problem.contract(
                                method,
                                holding,
                                "%s needs '%s', which callers of %s need not hold"
                                    .formatted(name(method), lock.path(), name(overridden)),
                                "declare %s @Holding too, or take the lock inside"
                                    .formatted(name(overridden)))));
  }

  private Optional<Problem> moreExcluded(ExecutableElement method, ExecutableElement overridden) {
    return annotation(method, Annotations.NOT_HOLDING)
        .flatMap(
            excluding ->
                firstBeyond(contracts.excludedBy(method), contracts.excludedBy(overridden))
                    .map(
                        lock ->
                            Problem.contract(
                                method,
                                excluding,
                                "%s must not be called with '%s', which callers of %s may hold"
                                    .formatted(name(method), lock.path(), name(overridden)),
                                "declare %s @NotHolding too".formatted(name(overridden)))));
  }

  private Optional<Problem> otherPromise(ExecutableElement method, ExecutableElement overridden) {
    Promise own = contracts.promiseOfItself(method);
    return own.isEmpty() || own.equals(contracts.promiseOf(overridden))
        ? Optional.empty()
        : Annotations.PROMISES.stream()
            .flatMap(promise -> annotation(method, promise).stream())
            .findFirst()
            .map(
                promise ->
                    Problem.contract(
                        method,
                        promise,
                        "%s does something else to the locks of its caller than %s says"
                            .formatted(name(method), name(overridden)),
                        "declare both alike"));
  }

  /** The woven override takes what the nearest annotation says, and nothing else. */
  private Optional<Problem> lessTaken(ExecutableElement method, ExecutableElement overridden) {
    return annotation(method, Annotations.GUARDED)
        .flatMap(
            guarded ->
                contracts.takenBy(overridden).stream()
                    .filter(lock -> !takes(method, lock))
                    .findFirst()
                    .map(
                        lock ->
                            Problem.contract(
                                method,
                                guarded,
                                "%s does not take '%s'%s, which %s takes"
                                    .formatted(
                                        name(method),
                                        lock.path(),
                                        lock.mode() == LockMode.WRITE ? "" : " (read)",
                                        name(overridden)),
                                "name it here too, or leave @Guarded out to inherit it")));
  }

  private boolean takes(ExecutableElement method, LockUse wanted) {
    return contracts.takenBy(method).stream()
        .anyMatch(
            lock ->
                lock.path().equals(wanted.path())
                    && (lock.mode() == LockMode.WRITE || wanted.mode() == LockMode.READ));
  }

  private static Optional<LockUse> firstBeyond(List<LockUse> locks, List<LockUse> known) {
    return locks.stream()
        .filter(lock -> known.stream().noneMatch(other -> other.path().equals(lock.path())))
        .findFirst();
  }

  private static Optional<AnnotationMirror> annotation(ExecutableElement method, String name) {
    return Annotations.find(method, name);
  }

  private static String name(ExecutableElement method) {
    return Hierarchy.ownerOf(method).getSimpleName() + "." + method.getSimpleName();
  }
}
