package io.heddle.processor.declare;

import io.heddle.processor.declare.LockExpression.Step;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Says that a lock name means nothing, and what was probably meant. */
final class Suggestions {

  private final Hierarchy hierarchy;
  private final GeneratedLocks generated;

  Suggestions(Hierarchy hierarchy, GeneratedLocks generated) {
    this.hierarchy = hierarchy;
    this.generated = generated;
  }

  Place nothing(LockExpression expression, Element scope) {
    String name = expression.head().name();
    Set<String> known = new TreeSet<>();
    if (scope instanceof TypeElement type) {
      Hierarchy.enclosing(type).forEach(around -> known.addAll(lockNamesOf(around)));
    }
    String repair =
        NearMiss.of(name, known)
            .map("did you mean '%s'?"::formatted)
            .orElseGet(
                () ->
                    scope instanceof TypeElement type && GeneratedLocks.mayIntroduce(type)
                        ? "declare it in @LockOrder, use it on a method, or name a final field"
                        : "name a final field, a method without arguments, or 'this'; types of"
                            + " other packages need their full name");
    return Place.Nowhere.because(
        "'%s' names nothing that %s can see".formatted(expression, scope.getSimpleName()), repair);
  }

  Place noMember(Step step, TypeMirror type) {
    Optional<String> near =
        hierarchy
            .elementOf(type)
            .flatMap(element -> NearMiss.of(step.name(), lockNamesOf(element)));
    return Place.Nowhere.because(
        "%s has no %s '%s'".formatted(simple(type), step.call() ? "method" : "field", step),
        near.map("did you mean '%s'?"::formatted)
            .orElse("name a final field, or a method without arguments, that it has"));
  }

  /** Returns the names in a class that can mean a lock, sorted. */
  Set<String> lockNamesOf(TypeElement type) {
    Set<String> names = new TreeSet<>(generated.namesOf(type));
    for (TypeElement owner : hierarchy.supertypes(type)) {
      for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
        if (!field.asType().getKind().isPrimitive()) {
          names.add(field.getSimpleName().toString());
        }
      }
    }
    return names;
  }

  private String simple(TypeMirror type) {
    return hierarchy
        .elementOf(type)
        .map(element -> element.getSimpleName().toString())
        .orElseGet(type::toString);
  }
}
