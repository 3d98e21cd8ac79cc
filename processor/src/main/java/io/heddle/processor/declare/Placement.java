package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Finds annotations on members that no woven class could ever obey. */
final class Placement {

  private static final List<String> WOVEN =
      List.of(
          Annotations.GUARDED,
          Annotations.DAEMON,
          Annotations.BARRIER,
          Annotations.LIMITED,
          Annotations.AFTER,
          Annotations.ON_EVENT,
          Annotations.EXCEPT_HOOK,
          Annotations.THREAD_LOCAL_FIELD);

  private Placement() {}

  static List<Problem> problemsOf(TypeElement type) {
    List<Problem> problems = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method) {
        for (String name : WOVEN) {
          Annotations.find(method, name)
              .flatMap(annotation -> problemOf(method, annotation, type))
              .ifPresent(problems::add);
        }
        Annotations.find(method, Annotations.TRY_ACQUIRES)
            .flatMap(attempt -> problemOfResult(method, attempt))
            .ifPresent(problems::add);
        Annotations.find(method, Annotations.STARTS)
            .filter(starts -> !Annotations.has(type, Annotations.SERVICE_GROUP))
            .map(starts -> outsideOfGroup(method, starts, type))
            .ifPresent(problems::add);
      } else if (member instanceof VariableElement field) {
        Annotations.find(field, Annotations.GUARDED)
            .ifPresent(guarded -> problems.addAll(problemsOf(field, guarded)));
      }
    }
    return problems;
  }

  private static Optional<Problem> problemOfResult(
      ExecutableElement method, AnnotationMirror attempt) {
    return method.getReturnType().getKind() == TypeKind.BOOLEAN
        ? Optional.empty()
        : Optional.of(
            Problem.ignored(
                method,
                attempt,
                "@TryAcquires does nothing on %s: it returns %s, which tells nobody whether the"
                        .formatted(method.getSimpleName(), method.getReturnType())
                    + " locks are taken",
                "return a boolean, or use @Acquires"));
  }

  private static Optional<Problem> problemOf(
      ExecutableElement method, AnnotationMirror annotation, TypeElement type) {
    String does = "@" + Annotations.typeOf(annotation).getSimpleName() + " does nothing on ";
    String name = method.getSimpleName().toString();
    boolean isView = GeneratedLocks.mayIntroduce(type) && type.getKind() == ElementKind.INTERFACE;
    if (isView
        && Annotations.typeOf(annotation).getQualifiedName().contentEquals(Annotations.GUARDED)) {
      return method.getModifiers().contains(Modifier.STATIC)
          ? Optional.of(
              Problem.ignored(
                  method,
                  annotation,
                  does + name + ": it is static, and the view forwards only what an object does",
                  "remove @Guarded"))
          : Optional.empty();
    } else if (type.getKind() != ElementKind.CLASS) {
      return Optional.of(
          Problem.ignored(
              method,
              annotation,
              does + name + ": " + kind(type) + " " + type.getSimpleName() + " cannot be woven",
              type.getKind().isInterface()
                  ? "annotate the method of the @Threaded class that implements it"
                  : "move the method to a @Threaded class"));
    } else if (!Contracts.isWovenOrExtended(type)) {
      return Optional.of(
          Problem.ignored(
              method,
              annotation,
              does + name + ": " + type.getSimpleName() + " is not @Threaded",
              "annotate %s with @Threaded and create it with %s.create(..)"
                  .formatted(type.getSimpleName(), Weavable.wovenName(type))));
    }
    Set<Modifier> modifiers = method.getModifiers();
    for (Modifier hindrance : List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)) {
      if (modifiers.contains(hindrance)) {
        return Optional.of(
            Problem.ignored(
                method,
                annotation,
                does + name + ": it is " + hindrance + ", so the woven class cannot override it",
                hindrance == Modifier.PRIVATE
                    ? "make it at least package-private"
                    : "remove '" + hindrance + "'"));
      }
    }
    return Optional.empty();
  }

  private static Problem outsideOfGroup(
      ExecutableElement method, AnnotationMirror starts, TypeElement type) {
    return Problem.ignored(
        method,
        starts,
        "@Starts does nothing on %s: %s is no @ServiceGroup"
            .formatted(method.getSimpleName(), type.getSimpleName()),
        "annotate %s with @ServiceGroup, or remove @Starts".formatted(type.getSimpleName()));
  }

  private static List<Problem> problemsOf(VariableElement field, AnnotationMirror guarded) {
    return guarded.getElementValues().keySet().stream()
        .map(attribute -> attribute.getSimpleName().toString())
        .filter(attribute -> !attribute.equals("value"))
        .map(
            attribute ->
                Problem.ignored(
                    field,
                    guarded,
                    "'%s' does nothing on the field %s: only methods take their locks"
                        .formatted(attribute, field.getSimpleName()),
                    "remove '" + attribute + "'"))
        .toList();
  }

  static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case INTERFACE -> "the interface";
      case ANNOTATION_TYPE -> "the annotation";
      case ENUM -> "the enum";
      case RECORD -> "the record";
      default -> "the class";
    };
  }
}
