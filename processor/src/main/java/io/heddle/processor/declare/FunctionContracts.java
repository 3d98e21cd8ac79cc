package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds what is said of functions and roles where there is none. */
final class FunctionContracts {

  private static final List<String> ON_FUNCTIONS =
      List.of(
          Annotations.RUNS_INLINE,
          Annotations.CONFINED,
          Annotations.HOLDING,
          Annotations.NOT_HOLDING);

  /** What is said of the component of a record is said of its field and its accessor. */
  private static final List<String> ON_COMPONENTS = List.of(Annotations.RUNS_INLINE);

  private final Round round;

  FunctionContracts(Round round) {
    this.round = round;
  }

  List<Problem> problemsOf(TypeElement type) {
    List<Problem> problems = new ArrayList<>();
    role(type, problems);
    for (Element member : type.getEnclosedElements()) {
      if (!(member instanceof TypeElement)) {
        role(member, problems);
      }
      if (member instanceof ExecutableElement method) {
        inlining(method, problems);
        method.getParameters().forEach(parameter -> parameter(parameter, method, problems));
      }
    }
    return problems;
  }

  private void role(Element element, List<Problem> problems) {
    Optional<AnnotationMirror> confined = Annotations.find(element, Annotations.CONFINED);
    if (confined.isEmpty()) {
      return;
    }
    AnnotationMirror annotation = confined.get();
    String role = round.annotations().string(annotation, "value");
    if (element.getKind() == ElementKind.ANNOTATION_TYPE) {
      problems.add(
          Problem.ignored(
              element,
              annotation,
              "@Confined does nothing on the annotation %s: no thread runs it"
                  .formatted(element.getSimpleName()),
              "remove @Confined"));
    } else if (role.isBlank()) {
      problems.add(
          Problem.badDeclaration(
              element, annotation, "@Confined names no role", "name one, as in @Confined(\"ui\")"));
    } else if (!role.equals(role.strip())) {
      problems.add(
          Problem.badDeclaration(
              element,
              annotation,
              "the role \"%s\" begins or ends with a space".formatted(role),
              "write \"%s\"".formatted(role.strip())));
    }
  }

  private void inlining(ExecutableElement method, List<Problem> problems) {
    Annotations.find(method, Annotations.RUNS_INLINE)
        .filter(inline -> !isComponent(method))
        .filter(inline -> method.getParameters().stream().noneMatch(each -> mayRun(each, method)))
        .map(
            inline ->
                Problem.ignored(
                    method,
                    inline,
                    "@RunsInline does nothing on %s: it takes no function".formatted(name(method)),
                    "remove @RunsInline, or let %s take a function such as Runnable"
                        .formatted(name(method))))
        .ifPresent(problems::add);
  }

  private void parameter(
      VariableElement parameter, ExecutableElement method, List<Problem> problems) {
    role(parameter, problems);
    for (String contract : ofComponent(parameter, method) ? ON_COMPONENTS : ON_FUNCTIONS) {
      Annotations.find(parameter, contract)
          .filter(annotation -> !mayRun(parameter, method))
          .map(annotation -> noFunction(parameter, method, annotation))
          .ifPresent(problems::add);
    }
    if (Annotations.has(parameter, Annotations.RUNS_INLINE)) {
      Annotations.find(parameter, Annotations.CONFINED)
          .map(confined -> runsTwice(parameter, method, confined))
          .ifPresent(problems::add);
    }
  }

  private static Problem noFunction(
      VariableElement parameter, ExecutableElement method, AnnotationMirror annotation) {
    return Problem.ignored(
        parameter,
        annotation,
        "@%s does nothing on the parameter %s of %s: %s is no interface with one abstract method"
            .formatted(
                Annotations.typeOf(annotation).getSimpleName(),
                parameter.getSimpleName(),
                name(method),
                parameter.asType()),
        "remove it, or let %s take a function such as Runnable".formatted(name(method)));
  }

  private Problem runsTwice(
      VariableElement parameter, ExecutableElement method, AnnotationMirror confined) {
    return Problem.badDeclaration(
        parameter,
        confined,
        "%s of %s runs on the thread that calls, and on one of the role \"%s\""
            .formatted(
                parameter.getSimpleName(),
                name(method),
                round.annotations().string(confined, "value")),
        "remove one of @RunsInline and @Confined; confine %s itself if it is only called on that"
                .formatted(name(method))
            + " role");
  }

  /** Returns whether a method reads a component of a record, whose annotations it shares. */
  private static boolean isComponent(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && componentsOf(method).contains(method.getSimpleName());
  }

  private static boolean ofComponent(VariableElement parameter, ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        && componentsOf(method).contains(parameter.getSimpleName());
  }

  private static List<Name> componentsOf(ExecutableElement member) {
    return Hierarchy.ownerOf(member).getRecordComponents().stream()
        .map(RecordComponentElement::getSimpleName)
        .toList();
  }

  /** Returns whether a parameter is a function; of a type that does not exist nobody knows. */
  private boolean mayRun(VariableElement parameter, ExecutableElement method) {
    List<? extends VariableElement> all = method.getParameters();
    boolean isLast = parameter.equals(all.get(all.size() - 1));
    TypeMirror type = parameter.asType();
    TypeMirror each =
        method.isVarArgs() && isLast && type instanceof ArrayType array
            ? array.getComponentType()
            : type;
    return each.getKind() == TypeKind.ERROR
        || round.hierarchy().elementOf(each).filter(this::isFunction).isPresent();
  }

  private boolean isFunction(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        && round.members().methodsOf(type).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .filter(method -> !isOfEveryObject(method))
                .count()
            == 1;
  }

  /** An interface may name what every object implements: Comparator does with equals. */
  private static boolean isOfEveryObject(ExecutableElement method) {
    int parameters = method.getParameters().size();
    return switch (method.getSimpleName().toString()) {
      case "equals" -> parameters == 1;
      case "hashCode", "toString" -> parameters == 0;
      default -> false;
    };
  }

  private static String name(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        ? "the constructor of " + Hierarchy.ownerOf(method).getSimpleName()
        : method.getSimpleName().toString();
  }
}
