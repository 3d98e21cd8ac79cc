package io.heddle.processor.declare;

import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Finds classes whose declarations mention types that do not exist yet.
 *
 * <p>Another processor may still generate such a type. Names that begin as those of woven classes
 * do are not waited for: Heddle itself generates them. Of a missing type with type arguments javac
 * forgets even the name; it is waited for only where the woven class would repeat it.
 */
final class Unresolved {

  private static final List<String> WOVEN =
      List.of(
          Annotations.THREADED,
          Annotations.GUARDED_VIEW,
          Annotations.GUARDED_STATE,
          Annotations.SERVICE_GROUP);

  private static final Predicate<DeclaredType> MISSING =
      type ->
          type.getKind() == TypeKind.ERROR
              && !type.asElement().getSimpleName().toString().startsWith("Heddle_");
  private static final Predicate<DeclaredType> MISSING_WITH_NAME =
      MISSING.and(type -> !type.asElement().getSimpleName().contentEquals("<any>"));

  private final Hierarchy hierarchy;

  Unresolved(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Returns whether a class, or one nested in it, has to wait. */
  boolean isIn(TypeElement type) {
    if (hierarchy.lacksSupertype(type)) {
      return true;
    }
    if (WOVEN.stream().anyMatch(annotation -> Annotations.has(type, annotation))
        && hierarchy.superclasses(type).stream().anyMatch(above -> mentions(above, type))) {
      return true;
    }
    return type.getEnclosedElements().stream()
        .anyMatch(member -> member instanceof TypeElement nested && isIn(nested));
  }

  private static boolean mentions(TypeElement type, TypeElement woven) {
    return anyHas(List.of(type.getSuperclass()), MISSING)
        || anyHas(type.getInterfaces(), MISSING)
        || anyBoundHas(type.getTypeParameters(), MISSING)
        || type.getEnclosedElements().stream()
            // What a superclass keeps to itself may stay unknown, as in a jar without its own jars.
            .filter(
                member -> type.equals(woven) || !member.getModifiers().contains(Modifier.PRIVATE))
            .anyMatch(member -> has(member, isRepeated(member) ? MISSING : MISSING_WITH_NAME));
  }

  /** Returns whether the woven class may repeat the signature of a member. */
  private static boolean isRepeated(Element member) {
    return member.getKind() == ElementKind.CONSTRUCTOR
        || member.getModifiers().contains(Modifier.ABSTRACT)
        || Annotations.has(member, Annotations.GUARDED)
        || Annotations.has(member, Annotations.BARRIER)
        || Annotations.has(member, Annotations.LIMITED);
  }

  private static boolean has(Element member, Predicate<DeclaredType> missing) {
    if (member instanceof ExecutableElement method) {
      return has(method.getReturnType(), missing)
          || anyHas(method.getThrownTypes(), missing)
          || anyBoundHas(method.getTypeParameters(), missing)
          || method.getParameters().stream().anyMatch(each -> has(each.asType(), missing));
    }
    return member.getKind().isField() && has(member.asType(), missing);
  }

  private static boolean anyBoundHas(
      List<? extends TypeParameterElement> parameters, Predicate<DeclaredType> missing) {
    return parameters.stream().anyMatch(parameter -> anyHas(parameter.getBounds(), missing));
  }

  private static boolean anyHas(List<? extends TypeMirror> types, Predicate<DeclaredType> missing) {
    return types.stream().anyMatch(type -> has(type, missing));
  }

  private static boolean has(TypeMirror type, Predicate<DeclaredType> missing) {
    // A class type of javac implements ErrorType, too: only the kind tells them apart.
    if (type instanceof DeclaredType declared) {
      return missing.test(declared) || anyHas(declared.getTypeArguments(), missing);
    } else if (type instanceof ArrayType array) {
      return has(array.getComponentType(), missing);
    } else if (type instanceof WildcardType wildcard) {
      TypeMirror above = wildcard.getExtendsBound();
      TypeMirror below = wildcard.getSuperBound();
      return (above != null && has(above, missing)) || (below != null && has(below, missing));
    }
    return false;
  }
}
