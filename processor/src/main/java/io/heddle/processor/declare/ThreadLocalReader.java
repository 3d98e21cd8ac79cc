package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @ThreadLocalField}. */
final class ThreadLocalReader {

  private final Round round;
  private final Attributes attributes;

  ThreadLocalReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  List<ThreadLocalValue> read(TypeElement type, List<Problem> problems) {
    Map<String, List<Annotated>> byName = new LinkedHashMap<>();
    for (Annotated field : round.members().ruledBy(Annotations.THREAD_LOCAL_FIELD, type)) {
      if (!field.method().getModifiers().contains(Modifier.ABSTRACT)) {
        problemOfBody(field).ifPresent(problems::add);
      } else if (Accessing.isGetter(field.method()) || Accessing.isSetter(field.method())) {
        byName
            .computeIfAbsent(Accessing.nameOf(field.method()), name -> new ArrayList<>())
            .add(field);
      } else {
        problems.add(
            Attributes.bad(
                field,
                field.method().getSimpleName() + " neither reads nor writes a value",
                "let it take nothing and return the value, or take the value and return void"));
      }
    }
    List<ThreadLocalValue> values = new ArrayList<>();
    byName.forEach((name, accessors) -> values.add(read(name, accessors, type, problems)));
    return values;
  }

  private ThreadLocalValue read(
      String name, List<Annotated> accessors, TypeElement type, List<Problem> problems) {
    TypeMirror valueType = typeOf(accessors.get(0).method(), type);
    Optional<ExecutableElement> initial = Optional.empty();
    for (Annotated accessor : accessors) {
      TypeMirror here = typeOf(accessor.method(), type);
      if (!round.types().isSameType(here, valueType)) {
        problems.add(
            Attributes.bad(
                accessor,
                "'%s' is of type %s here and of type %s in %s"
                    .formatted(name, here, valueType, accessors.get(0).method()),
                "use one type for both, or another name for one of them"));
      }
      Optional<ExecutableElement> made = attributes.method(accessor, "initial", type, problems);
      made.flatMap(method -> problemOfInitial(accessor, method, valueType, type))
          .ifPresent(problems::add);
      if (made.isPresent() && initial.isPresent() && !made.equals(initial)) {
        problems.add(
            Attributes.bad(
                accessor,
                "'%s' has two initial values: %s() and %s()"
                    .formatted(name, initial.get().getSimpleName(), made.get().getSimpleName()),
                "keep one of them"));
      }
      initial = initial.or(() -> made);
    }
    return new ThreadLocalValue(
        name, valueType, accessors.stream().map(Annotated::method).toList(), initial);
  }

  private static Optional<Problem> problemOfBody(Annotated field) {
    // An implementation of an annotated method speaks for itself.
    return field.declaredOn().equals(field.method())
        ? Optional.of(
            Problem.ignored(
                field.declaredOn(),
                field.annotation(),
                "@ThreadLocalField does nothing on %s: it has a body"
                    .formatted(field.method().getSimpleName()),
                "make it abstract and name what its body does with 'initial'"))
        : Optional.empty();
  }

  private Optional<Problem> problemOfInitial(
      Annotated accessor, ExecutableElement method, TypeMirror valueType, TypeElement type) {
    TypeMirror made = round.members().memberOf(method, type).getReturnType();
    if (made.getKind() != TypeKind.VOID && round.types().isAssignable(made, valueType)) {
      return Optional.empty();
    }
    return Optional.of(
        Attributes.bad(
            accessor,
            "initial = \"%s\" makes %s, not %s"
                .formatted(
                    method.getSimpleName(),
                    made.getKind() == TypeKind.VOID ? "nothing" : made,
                    valueType),
            "let %s() return %s".formatted(method.getSimpleName(), valueType)));
  }

  /** Returns the type of the value, seen from the class and boxed. */
  private TypeMirror typeOf(ExecutableElement accessor, TypeElement type) {
    ExecutableType member = round.members().memberOf(accessor, type);
    TypeMirror value =
        Accessing.isGetter(accessor) ? member.getReturnType() : member.getParameterTypes().get(0);
    return value instanceof PrimitiveType primitive
        ? round.types().boxedClass(primitive).asType()
        : value;
  }
}
