package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds annotated methods that a class inherits in vain. */
final class Inheritance {

  private static final List<String> WOVEN =
      List.of(
          Annotations.GUARDED,
          Annotations.BARRIER,
          Annotations.LIMITED,
          Annotations.DAEMON,
          Annotations.AFTER,
          Annotations.ON_EVENT,
          Annotations.EXCEPT_HOOK);

  private final Round round;

  Inheritance(Round round) {
    this.round = round;
  }

  /** Returns what is wrong with what a class inherits, if something is. */
  Optional<Problem> problemOf(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS || isWovenForItsSuperclass(type)) {
      return Optional.empty();
    } else if (Annotations.has(type, Annotations.THREADED)) {
      return inherited(type)
          .filter(method -> isOutOfReach(method, type))
          .findFirst()
          .map(
              method ->
                  Problem.ignored(
                      type,
                      "%s does nothing in %s: it is package-private in another package"
                          .formatted(describe(method), type.getSimpleName()),
                      "make it protected or public"));
    } else if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.empty();
    }
    return inherited(type)
        .filter(Contracts::isWoven)
        .findFirst()
        .map(
            method ->
                Problem.ignored(
                    type,
                    "%s does nothing in %s, which is not @Threaded"
                        .formatted(describe(method), type.getSimpleName()),
                    "annotate %s with @Threaded".formatted(type.getSimpleName())));
  }

  private Stream<ExecutableElement> inherited(TypeElement type) {
    return round.hierarchy().superclasses(type).stream()
        .skip(1)
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
        .filter(method -> annotationOf(method).isPresent());
  }

  private boolean isOutOfReach(ExecutableElement method, TypeElement type) {
    boolean isPackagePrivate =
        Stream.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE)
            .noneMatch(method.getModifiers()::contains);
    return isPackagePrivate
        && !round.elements().getPackageOf(method).equals(round.elements().getPackageOf(type));
  }

  private boolean isWovenForItsSuperclass(TypeElement type) {
    return round
        .hierarchy()
        .elementOf(type.getSuperclass())
        .filter(above -> Annotations.has(above, Annotations.THREADED))
        .filter(above -> type.getSimpleName().contentEquals(Weavable.wovenName(above)))
        .isPresent();
  }

  private static Optional<String> annotationOf(Element method) {
    return WOVEN.stream()
        .filter(name -> Annotations.has(method, name))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .findFirst();
  }

  private static String describe(ExecutableElement method) {
    return "@%s on %s.%s"
        .formatted(
            annotationOf(method).orElseThrow(),
            Hierarchy.ownerOf(method).getSimpleName(),
            method.getSimpleName());
  }
}
