package io.heddle.processor.declare;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** Tells methods that read or write a value from others, by their signature. */
final class Accessing {

  private Accessing() {}

  static boolean isGetter(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && method.getTypeParameters().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID;
  }

  static boolean isSetter(ExecutableElement method) {
    return method.getParameters().size() == 1
        && method.getTypeParameters().isEmpty()
        && method.getReturnType().getKind() == TypeKind.VOID;
  }

  /** Returns the name of the value, without a prefix {@code get}, {@code is} or {@code set}. */
  static String nameOf(ExecutableElement accessor) {
    String name = accessor.getSimpleName().toString();
    String prefix = isGetter(accessor) ? "get" : "set";
    if (accessor.getReturnType().getKind() == TypeKind.BOOLEAN && name.startsWith("is")) {
      prefix = "is";
    }
    return name.startsWith(prefix)
            && name.length() > prefix.length()
            && Character.isUpperCase(name.charAt(prefix.length()))
        ? Character.toLowerCase(name.charAt(prefix.length())) + name.substring(prefix.length() + 1)
        : name;
  }
}
