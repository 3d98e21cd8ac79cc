package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Finds signatures that another class cannot repeat. */
final class Signatures {

  private Signatures() {}

  /** Returns what keeps a woven class from repeating a signature, if something does. */
  static Optional<Problem> problemOf(ExecutableElement method, TypeElement type) {
    boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
    String name =
        isConstructor
            ? "the constructor of " + type.getSimpleName()
            : method.getSimpleName().toString();
    Optional<TypeElement> hidden =
        typesIn(method).flatMap(Signatures::mentioned).filter(Signatures::isHidden).findFirst();
    if (hidden.isPresent()) {
      return Optional.of(
          Problem.badDeclaration(
              method,
              "%s mentions %s, which is private: the woven class cannot repeat that"
                  .formatted(name, hidden.get().getSimpleName()),
              "make %s at least package-private".formatted(hidden.get().getSimpleName())));
    }
    List<String> ofClass = namesOf(type.getTypeParameters());
    return namesOf(method.getTypeParameters()).stream()
        .filter(ofClass::contains)
        .filter(shadowing -> isConstructor)
        .findFirst()
        .map(
            shadowing ->
                Problem.badDeclaration(
                    method,
                    "%s has a type parameter %s, as the class has: one factory cannot have both"
                        .formatted(name, shadowing),
                    "rename one of them"));
  }

  private static Stream<TypeMirror> typesIn(ExecutableElement method) {
    Stream<TypeMirror> parameters = method.getParameters().stream().map(VariableElement::asType);
    Stream<TypeMirror> bounds =
        method.getTypeParameters().stream().flatMap(parameter -> parameter.getBounds().stream());
    return Stream.of(
            Stream.of(method.getReturnType()), parameters, method.getThrownTypes().stream(), bounds)
        .flatMap(types -> types);
  }

  private static Stream<TypeElement> mentioned(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return mentioned(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return Stream.of(
              Optional.ofNullable(wildcard.getExtendsBound()),
              Optional.ofNullable(wildcard.getSuperBound()))
          .flatMap(Optional::stream)
          .flatMap(Signatures::mentioned);
    } else if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      return Stream.concat(
          Stream.of(element), declared.getTypeArguments().stream().flatMap(Signatures::mentioned));
    }
    return Stream.empty();
  }

  private static boolean isHidden(TypeElement type) {
    return Hierarchy.enclosing(type).stream()
        .anyMatch(around -> around.getModifiers().contains(Modifier.PRIVATE));
  }

  private static List<String> namesOf(List<? extends TypeParameterElement> parameters) {
    return parameters.stream().map(parameter -> parameter.getSimpleName().toString()).toList();
  }
}
