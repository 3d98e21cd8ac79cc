package io.heddle.processor.declare;

import io.heddle.processor.declare.GuardedState.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @GuardedState}. */
final class StateReader {

  private static final Set<String> OF_GUARDS = Set.of("close", "downgrade", "requireOpen");
  private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode");

  private final Round round;

  StateReader(Round round) {
    this.round = round;
  }

  /** Reads an interface; empty when it cannot be woven at all. */
  Optional<GuardedState> read(
      TypeElement type, AnnotationMirror annotation, List<Problem> problems) {
    Optional<Problem> hindrance = hindranceOf(type, annotation);
    if (hindrance.isPresent()) {
      problems.add(hindrance.get());
      return Optional.empty();
    }
    Map<String, ExecutableElement> getters = new LinkedHashMap<>();
    Map<String, ExecutableElement> setters = new LinkedHashMap<>();
    for (ExecutableElement method : round.members().methodsOf(type)) {
      boolean isOfObject =
          OF_OBJECT.contains(method.getSimpleName().toString())
              || method.getSimpleName().contentEquals("equals");
      if (method.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject) {
        Signatures.problemOf(method, type).ifPresent(problems::add);
        problemOf(method, type)
            .ifPresentOrElse(
                problems::add,
                () ->
                    (Accessing.isGetter(method) ? getters : setters)
                        .put(Accessing.nameOf(method), method));
      }
    }
    if (getters.isEmpty() && setters.isEmpty()) {
      problems.add(
          Problem.badDeclaration(
              type,
              annotation,
              type.getSimpleName() + " has no properties to guard",
              "declare getters, as in: long cents();"));
    }
    setters.forEach(
        (name, setter) ->
            problemOfSetter(setter, Optional.ofNullable(getters.get(name)), type)
                .ifPresent(problems::add));
    List<Property> properties = new ArrayList<>();
    getters.forEach(
        (name, getter) ->
            properties.add(
                new Property(
                    name,
                    round.members().memberOf(getter, type).getReturnType(),
                    getter,
                    Optional.ofNullable(setters.get(name)))));
    return Optional.of(new GuardedState(type, properties));
  }

  private static Optional<Problem> problemOf(ExecutableElement method, TypeElement type) {
    String name = method.getSimpleName().toString();
    if (!Accessing.isGetter(method) && !Accessing.isSetter(method)) {
      return problem(
          method,
          type,
          name + " neither reads nor writes a property",
          "let it take nothing and return the value, take the value and return void, or give it a"
              + " body");
    } else if (OF_GUARDS.contains(name) && method.getParameters().isEmpty()) {
      return problem(
          method, type, "the guards have a method %s() of their own".formatted(name), "rename it");
    }
    return Optional.empty();
  }

  private Optional<Problem> problemOfSetter(
      ExecutableElement setter, Optional<ExecutableElement> getter, TypeElement type) {
    if (getter.isEmpty()) {
      return problem(
          setter,
          type,
          "%s writes what nobody can read".formatted(setter.getSimpleName()),
          "declare a getter of the same name");
    }
    TypeMirror read = round.members().memberOf(getter.get(), type).getReturnType();
    TypeMirror written = round.members().memberOf(setter, type).getParameterTypes().get(0);
    return round.types().isSameType(read, written)
        ? Optional.empty()
        : problem(
            setter,
            type,
            "'%s' is of type %s here and of type %s in %s"
                .formatted(Accessing.nameOf(setter), written, read, getter.get()),
            "use one type for both, or another name for one of them");
  }

  private static Optional<Problem> problem(
      ExecutableElement method, TypeElement type, String wrong, String repair) {
    boolean isOwn = Hierarchy.ownerOf(method).equals(type);
    return Optional.of(Problem.badDeclaration(isOwn ? method : type, wrong, repair));
  }

  private static Optional<Problem> hindranceOf(TypeElement type, AnnotationMirror annotation) {
    if (type.getKind() != ElementKind.INTERFACE) {
      return Optional.of(
          Problem.ignored(
              type,
              annotation,
              "@GuardedState does nothing on %s %s"
                  .formatted(Placement.kind(type), type.getSimpleName()),
              "annotate an interface whose methods are getters and setters"));
    }
    // Of what is woven, the guard that writes is what implements the interface.
    return Weavability.problemOfImplementing(type, annotation, Weavable.wovenName(type) + ".Write");
  }
}
