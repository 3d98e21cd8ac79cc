package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import io.heddle.processor.declare.TakenLock;
import io.heddle.processor.declare.TakenLock.Api;
import io.heddle.processor.declare.WovenMethod;
import io.heddle.processor.lock.LockMode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.lang.model.element.ExecutableElement;

/** Writes the statements that take the locks of a method, and those that give them back. */
final class LockStatements {

  private final WovenMethod method;
  private final WovenClass woven;
  private final MethodScope scope;
  private final Optional<String> deadline;

  LockStatements(WovenMethod method, WovenClass woven, MethodScope scope) {
    this.method = method;
    this.woven = woven;
    this.scope = scope;
    boolean isShared = method.timeout().isPresent() && method.locks().size() > 1;
    this.deadline = isShared ? Optional.of(scope.local("deadline")) : Optional.empty();
  }

  /** Surrounds a body with all locks of the method, the first one outermost. */
  CodeBlock around(CodeBlock body) {
    CodeBlock.Builder code = CodeBlock.builder();
    deadline.ifPresent(
        name ->
            code.addStatement(
                "long $L = $T.nanoTime() + $L.toNanos()", name, System.class, timeout()));
    return code.add(around(body, 0)).build();
  }

  private CodeBlock around(CodeBlock body, int index) {
    if (index == method.locks().size()) {
      return body;
    }
    TakenLock lock = method.locks().get(index);
    CodeBlock inner = around(body, index + 1);
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock named = scope.lock(lock);
    if (lock.api() == Api.MONITOR) {
      return code.beginControlFlow("synchronized ($L)", named).add(inner).endControlFlow().build();
    }
    CodeBlock side = sideOf(named, lock);
    if (lock.via().stream().anyMatch(ExecutableElement.class::isInstance)) {
      // The method might return another lock when it is called again.
      String held = scope.local("held");
      code.addStatement("var $L = $L", held, side);
      side = CodeBlock.of("$L", held);
    }
    return code.add(take(lock, side, index > 0))
        .beginControlFlow("try")
        .add(inner)
        .nextControlFlow("finally")
        .addStatement("$L.$L()", side, isJuc(lock) ? "unlock" : "release")
        .endControlFlow()
        .build();
  }

  private CodeBlock take(TakenLock lock, CodeBlock side, boolean timeHasPassed) {
    if (method.timeout().isEmpty()) {
      return CodeBlock.builder().addStatement("$L.$L()", side, untimed(lock)).build();
    }
    CodeBlock attempt =
        lock.isOfRuntime()
            ? CodeBlock.of(
                "$L.$L($Z$L)",
                side,
                method.interruptible() ? "tryAcquire" : "tryAcquireUninterruptibly",
                timeHasPassed ? remainingDuration() : CodeBlock.of("$L", timeout()))
            : CodeBlock.of(
                "$L.$L($Z$L, $T.NANOSECONDS)",
                side,
                lock.api() == Api.JUC_SEMAPHORE ? "tryAcquire" : "tryLock",
                timeHasPassed ? remainingNanos() : CodeBlock.of("$L.toNanos()", timeout()),
                TimeUnit.class);
    return CodeBlock.builder()
        .beginControlFlow("if (!$L)", attempt)
        .addStatement("throw $L", timeoutException(lock, side))
        .endControlFlow()
        .build();
  }

  private String untimed(TakenLock lock) {
    if (isJuc(lock)) {
      return method.interruptible() ? "lockInterruptibly" : "lock";
    } else if (lock.api() == Api.SEMAPHORE || lock.api() == Api.JUC_SEMAPHORE) {
      return method.interruptible() ? "acquire" : "acquireUninterruptibly";
    }
    return method.interruptible() ? "acquireInterruptibly" : "acquire";
  }

  private CodeBlock remainingDuration() {
    return CodeBlock.of("$T.ofNanos($T.max(0, $L))", Duration.class, Math.class, remainingNanos());
  }

  private CodeBlock remainingNanos() {
    return CodeBlock.of("$L - $T.nanoTime()", deadline.orElseThrow(), System.class);
  }

  private CodeBlock timeoutException(TakenLock lock, CodeBlock side) {
    if (method.throwsTimeout()) {
      String limit = DurationCode.text(method.timeout().orElseThrow());
      return CodeBlock.of(
          "new $T($S)",
          TimeoutException.class,
          "%s was not acquired within %s".formatted(lock.label(), limit));
    }
    return CodeBlock.of("new $T($L, $L)", RuntimeTypes.LOCK_TIMEOUT, side, timeout());
  }

  private String timeout() {
    return scope.field(woven.names().timeout(method));
  }

  private static CodeBlock sideOf(CodeBlock lock, TakenLock taken) {
    boolean reads = taken.mode() == LockMode.READ;
    return switch (taken.api()) {
      case RW_LOCK, JUC_READ_WRITE_LOCK ->
          CodeBlock.of(reads ? "$L.readLock()" : "$L.writeLock()", lock);
      case STAMPED_LOCK -> CodeBlock.of(reads ? "$L.asReadLock()" : "$L.asWriteLock()", lock);
      case LOCKABLE, JUC_LOCK, SEMAPHORE, JUC_SEMAPHORE, MONITOR -> lock;
    };
  }

  private static boolean isJuc(TakenLock lock) {
    return switch (lock.api()) {
      case JUC_LOCK, JUC_READ_WRITE_LOCK, STAMPED_LOCK -> true;
      case LOCKABLE, RW_LOCK, SEMAPHORE, JUC_SEMAPHORE, MONITOR -> false;
    };
  }
}
