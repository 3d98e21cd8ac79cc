package io.heddle.processor.declare;

import io.heddle.processor.lock.LockPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Verifies that every lock name of a class or package means a lock. */
final class GuardNames {

  private final Round round;

  GuardNames(Round round) {
    this.round = round;
  }

  /** Returns the problems of a class and its members, nested classes excepted. */
  List<Problem> problemsOf(TypeElement type) {
    List<Problem> problems = new ArrayList<>(problemsOfOrder(type));
    for (Element member : type.getEnclosedElements()) {
      if (!(member instanceof TypeElement)) {
        for (String own : Annotations.NAMING_LOCKS) {
          Annotations.find(member, own)
              .ifPresent(annotation -> problems.addAll(unresolved(member, annotation)));
        }
        if (member instanceof ExecutableElement method) {
          problems.addAll(problemsOfParameters(method));
        }
        for (AnnotationMirror foreign : Annotations.guardedBy(member)) {
          problems.addAll(unresolvedForeign(member, foreign));
        }
      }
    }
    return problems;
  }

  /** The locks of a function are those of the object that it is passed to. */
  private List<Problem> problemsOfParameters(ExecutableElement method) {
    List<Problem> problems = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      for (String contract : List.of(Annotations.HOLDING, Annotations.NOT_HOLDING)) {
        Annotations.find(parameter, contract)
            .ifPresent(annotation -> problems.addAll(unresolved(parameter, annotation, method)));
      }
    }
    return problems;
  }

  /** Returns the problems of the lock order that a class or package declares. */
  List<Problem> problemsOfOrder(Element scope) {
    List<Problem> problems = new ArrayList<>();
    for (AnnotationMirror order :
        Annotations.find(scope, Annotations.LOCK_ORDER).stream().toList()) {
      problems.addAll(unresolved(scope, order));
      Set<LockPath> ranked = new LinkedHashSet<>();
      for (String name : round.annotations().strings(order, "value")) {
        if (round.names().resolve(name, scope) instanceof Resolution.Found found
            && !ranked.add(found.path())) {
          problems.add(
              Problem.badGuard(
                  scope,
                  order,
                  "'%s' stands twice in the order".formatted(name),
                  "keep one of them"));
        }
      }
      if (problems.isEmpty() && ranked.size() == 1) {
        problems.add(
            Problem.badGuard(
                scope,
                order,
                "an order of one lock orders nothing",
                "name at least two locks, the outermost first"));
      }
    }
    return problems;
  }

  private List<Problem> unresolved(Element member, AnnotationMirror annotation) {
    return unresolved(member, annotation, member);
  }

  private List<Problem> unresolved(Element at, AnnotationMirror annotation, Element member) {
    List<String> names = round.annotations().strings(annotation, "value");
    if (names.isEmpty()) {
      return List.of(
          Problem.badGuard(
              at,
              annotation,
              "@%s names no lock".formatted(Annotations.typeOf(annotation).getSimpleName()),
              "name a lock, such as \"lock\" or \"this\""));
    }
    List<Problem> problems = new ArrayList<>();
    for (String name : names) {
      if (round.names().locate(name, member) instanceof Place.Nowhere nowhere) {
        problems.add(
            Problem.badGuard(at, annotation, nowhere.why().problem(), nowhere.why().repair()));
      }
    }
    return problems;
  }

  private List<Problem> unresolvedForeign(Element member, AnnotationMirror annotation) {
    List<Problem> problems = new ArrayList<>();
    for (String name : round.annotations().strings(annotation, "value")) {
      if (round.names().locate(name, member) instanceof Place.Nowhere nowhere
          && !mayNameImportedType(name)) {
        problems.add(
            Problem.badGuardWarning(
                member, annotation, nowhere.why().problem(), nowhere.why().repair()));
      }
    }
    return problems;
  }

  /** Imports are invisible here, so a capitalised head may well mean a type that exists. */
  private static boolean mayNameImportedType(String name) {
    return LockExpression.parse(name)
        .filter(expression -> expression.steps().size() > 1)
        .filter(expression -> Character.isUpperCase(expression.head().name().charAt(0)))
        .isPresent();
  }
}
