package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Finds constructors whose factory {@code create(..)} in the woven class would collide with a
 * method of the class.
 *
 * <p>A static {@code create} of the class itself may well delegate to the factory that hides it;
 * then the factory must be able to hide it.
 */
final class Factories {

  private final Round round;
  private final Attributes attributes;

  Factories(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  void check(TypeElement type, List<Problem> problems) {
    List<ExecutableElement> methods = round.members().named("create", type);
    for (ExecutableElement constructor : Weavability.constructorsOf(type)) {
      methods.stream()
          .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
          .filter(method -> haveSameParameters(constructor, method))
          .findFirst()
          .flatMap(method -> collision(constructor, method, type))
          .ifPresent(problems::add);
    }
  }

  private Optional<Problem> collision(
      ExecutableElement constructor, ExecutableElement method, TypeElement type) {
    Set<Modifier> modifiers = method.getModifiers();
    if (!modifiers.contains(Modifier.STATIC)) {
      return problem(constructor, method, type, "is an instance method of the same signature");
    } else if (modifiers.contains(Modifier.FINAL)) {
      return problem(constructor, method, type, "is final");
    } else if (!returnsSupertype(method, type)) {
      return problem(constructor, method, type, "does not return " + type.getSimpleName());
    }
    for (TypeMirror thrown : constructor.getThrownTypes()) {
      boolean isDeclared =
          method.getThrownTypes().stream()
              .anyMatch(declared -> round.types().isSubtype(thrown, declared));
      if (attributes.isChecked(thrown) && !isDeclared) {
        return problem(constructor, method, type, "does not declare " + attributes.simple(thrown));
      }
    }
    return Optional.empty();
  }

  private boolean returnsSupertype(ExecutableElement method, TypeElement type) {
    return round
        .types()
        .isSubtype(
            round.types().erasure(type.asType()), round.types().erasure(method.getReturnType()));
  }

  private boolean haveSameParameters(ExecutableElement constructor, ExecutableElement method) {
    List<? extends VariableElement> left = constructor.getParameters();
    List<? extends VariableElement> right = method.getParameters();
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      TypeMirror ofConstructor = round.types().erasure(left.get(i).asType());
      TypeMirror ofMethod = round.types().erasure(right.get(i).asType());
      if (!round.types().isSameType(ofConstructor, ofMethod)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Problem> problem(
      ExecutableElement constructor, ExecutableElement method, TypeElement type, String why) {
    return Optional.of(
        Problem.badDeclaration(
            constructor,
            "%s.%s cannot be hidden by the factory of this constructor: it %s"
                .formatted(type.getSimpleName(), method, why),
            "rename the method, or make the constructor private"));
  }
}
