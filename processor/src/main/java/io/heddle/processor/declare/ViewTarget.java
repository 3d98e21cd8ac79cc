package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what stands behind a {@code @GuardedView}. */
final class ViewTarget {

  private final Round round;
  private final Attributes attributes;

  ViewTarget(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  /** Returns the type of the object behind a view; empty when nothing can be called on it. */
  Optional<DeclaredType> typeOf(
      TypeElement view, AnnotationMirror annotation, List<Problem> problems) {
    Optional<TypeMirror> named = round.annotations().type(annotation, "of");
    if (named.isEmpty() || named.get().getKind() == TypeKind.VOID) {
      return Optional.of((DeclaredType) view.asType());
    }
    Optional<TypeElement> target =
        named
            .filter(type -> type.getKind() == TypeKind.DECLARED)
            .flatMap(round.hierarchy()::elementOf);
    if (target.isEmpty()) {
      problems.add(
          Problem.badDeclaration(
              view,
              annotation,
              "of = %s.class names no class".formatted(named.get()),
              "name the class of the object behind the view"));
      return Optional.empty();
    }
    int parameters = target.get().getTypeParameters().size();
    if (parameters != view.getTypeParameters().size()) {
      problems.add(
          Problem.badDeclaration(
              view,
              annotation,
              "%s has %d type parameters, %s has %d"
                  .formatted(
                      target.get().getSimpleName(),
                      parameters,
                      view.getSimpleName(),
                      view.getTypeParameters().size()),
              "let both have the same ones"));
      return Optional.empty();
    }
    TypeMirror[] variables =
        view.getTypeParameters().stream().map(Element::asType).toArray(TypeMirror[]::new);
    return Optional.of(round.types().getDeclaredType(target.get(), variables));
  }

  /** Returns whether a default method stays as it is, since the object has no such method. */
  boolean isLeftAsItIs(ExecutableElement method, TypeElement view, DeclaredType target) {
    return method.isDefault() && counterpart(method, view, target).isEmpty();
  }

  /** Returns why the object cannot be called as a method of the view says, if it cannot. */
  Optional<Problem> problemOf(ExecutableElement method, TypeElement view, DeclaredType target) {
    Optional<ExecutableElement> found = counterpart(method, view, target);
    String name = target.asElement().getSimpleName().toString();
    if (found.isEmpty()) {
      return problem(
          method,
          view,
          "%s has no method %s that the view could call".formatted(name, method),
          "give it the name and the parameters of one, or a body");
    }
    ExecutableType called = (ExecutableType) round.types().asMemberOf(target, found.get());
    TypeMirror wanted = round.members().memberOf(method, view).getReturnType();
    boolean fits =
        wanted.getKind() == TypeKind.VOID
            || (called.getReturnType().getKind() != TypeKind.VOID
                && (!called.getTypeVariables().isEmpty()
                    || round.types().isAssignable(called.getReturnType(), wanted)));
    if (!fits) {
      return problem(
          method,
          view,
          "%s.%s returns %s, not %s"
              .formatted(name, method.getSimpleName(), called.getReturnType(), wanted),
          "make it return %s".formatted(called.getReturnType()));
    }
    return called.getThrownTypes().stream()
        .filter(attributes::isChecked)
        .filter(
            thrown ->
                method.getThrownTypes().stream()
                    .noneMatch(declared -> round.types().isSubtype(thrown, declared)))
        .findFirst()
        .flatMap(
            thrown ->
                problem(
                    method,
                    view,
                    "%s.%s throws %s, which the view does not declare"
                        .formatted(name, method.getSimpleName(), attributes.simple(thrown)),
                    "declare it"));
  }

  private Optional<ExecutableElement> counterpart(
      ExecutableElement method, TypeElement view, DeclaredType target) {
    ExecutableType wanted = round.members().memberOf(method, view);
    TypeElement owner = (TypeElement) target.asElement();
    return ElementFilter.methodsIn(round.elements().getAllMembers(owner)).stream()
        .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
        .filter(other -> other.getParameters().size() == method.getParameters().size())
        .filter(other -> !other.getModifiers().contains(Modifier.STATIC))
        .filter(other -> isVisible(other, view))
        .filter(
            other ->
                round
                    .types()
                    .isSubsignature(
                        wanted, (ExecutableType) round.types().asMemberOf(target, other)))
        .findFirst();
  }

  private boolean isVisible(ExecutableElement method, TypeElement from) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        || (!method.getModifiers().contains(Modifier.PRIVATE)
            && round.elements().getPackageOf(method).equals(round.elements().getPackageOf(from)));
  }

  private static Optional<Problem> problem(
      ExecutableElement method, TypeElement view, String wrong, String repair) {
    boolean isOwn = Hierarchy.ownerOf(method).equals(view);
    return Optional.of(Problem.badDeclaration(isOwn ? method : view, wrong, repair));
  }
}
