package io.heddle.processor.declare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Walks classes upwards, to what they inherit, and outwards, to what encloses them. */
final class Hierarchy {

  private final Types types;
  private final Map<TypeElement, List<TypeElement>> written = new HashMap<>();

  Hierarchy(Types types) {
    this.types = types;
  }

  /** Returns a class and its superclasses, nearest first. */
  List<TypeElement> superclasses(TypeElement type) {
    Set<TypeElement> chain = new LinkedHashSet<>();
    Optional<TypeElement> next = Optional.of(type);
    while (next.isPresent() && chain.add(next.get())) {
      next = elementOf(next.get().getSuperclass());
    }
    return List.copyOf(chain);
  }

  /** Returns a type and everything that it extends or implements, superclasses first. */
  List<TypeElement> supertypes(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>(superclasses(type));
    Deque<TypeElement> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (TypeMirror parent : open.remove().getInterfaces()) {
        elementOf(parent).filter(found::add).ifPresent(open::add);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns those of a type and its supertypes that do not come with Java: nothing that does says
   * anything of locks. In the order of {@link #supertypes}.
   */
  List<TypeElement> supertypesOutsideJava(TypeElement type) {
    List<TypeElement> known = written.get(type);
    if (known == null) {
      known = supertypes(type).stream().filter(one -> !comesWithJava(one)).toList();
      written.put(type, known);
    }
    return known;
  }

  private static boolean comesWithJava(TypeElement type) {
    return type.getQualifiedName().toString().startsWith("java.");
  }

  /** Returns the field that a simple name means inside a type, inherited ones included. */
  Optional<VariableElement> field(TypeElement type, String name) {
    for (TypeElement owner : supertypes(type)) {
      for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(name) && isVisible(field, owner, type)) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the method without parameters that a simple name means inside a type. */
  Optional<ExecutableElement> nullaryMethod(TypeElement type, String name) {
    for (TypeElement owner : supertypes(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals(name)
            && method.getParameters().isEmpty()
            && isVisible(method, owner, type)) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the member class that a simple name means inside a type. */
  Optional<TypeElement> memberType(TypeElement type, String name) {
    return supertypes(type).stream()
        .flatMap(owner -> ElementFilter.typesIn(owner.getEnclosedElements()).stream())
        .filter(member -> member.getSimpleName().contentEquals(name))
        .findFirst();
  }

  /** Returns the class that a member is declared in. */
  static TypeElement ownerOf(Element member) {
    if (member.getEnclosingElement() instanceof TypeElement owner) {
      return owner;
    }
    throw new IllegalArgumentException("expected a member of a class, found " + member);
  }

  /** Returns a type and the types that enclose it, innermost first. */
  static List<TypeElement> enclosing(TypeElement type) {
    List<TypeElement> outwards = new ArrayList<>();
    for (Element at = type; at != null; at = at.getEnclosingElement()) {
      if (at instanceof TypeElement enclosing) {
        outwards.add(enclosing);
      }
    }
    return outwards;
  }

  /** Returns whether each instance of a type belongs to an instance of the type around it. */
  static boolean isInner(TypeElement type) {
    if (type.getNestingKind() == NestingKind.TOP_LEVEL || !type.getKind().isClass()) {
      return false;
    }
    if (type.getNestingKind() == NestingKind.MEMBER) {
      return !type.getModifiers().contains(Modifier.STATIC);
    }
    Element around = type.getEnclosingElement();
    boolean isStaticCode =
        around == null
            || around.getKind() == ElementKind.STATIC_INIT
            || around.getModifiers().contains(Modifier.STATIC);
    return !isStaticCode && type.getKind() == ElementKind.CLASS;
  }

  /** Returns whether an instance of {@code type} can reach one of the enclosing {@code outer}. */
  static boolean reaches(TypeElement type, TypeElement outer) {
    for (TypeElement at : enclosing(type)) {
      if (at.equals(outer)) {
        return true;
      } else if (!isInner(at)) {
        return false;
      }
    }
    return false;
  }

  /** Returns the class of a value, for a type variable that of its bound. */
  Optional<TypeElement> elementOf(TypeMirror type) {
    return types.erasure(type) instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? Optional.of(element)
        : Optional.empty();
  }

  /** Returns the type that a method has as a member of a class. */
  ExecutableType memberOf(ExecutableElement method, TypeElement type) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }

  boolean isSubsignature(ExecutableType method, ExecutableType other) {
    return types.isSubsignature(method, other);
  }

  /** Returns whether some type that a type extends or implements does not exist. */
  boolean lacksSupertype(TypeElement type) {
    return supertypes(type).stream()
        .anyMatch(
            owner ->
                owner.getSuperclass().getKind() == TypeKind.ERROR
                    || owner.getInterfaces().stream()
                        .anyMatch(parent -> parent.getKind() == TypeKind.ERROR));
  }

  private static boolean isVisible(Element member, TypeElement owner, TypeElement from) {
    return !member.getModifiers().contains(Modifier.PRIVATE)
        || outermost(owner).equals(outermost(from));
  }

  static TypeElement outermost(TypeElement type) {
    List<TypeElement> outwards = enclosing(type);
    return outwards.get(outwards.size() - 1);
  }
}
