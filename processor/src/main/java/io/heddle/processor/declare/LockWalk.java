package io.heddle.processor.declare;

import io.heddle.processor.declare.LockExpression.Step;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Follows a lock name step by step, from the annotated member to the lock. */
final class LockWalk {

  private final TypeNames typeNames;
  private final Selections selections;
  private final Suggestions suggestions;

  LockWalk(TypeNames typeNames, Selections selections, Suggestions suggestions) {
    this.typeNames = typeNames;
    this.selections = selections;
    this.suggestions = suggestions;
  }

  Place to(LockExpression expression, Element member) {
    List<Step> steps = expression.steps();
    Element scope = scopeOf(member);
    Optional<Place> start = start(steps.get(0), member, scope);
    int read = 1;
    while (start.isEmpty() && read < steps.size()) {
      read++;
      start = typeNames.qualified(expression.prefix(read), scope).map(Place.Type::new);
    }
    if (start.isEmpty()) {
      return scope instanceof TypeElement type && mayInheritMore(type)
          ? new Place.Missing()
          : suggestions.nothing(expression, scope);
    }
    Place place = start.get();
    for (Step step : steps.subList(read, steps.size())) {
      if (place instanceof Place.Value value) {
        place = fromValue(value, step);
      } else if (place instanceof Place.Type type) {
        place = fromType(type.type(), step, member);
      }
    }
    return place;
  }

  private Optional<Place> start(Step step, Element member, Element scope) {
    if (!(scope instanceof TypeElement type)) {
      return step.call()
          ? Optional.empty()
          : typeNames.simple(step.name(), scope).map(Place.Type::new);
    } else if (step.name().equals("this")) {
      return Optional.of(instance(type, type));
    } else if (step.name().equals("itself") && !step.call()) {
      return Optional.of(itself(member));
    }
    for (TypeElement around : Hierarchy.enclosing(type)) {
      Optional<Place> found = selections.member(around, step, instance(around, type));
      if (found.isPresent()) {
        return Hierarchy.reaches(type, around) || selections.isStatic(around, step)
            ? found
            : Optional.of(unreachable(step.toString(), around, type));
      }
    }
    return step.call()
        ? Optional.empty()
        : typeNames.simple(step.name(), type).map(Place.Type::new);
  }

  private Place fromValue(Place.Value value, Step step) {
    Optional<TypeElement> type = selections.elementOf(value.type());
    Optional<Place> found = type.flatMap(at -> selections.member(at, step, value));
    return found.orElseGet(
        () ->
            value.type().getKind() == TypeKind.ERROR
                    || type.filter(this::mayInheritMore).isPresent()
                ? new Place.Missing()
                : suggestions.noMember(step, value.type()));
  }

  private boolean mayInheritMore(TypeElement type) {
    return Hierarchy.enclosing(type).stream().anyMatch(selections::lacksSupertype);
  }

  private Place fromType(TypeElement type, Step step, Element member) {
    Element scope = scopeOf(member);
    if (step.name().equals("class")) {
      LockPath literal = LockPath.of(new Root.ClassLiteral(selections.binaryName(type)));
      return Place.Value.of(literal, type.asType()).through(type, literal, type.asType());
    } else if (step.name().equals("this")) {
      return scope instanceof TypeElement from && Hierarchy.reaches(from, type)
          ? instance(type, from)
          : Place.Nowhere.because(
              "'%s.this' is no enclosing instance of %s"
                  .formatted(type.getSimpleName(), scope.getSimpleName()),
              "name a lock that %s can reach".formatted(scope.getSimpleName()));
    }
    Optional<TypeElement> nested =
        step.call() ? Optional.empty() : selections.memberType(type, step.name());
    Place.Value some = Place.Value.of(LockPath.unknown(selections.binaryName(type)), type.asType());
    Optional<Place> found = selections.member(type, step, some);
    if (found.isEmpty()) {
      return nested
          .<Place>map(Place.Type::new)
          .orElseGet(() -> suggestions.noMember(step, type.asType()));
    }
    // An order ranks locks of classes, so it may name the lock of whichever object.
    boolean isOrder = member instanceof TypeElement || member instanceof PackageElement;
    return isOrder || selections.isStatic(type, step)
        ? found.get()
        : Place.Nowhere.because(
            "'%s.%s' belongs to each %s, not to the class"
                .formatted(type.getSimpleName(), step, type.getSimpleName()),
            "name the object that it belongs to, as in other.%s".formatted(step));
  }

  private Place itself(Element member) {
    return member instanceof VariableElement field
        ? selections.read(field, instance(Hierarchy.ownerOf(field), Hierarchy.ownerOf(field)))
        : Place.Nowhere.because(
            "'itself' means the value of an annotated field, but '%s' is none"
                .formatted(member.getSimpleName()),
            "name the lock by the field that holds it");
  }

  /** Returns the instance of {@code around} that an instance of {@code type} belongs to. */
  private Place.Value instance(TypeElement around, TypeElement type) {
    Root root =
        around.equals(type) ? new Root.This() : new Root.Outer(selections.binaryName(around));
    return Place.Value.of(LockPath.of(root), around.asType());
  }

  private static Place unreachable(String step, TypeElement outer, TypeElement type) {
    return Place.Nowhere.because(
        "'%s' belongs to each %s, but %s has no enclosing %s"
            .formatted(step, outer.getSimpleName(), type.getSimpleName(), outer.getSimpleName()),
        "make %s an inner class, or pass it the lock".formatted(type.getSimpleName()));
  }

  /** Returns the class or package in which the member's names are looked up. */
  private static Element scopeOf(Element member) {
    boolean isScope = member instanceof TypeElement || member instanceof PackageElement;
    return isScope ? member : Hierarchy.ownerOf(member);
  }
}
