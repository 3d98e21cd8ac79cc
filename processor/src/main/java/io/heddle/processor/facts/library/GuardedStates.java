package io.heddle.processor.facts.library;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** The classes woven for {@code @GuardedState}, and their guards. */
final class GuardedStates {

  /** The names of the methods that take the lock of a state. */
  static final Set<String> HOLDING = Set.of("read", "write", "writeAll");

  private static final String ANNOTATION = "io.heddle.annotation.GuardedState";

  private GuardedStates() {}

  /** Returns what a method of such a class, or of one of its guards, does. */
  static Optional<Effect> effectOf(ExecutableElement method, TypeElement owner) {
    Element around = owner.getEnclosingElement();
    if (owner.getNestingKind() == NestingKind.TOP_LEVEL) {
      return isState(owner) ? ofState(method, owner) : Optional.empty();
    }
    return around instanceof TypeElement state && isState(state)
        ? ofGuard(method)
        : Optional.empty();
  }

  private static Optional<Effect> ofState(ExecutableElement method, TypeElement state) {
    Optional<FieldRef> lock =
        Optional.of(
            new FieldRef(
                state.getQualifiedName().toString(), "lock", "io.heddle.RwLock", false, true));
    return switch (method.getSimpleName().toString()) {
      case "read" -> Optional.of(new Effect.Hold(LockKind.READ_WRITE, LockMode.READ, lock));
      case "write" -> Optional.of(new Effect.Hold(LockKind.READ_WRITE, LockMode.WRITE, lock));
      case "writeAll" -> Optional.of(new Effect.HoldAll(lock));
      default -> Optional.empty();
    };
  }

  private static Optional<Effect> ofGuard(ExecutableElement method) {
    if (!method.getParameters().isEmpty()) {
      return Optional.empty();
    }
    return switch (method.getSimpleName().toString()) {
      case "close" -> Optional.of(new Effect.CloseHold());
      case "downgrade" -> Optional.of(new Effect.Downgrade());
      default -> Optional.empty();
    };
  }

  /** Its guard that writes implements what it was woven for. */
  private static boolean isState(TypeElement type) {
    return type.getNestingKind() == NestingKind.TOP_LEVEL
        && type.getSimpleName().toString().startsWith("Heddle_")
        && ElementFilter.typesIn(type.getEnclosedElements()).stream()
            .filter(nested -> nested.getSimpleName().contentEquals("Write"))
            .flatMap(nested -> nested.getInterfaces().stream())
            .filter(DeclaredType.class::isInstance)
            .map(face -> ((DeclaredType) face).asElement())
            .anyMatch(GuardedStates::isAnnotated);
  }

  private static boolean isAnnotated(Element face) {
    return face.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().asElement())
        .filter(TypeElement.class::isInstance)
        .anyMatch(type -> ((TypeElement) type).getQualifiedName().contentEquals(ANNOTATION));
  }
}
