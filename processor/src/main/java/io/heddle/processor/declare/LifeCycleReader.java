package io.heddle.processor.declare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what the life cycle of a class with daemons has to fit in with. */
final class LifeCycleReader {

  private static final String STATE = "io.heddle.ServiceState";
  private static final Set<String> METHODS = Set.of("start", "close", "state");

  private final Round round;
  private final Attributes attributes;

  LifeCycleReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  /** Returns whether the life cycle implements an abstract method of this signature. */
  static boolean implementsIt(ExecutableElement method) {
    return method.getParameters().isEmpty() && METHODS.contains(method.getSimpleName().toString());
  }

  Optional<LifeCycle> read(
      TypeElement type,
      AnnotationMirror threaded,
      List<DaemonMethod> daemons,
      List<Problem> problems) {
    Optional<Duration> stopTimeout = attributes.duration(type, threaded, "stopTimeout", problems);
    if (daemons.isEmpty()) {
      boolean isWritten =
          threaded.getElementValues().keySet().stream()
              .anyMatch(attribute -> attribute.getSimpleName().contentEquals("stopTimeout"));
      if (isWritten) {
        problems.add(
            Problem.ignored(
                type,
                threaded,
                "'stopTimeout' does nothing: %s has no daemons".formatted(type.getSimpleName()),
                "remove it, or annotate the method of a daemon with @Daemon"));
      }
      return Optional.empty();
    }
    boolean extendsStart = false;
    boolean extendsClose = false;
    for (ExecutableElement method : round.members().methodsOf(type)) {
      if (implementsIt(method) && !method.getModifiers().contains(Modifier.PRIVATE)) {
        problemOf(method, type).ifPresent(problems::add);
        boolean hasBody = !method.getModifiers().contains(Modifier.ABSTRACT);
        extendsStart |= hasBody && method.getSimpleName().contentEquals("start");
        extendsClose |= hasBody && method.getSimpleName().contentEquals("close");
      }
    }
    return Optional.of(
        new LifeCycle(stopTimeout.orElse(Duration.ZERO), daemons, extendsStart, extendsClose));
  }

  private Optional<Problem> problemOf(ExecutableElement method, TypeElement type) {
    String name = method.getSimpleName() + "()";
    Set<Modifier> modifiers = method.getModifiers();
    boolean isState = method.getSimpleName().contentEquals("state");
    TypeMirror returned = method.getReturnType();
    boolean fits =
        isState ? LockTypes.isExactly(returned, STATE) : returned.getKind() == TypeKind.VOID;
    if (isState && !modifiers.contains(Modifier.ABSTRACT)) {
      return clash(method, type, "stands where Service.state() will be", "rename it");
    } else if (modifiers.contains(Modifier.STATIC)) {
      return clash(method, type, "is static, where Service needs an instance method", "rename it");
    } else if (modifiers.contains(Modifier.FINAL)) {
      return clash(method, type, "is final, so the life cycle cannot extend it", "remove 'final'");
    } else if (!fits) {
      String wanted = isState ? STATE : "void";
      return clash(
          method,
          type,
          "returns %s, where Service needs %s".formatted(attributes.simple(returned), wanted),
          "make it return %s, or rename it".formatted(wanted));
    }
    boolean throwsChecked =
        !modifiers.contains(Modifier.ABSTRACT)
            && method.getThrownTypes().stream().anyMatch(attributes::isChecked);
    return throwsChecked
        ? clash(
            method,
            type,
            "throws a checked exception, which Service." + name + " cannot",
            "catch it")
        : Optional.empty();
  }

  private static Optional<Problem> clash(
      ExecutableElement method, TypeElement type, String wrong, String repair) {
    TypeElement owner = Hierarchy.ownerOf(method);
    return Optional.of(
        Problem.badDeclaration(
            owner.equals(type) ? method : type,
            "%s.%s() %s".formatted(owner.getSimpleName(), method.getSimpleName(), wrong),
            repair));
  }
}
