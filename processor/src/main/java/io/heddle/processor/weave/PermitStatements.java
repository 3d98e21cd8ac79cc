package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import io.heddle.processor.declare.Limit;
import io.heddle.processor.declare.WovenMethod;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Writes the statements that take a permit of a method, and those that give it back. */
final class PermitStatements {

  private final WovenMethod method;
  private final Limit limit;
  private final WovenClass woven;
  private final MethodScope scope;

  PermitStatements(WovenMethod method, Limit limit, WovenClass woven, MethodScope scope) {
    this.method = method;
    this.limit = limit;
    this.woven = woven;
    this.scope = scope;
  }

  /** Surrounds a body with a permit. */
  CodeBlock around(CodeBlock body) {
    String permits = scope.field(woven.names().permits(method));
    return CodeBlock.builder()
        .add(limit.timeout().map(timeout -> timed(permits, timeout)).orElse(untimed(permits)))
        .beginControlFlow("try")
        .add(body)
        .nextControlFlow("finally")
        .addStatement("$L.release()", permits)
        .endControlFlow()
        .build();
  }

  private CodeBlock untimed(String permits) {
    String how = method.interruptible() ? "acquire" : "acquireUninterruptibly";
    return CodeBlock.builder().addStatement("$L.$L()", permits, how).build();
  }

  private CodeBlock timed(String permits, Duration timeout) {
    String how = method.interruptible() ? "tryAcquire" : "tryAcquireUninterruptibly";
    String constant = scope.field(woven.names().permitTimeout(method));
    CodeBlock late =
        method.throwsTimeout()
            ? CodeBlock.of(
                "new $T($S)",
                TimeoutException.class,
                "%s had no free permit within %s"
                    .formatted(
                        woven.label(method.method().getSimpleName()), DurationCode.text(timeout)))
            : CodeBlock.of("new $T($L, $L)", RuntimeTypes.LOCK_TIMEOUT, permits, constant);
    return CodeBlock.builder()
        .beginControlFlow("if (!$L.$L($L))", permits, how, constant)
        .addStatement("throw $L", late)
        .endControlFlow()
        .build();
  }
}
