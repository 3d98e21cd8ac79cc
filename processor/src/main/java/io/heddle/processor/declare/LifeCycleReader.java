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
  private static final String SERVICE = "io.heddle.Service";
  private static final Set<String> METHODS = Set.of("start", "close", "state");

  private final Round round;
  private final Attributes attributes;
  private final ExceptHookReader exceptHooks;

  LifeCycleReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
    this.exceptHooks = new ExceptHookReader(round);
  }

  /** Returns whether the life cycle implements an abstract method of this signature. */
  static boolean implementsIt(ExecutableElement method) {
    return isTellFailure(method)
        || (method.getParameters().isEmpty()
            && METHODS.contains(method.getSimpleName().toString()));
  }

  Optional<LifeCycle> read(
      TypeElement type,
      AnnotationMirror threaded,
      List<DaemonMethod> daemons,
      List<Problem> problems) {
    Optional<Duration> stopTimeout = attributes.duration(type, threaded, "stopTimeout", problems);
    Optional<Duration> startTimeout = attributes.duration(type, threaded, "startTimeout", problems);
    Optional<ExecutableElement> hook = exceptHooks.read(type, !daemons.isEmpty(), problems);
    boolean isWaitedFor = daemons.stream().anyMatch(DaemonMethod::takesReadyEvent);
    if (!isWaitedFor) {
      inVain("startTimeout", "no daemon of %s says when it is ready", type, threaded)
          .ifPresent(problems::add);
    }
    if (daemons.isEmpty()) {
      inVain("stopTimeout", "%s has no daemons", type, threaded).ifPresent(problems::add);
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
        new LifeCycle(
            stopTimeout.orElse(Duration.ZERO),
            startTimeout.filter(limit -> isWaitedFor),
            daemons,
            hook,
            extendsStart,
            extendsClose));
  }

  private static Optional<Problem> inVain(
      String attribute, String why, TypeElement type, AnnotationMirror threaded) {
    return Annotations.isWritten(threaded, attribute)
        ? Optional.of(
            Problem.ignored(
                type,
                threaded,
                "'%s' does nothing: %s".formatted(attribute, why.formatted(type.getSimpleName())),
                attribute.equals("stopTimeout")
                    ? "remove it, or annotate the method of a daemon with @Daemon"
                    : "remove it, or let the daemon take a second event that it sets when it is"
                        + " ready"))
        : Optional.empty();
  }

  private Optional<Problem> problemOf(ExecutableElement method, TypeElement type) {
    String name = method.getSimpleName() + "()";
    Set<Modifier> modifiers = method.getModifiers();
    boolean isState = method.getSimpleName().contentEquals("state");
    if (isTellFailure(method)) {
      boolean isOwn = !Hierarchy.ownerOf(method).getQualifiedName().contentEquals(SERVICE);
      return isOwn && !modifiers.contains(Modifier.ABSTRACT)
          ? clash(method, type, "stands where Service.tellFailure(Runnable) will be", "rename it")
          : Optional.empty();
    }
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

  private static boolean isTellFailure(ExecutableElement method) {
    return method.getSimpleName().contentEquals("tellFailure")
        && method.getParameters().size() == 1
        && LockTypes.isExactly(method.getParameters().get(0).asType(), "java.lang.Runnable");
  }

  private static Optional<Problem> clash(
      ExecutableElement method, TypeElement type, String wrong, String repair) {
    TypeElement owner = Hierarchy.ownerOf(method);
    return Optional.of(
        Problem.badDeclaration(
            owner.equals(type) ? method : type,
            "%s.%s %s".formatted(owner.getSimpleName(), method, wrong),
            repair));
  }
}
