package io.heddle.processor.declare;

import java.util.List;
import javax.lang.model.element.Element;
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
 * do are not waited for: Heddle itself generates them.
 */
final class Unresolved {

  private final Hierarchy hierarchy;

  Unresolved(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Returns whether a class, or a {@code @Threaded} one nested in it, has to wait. */
  boolean isIn(TypeElement type) {
    if (Annotations.has(type, Annotations.THREADED)
        && hierarchy.superclasses(type).stream().anyMatch(above -> mentions(above, type))) {
      return true;
    }
    return type.getEnclosedElements().stream()
        .anyMatch(member -> member instanceof TypeElement nested && isIn(nested));
  }

  private boolean mentions(TypeElement type, TypeElement woven) {
    return isOpen(type.getSuperclass())
        || areOpen(type.getInterfaces())
        || type.getTypeParameters().stream().anyMatch(this::isOpen)
        || type.getEnclosedElements().stream()
            // What a superclass keeps to itself may stay unknown, as in a jar without its own jars.
            .filter(member -> type.equals(woven) || !isPrivate(member))
            .anyMatch(this::isMemberOpen);
  }

  private static boolean isPrivate(Element member) {
    return member.getModifiers().contains(Modifier.PRIVATE);
  }

  private boolean isMemberOpen(Element member) {
    if (member instanceof ExecutableElement method) {
      return isOpen(method.getReturnType())
          || areOpen(method.getThrownTypes())
          || method.getTypeParameters().stream().anyMatch(this::isOpen)
          || method.getParameters().stream().anyMatch(parameter -> isOpen(parameter.asType()));
    }
    return member.getKind().isField() && isOpen(member.asType());
  }

  private boolean isOpen(TypeParameterElement parameter) {
    return areOpen(parameter.getBounds());
  }

  private boolean areOpen(List<? extends TypeMirror> types) {
    return types.stream().anyMatch(this::isOpen);
  }

  private boolean isOpen(TypeMirror type) {
    // A class type of javac implements ErrorType, too: only the kind tells them apart.
    if (type instanceof DeclaredType declared) {
      boolean isMissing = declared.getKind() == TypeKind.ERROR;
      return (isMissing && !isWovenName(declared)) || areOpen(declared.getTypeArguments());
    } else if (type instanceof ArrayType array) {
      return isOpen(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      TypeMirror above = wildcard.getExtendsBound();
      TypeMirror below = wildcard.getSuperBound();
      return (above != null && isOpen(above)) || (below != null && isOpen(below));
    }
    return false;
  }

  private static boolean isWovenName(DeclaredType type) {
    return type.asElement().getSimpleName().toString().startsWith("Heddle_");
  }
}
