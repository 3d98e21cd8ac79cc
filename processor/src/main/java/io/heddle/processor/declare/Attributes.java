package io.heddle.processor.declare;

import io.heddle.processor.declare.DaemonMethod.Restart;
import io.heddle.processor.declare.Members.Annotated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads attributes that are written as text: durations and names of methods. */
final class Attributes {

  private final Round round;

  Attributes(Round round) {
    this.round = round;
  }

  /** Returns the duration that an attribute gives; empty when it gives none, or a malformed one. */
  Optional<Duration> duration(
      Element at, AnnotationMirror annotation, String attribute, List<Problem> problems) {
    String text = round.annotations().string(annotation, attribute);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> duration = Durations.parse(text);
    if (duration.isEmpty()) {
      problems.add(
          Problem.badDeclaration(
              at,
              annotation,
              "%s = \"%s\" is not a duration".formatted(attribute, text),
              "write a whole number and a unit, such as \"250ms\" or \"5s\" (ns, us, ms, s, m, h,"
                  + " d; at most 292 years)"));
    }
    return duration;
  }

  /** Returns a duration as {@link #duration} does, and refuses zero. */
  Optional<Duration> positiveDuration(
      Element at, AnnotationMirror annotation, String attribute, List<Problem> problems) {
    Optional<Duration> duration = duration(at, annotation, attribute, problems);
    if (duration.filter(Duration::isZero).isPresent()) {
      problems.add(
          Problem.badDeclaration(
              at,
              annotation,
              "%s = \"%s\" is no time at all"
                  .formatted(attribute, round.annotations().string(annotation, attribute)),
              "give it a duration longer than zero"));
      return Optional.empty();
    }
    return duration;
  }

  /**
   * Returns the method without parameters or checked exceptions that an attribute names; empty when
   * it names none, or one that generated code cannot call.
   */
  Optional<ExecutableElement> method(
      Annotated annotated, String attribute, TypeElement type, List<Problem> problems) {
    String name = round.annotations().string(annotated.annotation(), attribute);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<ExecutableElement> named = round.members().named(name, type);
    Optional<ExecutableElement> found =
        named.stream().filter(method -> method.getParameters().isEmpty()).findFirst();
    String quoted = "%s = \"%s\"".formatted(attribute, name);
    if (found.isEmpty()) {
      String near =
          NearMiss.of(name, namesOfMethods(type))
              .map("did you mean \"%s\"?"::formatted)
              .orElse("declare a method %s() in %s".formatted(name, type.getSimpleName()));
      problems.add(
          named.isEmpty()
              ? bad(annotated, quoted + " names no method of " + type.getSimpleName(), near)
              : bad(annotated, quoted + " names a method with parameters", "remove them"));
      return Optional.empty();
    }
    ExecutableElement method = found.get();
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      problems.add(
          bad(
              annotated,
              quoted + " names a private method, which the woven class cannot call",
              "make it at least package-private"));
      return Optional.empty();
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (isChecked(thrown)) {
        problems.add(
            bad(
                annotated,
                "%s names a method that throws %s, which nobody would catch"
                    .formatted(quoted, simple(thrown)),
                "catch it in %s()".formatted(name)));
        return Optional.empty();
      }
    }
    return found;
  }

  /** Returns how something that fails is started again, so many times. */
  Restart restart(Element at, AnnotationMirror annotation, int times, List<Problem> problems) {
    Duration second = Duration.ofSeconds(1);
    Duration within = positiveDuration(at, annotation, "within", problems).orElse(second);
    Duration backoff = positiveDuration(at, annotation, "backoff", problems).orElse(second);
    Duration maxBackoff = positiveDuration(at, annotation, "maxBackoff", problems).orElse(backoff);
    if (maxBackoff.compareTo(backoff) < 0) {
      problems.add(
          Problem.badDeclaration(
              at,
              annotation,
              "maxBackoff = \"%s\" is shorter than backoff = \"%s\""
                  .formatted(
                      round.annotations().string(annotation, "maxBackoff"),
                      round.annotations().string(annotation, "backoff")),
              "the first pause cannot be longer than the longest"));
    }
    return new Restart(times, within, backoff, maxBackoff);
  }

  /** Returns the name of the thread that runs a method. */
  String threadName(Annotated annotated, TypeElement type) {
    String name = round.annotations().string(annotated.annotation(), "name");
    return name.isEmpty() ? type.getSimpleName() + "." + annotated.method().getSimpleName() : name;
  }

  /** Finds attributes that are written although they do nothing. */
  void inVain(Annotated annotated, List<String> attributes, String why, List<Problem> problems) {
    attributes.stream()
        .filter(attribute -> Annotations.isWritten(annotated.annotation(), attribute))
        .map(
            attribute ->
                Problem.ignored(
                    annotated.declaredOn(),
                    annotated.annotation(),
                    "'%s' does nothing on %s: %s"
                        .formatted(attribute, annotated.method().getSimpleName(), why),
                    "remove '%s'".formatted(attribute)))
        .forEach(problems::add);
  }

  boolean isChecked(TypeMirror thrown) {
    return thrown.getKind() != TypeKind.ERROR
        && !round.lockTypes().isA(thrown, "java.lang.RuntimeException")
        && !round.lockTypes().isA(thrown, "java.lang.Error");
  }

  /** Returns a type as a person would name it in a sentence. */
  String simple(TypeMirror type) {
    return round
        .hierarchy()
        .elementOf(type)
        .map(element -> element.getSimpleName().toString())
        .orElseGet(type::toString);
  }

  static Problem bad(Annotated annotated, String wrong, String repair) {
    return Problem.badDeclaration(annotated.declaredOn(), annotated.annotation(), wrong, repair);
  }

  private List<String> namesOfMethods(TypeElement type) {
    return round.members().methodsOf(type).stream()
        .filter(method -> method.getParameters().isEmpty())
        .map(method -> method.getSimpleName().toString())
        .toList();
  }
}
