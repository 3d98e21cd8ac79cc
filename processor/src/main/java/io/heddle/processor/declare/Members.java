package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Lists the methods that a class has, inherited ones included, as a subclass would see them. */
final class Members {

  private final Elements elements;
  private final Hierarchy hierarchy;

  Members(Elements elements, Hierarchy hierarchy) {
    this.elements = elements;
    this.hierarchy = hierarchy;
  }

  /** A method with the annotation that rules it, its own or that of a method that it overrides. */
  record Annotated(
      ExecutableElement method, ExecutableElement declaredOn, AnnotationMirror annotation) {}

  /**
   * Returns the methods of a class that nothing in it overrides, {@code Object}'s excepted: its own
   * in source order, then those of its superclasses, then those of its interfaces.
   */
  List<ExecutableElement> methodsOf(TypeElement type) {
    List<ExecutableElement> all =
        hierarchy.supertypes(type).stream()
            .filter(owner -> !owner.getQualifiedName().contentEquals("java.lang.Object"))
            .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
            .filter(method -> isInherited(method, type))
            .toList();
    List<ExecutableElement> effective = new ArrayList<>();
    for (ExecutableElement method : all) {
      boolean isOverridden = all.stream().anyMatch(other -> overrides(other, method, type));
      if (!isOverridden && !isDeclaredTwice(method, effective, type)) {
        effective.add(method);
      }
    }
    return effective;
  }

  /** Returns whether an abstract method is implemented together with one of those given. */
  private boolean isDeclaredTwice(
      ExecutableElement method, List<ExecutableElement> others, TypeElement type) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && others.stream()
            .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
            .filter(other -> other.getModifiers().contains(Modifier.ABSTRACT))
            .anyMatch(
                other -> hierarchy.isSubsignature(memberOf(other, type), memberOf(method, type)));
  }

  /** Returns the type that a method has as a member of a class. */
  ExecutableType memberOf(ExecutableElement method, TypeElement type) {
    return hierarchy.memberOf(method, type);
  }

  /** Returns the methods of a class that are ruled by an annotation. */
  List<Annotated> ruledBy(String annotation, TypeElement type) {
    return methodsOf(type).stream()
        .flatMap(method -> ruling(annotation, method, type).stream())
        .toList();
  }

  /** Returns the annotation that rules a method of a class: its own, else the nearest inherited. */
  Optional<Annotated> ruling(String annotation, ExecutableElement method, TypeElement type) {
    Stream<ExecutableElement> nearestFirst =
        Stream.concat(
            Stream.of(method), overriddenBy(method, type, hierarchy.superclasses(type)).stream());
    return nearestFirst
        .flatMap(
            candidate ->
                Annotations.find(candidate, annotation)
                    .map(found -> new Annotated(method, candidate, found))
                    .stream())
        .findFirst();
  }

  /** Returns those methods of the given classes that a method overrides as a member of a type. */
  List<ExecutableElement> overriddenBy(
      ExecutableElement method, TypeElement type, List<TypeElement> above) {
    return above.stream()
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
        .filter(other -> overrides(method, other, type))
        .toList();
  }

  /** Returns the methods of a given name that a class has. */
  List<ExecutableElement> named(String name, TypeElement type) {
    return methodsOf(type).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .toList();
  }

  private boolean isInherited(ExecutableElement method, TypeElement type) {
    TypeElement owner = Hierarchy.ownerOf(method);
    if (owner.equals(type)) {
      return true;
    }
    boolean isStaticOfInterface =
        owner.getKind().isInterface() && method.getModifiers().contains(Modifier.STATIC);
    return !isStaticOfInterface && isVisibleIn(method, type);
  }

  private boolean isVisibleIn(ExecutableElement method, TypeElement type) {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    return method.getModifiers().contains(Modifier.PUBLIC)
        || method.getModifiers().contains(Modifier.PROTECTED)
        || elements.getPackageOf(method).equals(elements.getPackageOf(type));
  }

  private boolean overrides(ExecutableElement upper, ExecutableElement lower, TypeElement type) {
    // Elements.overrides is exact but slow; most pairs differ in name or arity.
    return upper != lower
        && upper.getSimpleName().equals(lower.getSimpleName())
        && upper.getParameters().size() == lower.getParameters().size()
        && elements.overrides(upper, lower, type);
  }
}
