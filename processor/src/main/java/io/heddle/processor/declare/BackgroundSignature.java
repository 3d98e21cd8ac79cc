package io.heddle.processor.declare;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds methods that a background thread cannot call. */
final class BackgroundSignature {

  private final Attributes attributes;

  BackgroundSignature(Attributes attributes) {
    this.attributes = attributes;
  }

  /**
   * Returns what keeps a thread from calling a method, if something does.
   *
   * @param loops whether it is called once and loops by itself
   */
  Optional<Resolution.Failed> problemOf(ExecutableElement method, boolean loops) {
    String name = method.getSimpleName().toString();
    int parameters = method.getParameters().size();
    if (method.getReturnType().getKind() != TypeKind.VOID) {
      return failed(
          "%s returns %s, which nobody would receive"
              .formatted(name, attributes.simple(method.getReturnType())),
          "make it return void");
    } else if (parameters > (loops ? 2 : 1) || !takesOnlyEvents(method)) {
      return failed(
          name + " takes something that its thread cannot give it",
          loops
              ? "let it take one io.heddle.Event, the stop event, or a second one that it sets when"
                  + " it is ready"
              : "let it take nothing, or one io.heddle.Event: the stop event");
    } else if (parameters == 0 && loops) {
      return failed(
          name + " runs until close(), but never learns that close() was called",
          "let it take the stop event, as in %s(Event stopping), or give it 'every'"
              .formatted(name));
    } else if (!method.getTypeParameters().isEmpty()) {
      return failed(name + " has type parameters, which its thread cannot choose", "remove them");
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (LockTypes.isExactly(thrown, "java.lang.Throwable")) {
        return failed(name + " throws Throwable", "declare Exception or something narrower");
      }
    }
    return Optional.empty();
  }

  private static boolean takesOnlyEvents(ExecutableElement method) {
    return method.getParameters().stream()
        .allMatch(parameter -> LockTypes.isExactly(parameter.asType(), LockTypes.EVENT));
  }

  private static Optional<Resolution.Failed> failed(String problem, String repair) {
    return Optional.of(new Resolution.Failed(problem, repair));
  }
}
