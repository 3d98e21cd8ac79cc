package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import io.heddle.processor.declare.Primitive.Amount;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads accessors of primitives that need no more than a name, and perhaps an amount. */
final class PrimitiveReader {

  private final Round round;
  private final LimitReader limits;

  PrimitiveReader(Round round, LimitReader limits) {
    this.round = round;
    this.limits = limits;
  }

  /** Reads an abstract method without parameters; empty when it returns something else. */
  Optional<Accessor> read(ExecutableElement method, TypeElement type, List<Problem> problems) {
    TypeMirror returned = round.members().memberOf(method, type).getReturnType();
    return Primitive.of(returned).map(primitive -> read(method, primitive, type, problems));
  }

  private Accessor read(
      ExecutableElement method, Primitive primitive, TypeElement type, List<Problem> problems) {
    Optional<Annotated> limited = round.members().ruling(Annotations.LIMITED, method, type);
    if (limited.isEmpty() && primitive.amount() == Amount.NEEDED) {
      problems.add(
          Problem.badDeclaration(
              method,
              "%s returns a semaphore of nobody knows how many permits"
                  .formatted(method.getSimpleName()),
              "annotate it with @Limited(permits = ..)"));
    }
    limited
        .filter(annotation -> primitive.amount() == Amount.NONE)
        .ifPresent(
            annotation ->
                problems.add(
                    Problem.ignored(
                        annotation.declaredOn(),
                        annotation.annotation(),
                        "@Limited does nothing on %s: %s has no limit"
                            .formatted(method.getSimpleName(), named(primitive)),
                        "remove @Limited")));
    if (primitive == Primitive.PRIORITY_QUEUE) {
      problemOfOrder(method, type).ifPresent(problems::add);
    }
    return new Accessor.OfPrimitive(
        method,
        primitive,
        limited
            .filter(annotation -> primitive.amount() != Amount.NONE)
            .map(annotation -> limits.ofAccessor(annotation, problems)));
  }

  private Optional<Problem> problemOfOrder(ExecutableElement method, TypeElement type) {
    TypeMirror returned = round.members().memberOf(method, type).getReturnType();
    return ((DeclaredType) returned)
        .getTypeArguments().stream()
            .filter(item -> !round.lockTypes().isA(item, "java.lang.Comparable"))
            .findFirst()
            .map(
                item ->
                    Problem.badDeclaration(
                        method,
                        "%s cannot sort: %s has no order of its own"
                            .formatted(method.getSimpleName(), item),
                        "let it implement Comparable, or make a PriorityQueue with a Comparator in"
                            + " a field"));
  }

  private static String named(Primitive primitive) {
    boolean startsWithVowel = "AEIOU".indexOf(primitive.simpleName().charAt(0)) >= 0;
    return (startsWithVowel ? "an " : "a ") + primitive.simpleName();
  }
}
