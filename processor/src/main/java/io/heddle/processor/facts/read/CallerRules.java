package io.heddle.processor.facts.read;

import io.heddle.processor.facts.MethodFacts.Callers;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Tells from its declaration who can call a method. */
final class CallerRules {

  /** Private methods that the platform calls by reflection. */
  private static final Set<String> CALLED_BY_PLATFORM =
      Set.of(
          "readObject",
          "writeObject",
          "readObjectNoData",
          "readResolve",
          "writeReplace",
          "main",
          "premain",
          "agentmain");

  /** Annotations that ask nobody to call the method. */
  private static final Set<String> CONTRACTS =
      Set.of(
          "Override",
          "Deprecated",
          "SuppressWarnings",
          "SafeVarargs",
          "GuardedBy",
          "Guarded",
          "Holding",
          "NotHolding",
          "Acquires",
          "Releases",
          "TryAcquires",
          "Blocking",
          "RunsInline",
          "Confined",
          "Nullable",
          "NonNull",
          "Nonnull",
          "NotNull",
          "CheckForNull",
          "CheckReturnValue",
          "CanIgnoreReturnValue",
          "VisibleForTesting",
          "Beta",
          "Contract");

  private final Symbols symbols;

  CallerRules(Symbols symbols) {
    this.symbols = symbols;
  }

  Callers of(ExecutableElement method, TypeElement owner) {
    Set<Modifier> modifiers = method.getModifiers();
    boolean isPrivate = modifiers.contains(Modifier.PRIVATE);
    boolean isPublic = modifiers.contains(Modifier.PUBLIC);
    boolean hidden = isPrivate || isHidden(owner);
    if ((!hidden && isPublic) || isCalledUnseen(method, owner)) {
      return Callers.ANYONE;
    }
    Callers callers = hidden ? Callers.CLASS : Callers.PACKAGE;
    return isPrivate ? callers : widened(callers, method, owner);
  }

  /** Returns whether nothing outside of its top-level class can name a class. */
  static boolean isHidden(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      NestingKind nesting = ((TypeElement) at).getNestingKind();
      if (nesting == NestingKind.LOCAL
          || nesting == NestingKind.ANONYMOUS
          || at.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  /** Woven classes call what their class declares, and so do frameworks and the platform. */
  private static boolean isCalledUnseen(ExecutableElement method, TypeElement owner) {
    boolean woven =
        !method.getModifiers().contains(Modifier.PRIVATE)
            && owner.getAnnotationMirrors().stream()
                .anyMatch(mirror -> Annotated.isNamed(mirror, "Threaded"));
    return woven
        || CALLED_BY_PLATFORM.contains(method.getSimpleName().toString())
        || method.getAnnotationMirrors().stream().anyMatch(CallerRules::asksToBeCalled);
  }

  private static boolean asksToBeCalled(AnnotationMirror mirror) {
    String name = mirror.getAnnotationType().asElement().getSimpleName().toString();
    return !CONTRACTS.contains(name);
  }

  /** Who can call what a method overrides can call the method. */
  private Callers widened(Callers callers, ExecutableElement method, TypeElement owner) {
    if (method.getKind() == ElementKind.CONSTRUCTOR || Symbols.isStatic(method)) {
      return callers;
    }
    Callers wide = callers;
    for (TypeElement type : symbols.superTypes(owner)) {
      if (!type.equals(owner) && !isHidden(type)) {
        for (ExecutableElement other : ElementFilter.methodsIn(type.getEnclosedElements())) {
          if (isLike(method, other) && !other.getModifiers().contains(Modifier.PRIVATE)) {
            if (!isPackagePrivate(other)) {
              return Callers.ANYONE;
            }
            wide = Callers.PACKAGE;
          }
        }
      }
    }
    return wide;
  }

  /** Name and number of parameters decide: to take too many for overriding only costs precision. */
  private static boolean isLike(ExecutableElement method, ExecutableElement other) {
    return other.getSimpleName().equals(method.getSimpleName())
        && other.getParameters().size() == method.getParameters().size();
  }

  private static boolean isPackagePrivate(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return !modifiers.contains(Modifier.PUBLIC)
        && !modifiers.contains(Modifier.PROTECTED)
        && !modifiers.contains(Modifier.PRIVATE);
  }
}
