package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Reads {@code @ExceptHook}. */
final class ExceptHookReader {

  private static final String ARGS = "io.heddle.ExceptHookArgs";

  private final Round round;

  ExceptHookReader(Round round) {
    this.round = round;
  }

  Optional<ExecutableElement> read(TypeElement type, boolean hasDaemons, List<Problem> problems) {
    List<Annotated> hooks =
        round.members().ruledBy(Annotations.EXCEPT_HOOK, type).stream()
            .filter(hook -> Contracts.isWoven(hook.method()))
            .toList();
    for (Annotated hook : hooks) {
      String name = hook.method().getSimpleName().toString();
      if (!fits(hook.method())) {
        problems.add(
            Attributes.bad(
                hook,
                name + " cannot receive what nobody caught",
                "declare it as void %s(ExceptHookArgs args)".formatted(name)));
      } else if (!hook.equals(hooks.get(0))) {
        problems.add(
            Attributes.bad(
                hook,
                "%s has two hooks: %s and %s"
                    .formatted(type.getSimpleName(), hooks.get(0).method().getSimpleName(), name),
                "keep one of them"));
      } else if (!hasDaemons) {
        problems.add(
            Problem.ignored(
                hook.declaredOn(),
                hook.annotation(),
                "@ExceptHook does nothing on %s: %s has no threads of its own"
                    .formatted(name, type.getSimpleName()),
                "remove it, or see Threads.excepthook() for what other threads throw"));
      }
    }
    return hooks.stream().map(Annotated::method).findFirst();
  }

  private static boolean fits(ExecutableElement method) {
    return method.getReturnType().getKind() == TypeKind.VOID
        && method.getParameters().size() == 1
        && method.getTypeParameters().isEmpty()
        && method.getThrownTypes().isEmpty()
        && LockTypes.isExactly(method.getParameters().get(0).asType(), ARGS);
  }
}
