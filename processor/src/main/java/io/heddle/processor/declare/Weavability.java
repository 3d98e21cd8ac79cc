package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds {@code @Threaded} classes that no woven class can extend. */
final class Weavability {

  private Weavability() {}

  static Optional<Problem> problemOf(TypeElement type, AnnotationMirror threaded) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.CLASS) {
      return ignored(
          type,
          threaded,
          "@Threaded does nothing on %s %s".formatted(Placement.kind(type), name),
          "annotate a class: only classes can be extended");
    } else if (type.getModifiers().contains(Modifier.FINAL)) {
      return ignored(
          type, threaded, name + " is final, so no woven class can extend it", "remove 'final'");
    } else if (Hierarchy.enclosing(type).stream().anyMatch(Hierarchy::isInner)) {
      return ignored(
          type,
          threaded,
          name + " is an inner class, whose woven class would lack the enclosing instance",
          "make it static");
    } else if (isHidden(type)) {
      return ignored(
          type,
          threaded,
          name + " is private, so no woven class can extend it",
          "make it, and the classes around it, at least package-private");
    } else if (constructorsOf(type).isEmpty()) {
      return ignored(
          type,
          threaded,
          name + " has only private constructors, so no woven class can extend it",
          "make one of them at least package-private");
    } else if (type.getModifiers().contains(Modifier.SEALED)
        && !permits(type, Weavable.wovenName(type))) {
      return notPermitted(type, threaded, Weavable.wovenName(type));
    }
    return Optional.empty();
  }

  /** Returns what keeps a woven class from implementing an interface, if something does. */
  static Optional<Problem> problemOfImplementing(TypeElement type, AnnotationMirror annotation) {
    return problemOfImplementing(type, annotation, Weavable.wovenName(type));
  }

  /**
   * Returns what keeps a class from implementing an interface.
   *
   * @param by how the interface would name the class
   */
  static Optional<Problem> problemOfImplementing(
      TypeElement type, AnnotationMirror annotation, String by) {
    String name = type.getSimpleName().toString();
    if (isHidden(type)) {
      return ignored(
          type,
          annotation,
          name + " is private, so no woven class can implement it",
          "make it, and the classes around it, at least package-private");
    } else if (type.getModifiers().contains(Modifier.SEALED) && !permits(type, by)) {
      return notPermitted(type, annotation, by);
    }
    return Optional.empty();
  }

  private static Optional<Problem> notPermitted(
      TypeElement type, AnnotationMirror annotation, String woven) {
    return ignored(
        type,
        annotation,
        "%s is sealed and does not permit %s".formatted(type.getSimpleName(), woven),
        "add %s to its permits clause".formatted(woven));
  }

  /** Returns the constructors that a subclass in the same package can call, in source order. */
  static List<ExecutableElement> constructorsOf(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }

  private static boolean isHidden(TypeElement type) {
    return Hierarchy.enclosing(type).stream()
        .anyMatch(around -> around.getModifiers().contains(Modifier.PRIVATE));
  }

  /** The permitted class does not exist yet: all that is known of it is how its name is written. */
  private static boolean permits(TypeElement type, String woven) {
    return type.getPermittedSubclasses().stream()
        .map(Object::toString)
        .anyMatch(permitted -> permitted.equals(woven) || permitted.endsWith("." + woven));
  }

  private static Optional<Problem> ignored(
      TypeElement type, AnnotationMirror threaded, String wrong, String repair) {
    return Optional.of(Problem.ignored(type, threaded, wrong, repair));
  }
}
