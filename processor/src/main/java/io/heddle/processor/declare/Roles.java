package io.heddle.processor.declare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The roles of threads to which members and functions are confined. */
public final class Roles {

  private static final List<String> CONFINED = List.of(Annotations.CONFINED);
  private static final List<String> ON_THREADS_OF_THEIR_OWN =
      List.of(Annotations.DAEMON, Annotations.AFTER, Annotations.ON_EVENT);

  private final boolean any;
  private final Annotations annotations;
  private final Hierarchy hierarchy;
  private final Members members;
  private final Map<Element, Optional<String>> roles = new HashMap<>();
  private final Map<TypeElement, Boolean> confining = new HashMap<>();

  Roles(Elements elements, Annotations annotations, Hierarchy hierarchy, Members members) {
    this.any = !elements.getAllTypeElements(Annotations.CONFINED).isEmpty();
    this.annotations = annotations;
    this.hierarchy = hierarchy;
    this.members = members;
  }

  /** Returns whether there can be roles: they need an annotation that this compilation can see. */
  public boolean any() {
    return any;
  }

  /**
   * Returns the role to which a method, constructor or field is confined, itself, by its class, or
   * by a method that it overrides.
   *
   * @param member any member
   */
  public Optional<String> of(Element member) {
    return any ? roles.computeIfAbsent(member, this::find) : Optional.empty();
  }

  /**
   * Returns the role on whose threads a function runs that is passed to a method.
   *
   * @param method any method or constructor
   * @param argument the position of the argument in a call
   */
  public Optional<String> ofFunction(ExecutableElement method, int argument) {
    int last = method.getParameters().size() - 1;
    if (!any || last < 0) {
      return Optional.empty();
    }
    int index = Math.min(argument, last);
    return roles.computeIfAbsent(
        method.getParameters().get(index),
        parameter ->
            ofItself(parameter)
                .or(
                    () ->
                        overriddenBy(method).stream()
                            .map(above -> above.getParameters().get(index))
                            .flatMap(above -> ofItself(above).stream())
                            .findFirst()));
  }

  /**
   * Returns whether a service runs a method on a thread of its own.
   *
   * @param method any method
   */
  public boolean hasThread(ExecutableElement method) {
    return any && Annotations.saysAnyOf(method, ON_THREADS_OF_THEIR_OWN);
  }

  private Optional<String> find(Element member) {
    Optional<String> own = ofMember(member);
    return own.isEmpty() && member instanceof ExecutableElement method
        ? overriddenBy(method).stream().flatMap(above -> ofMember(above).stream()).findFirst()
        : own;
  }

  private Optional<String> ofMember(Element member) {
    boolean constant = member instanceof VariableElement field && field.getConstantValue() != null;
    Optional<String> own = ofItself(member);
    return own.isEmpty() && !constant && member.getEnclosingElement() instanceof TypeElement owner
        ? ofItself(owner)
        : own;
  }

  private Optional<String> ofItself(Element element) {
    Optional<? extends AnnotationMirror> confined = Annotations.find(element, Annotations.CONFINED);
    return confined
        .map(annotation -> annotations.string(annotation, "value"))
        .filter(role -> !role.isBlank());
  }

  private List<ExecutableElement> overriddenBy(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement owner
        ? members.overriddenBy(
            method,
            owner,
            hierarchy.supertypes(owner).stream()
                .filter(type -> confining.computeIfAbsent(type, Roles::confines))
                .toList())
        : List.of();
  }

  private static boolean confines(TypeElement type) {
    return Annotations.saysAnyOf(type, CONFINED)
        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                method ->
                    Annotations.saysAnyOf(method, CONFINED)
                        || method.getParameters().stream()
                            .anyMatch(parameter -> Annotations.saysAnyOf(parameter, CONFINED)));
  }
}
