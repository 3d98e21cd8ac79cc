package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import io.heddle.processor.declare.Meeting;
import io.heddle.processor.declare.TakenLock;
import io.heddle.processor.declare.WovenMethod;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Writes the body of an override: meet at entry, take a permit, take the locks, call the method,
 * give all of it back, meet at exit. Nobody waits for other threads while holding the locks of the
 * method.
 */
final class WovenBody {

  private final WovenMethod method;
  private final WovenClass woven;
  private final MethodScope scope;

  WovenBody(WovenMethod method, WovenClass woven) {
    this.method = method;
    this.woven = woven;
    this.scope = new MethodScope(method, woven);
  }

  /** Returns the whole body. */
  CodeBlock code() {
    Optional<Meeting> entry = method.meeting().filter(Meeting::atEntry);
    Optional<Meeting> exit = method.meeting().filter(meeting -> !meeting.atEntry());
    CodeBlock.Builder code = CodeBlock.builder();
    entry.ifPresent(meeting -> code.addStatement("$L.await()", barrier()));
    if (exit.isPresent()) {
      return code.add(exitMeeting()).build();
    }
    return code.add(locked(callAndReturn())).build();
  }

  /**
   * Returns what the override starts with: a constructor of the class may call it, at a time when
   * the fields of the woven class are still null.
   *
   * @param explained whether to say why
   */
  CodeBlock beforeConstruction(boolean explained) {
    Optional<String> late = woven.isFacade() ? Optional.empty() : fieldSetLate();
    if (late.isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if ($L == null)", late.get());
    if (explained) {
      code.add(
          "// A constructor of $L calls this, before the object has its $L.\n",
          woven.base().getSimpleName(),
          method.locks().isEmpty()
              ? (method.limit().isPresent() ? "permits" : "barriers")
              : "locks");
    }
    code.add(callAndReturn());
    if (isVoid()) {
      code.addStatement("return");
    }
    return code.endControlFlow().build();
  }

  private CodeBlock exitMeeting() {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock call = Overriding.innerCall(method.method(), scope);
    String result = isVoid() ? "" : scope.local("result");
    if (isVoid()) {
      call = CodeBlock.builder().addStatement(call).build();
    } else {
      code.addStatement("$T $L", Overriding.returnType(method.method(), woven), result);
      call = CodeBlock.builder().addStatement("$L = $L", result, call).build();
    }
    String failure = scope.local("failure");
    code.beginControlFlow("try")
        .add(locked(call))
        .nextControlFlow("catch ($T $L)", Throwable.class, failure)
        .addStatement("$L.abort()", barrier())
        .addStatement("throw $L", failure)
        .endControlFlow()
        .addStatement("$L.await()", barrier());
    if (!isVoid()) {
      code.addStatement("return $L", result);
    }
    return code.build();
  }

  private CodeBlock locked(CodeBlock body) {
    CodeBlock locked = new LockStatements(method, woven, scope).around(body);
    return method
        .limit()
        .map(limit -> new PermitStatements(method, limit, woven, scope).around(locked))
        .orElse(locked);
  }

  private CodeBlock callAndReturn() {
    CodeBlock call = Overriding.innerCall(method.method(), scope);
    return CodeBlock.builder().addStatement(isVoid() ? "$L" : "return $L", call).build();
  }

  private boolean isVoid() {
    return method.method().getReturnType().getKind() == TypeKind.VOID;
  }

  private String barrier() {
    return scope.field(woven.names().barrier(method));
  }

  /** Returns a field that the override needs and that is null until construction is over. */
  private Optional<String> fieldSetLate() {
    Stream<String> generated =
        method.locks().stream().flatMap(lock -> woven.names().lock(lock.path()).stream());
    Stream<String> barriers =
        method.meeting().stream().map(meeting -> woven.names().barrier(method));
    Stream<String> permits = method.limit().stream().map(limit -> woven.names().permits(method));
    Stream<String> inherited = method.locks().stream().flatMap(WovenBody::inheritedField);
    return Stream.of(generated, barriers, permits, inherited)
        .flatMap(names -> names)
        .map(scope::field)
        .findFirst();
  }

  private static Stream<String> inheritedField(TakenLock lock) {
    return lock.via().stream()
        .limit(1)
        .filter(VariableElement.class::isInstance)
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .map(field -> field.getSimpleName().toString());
  }
}
