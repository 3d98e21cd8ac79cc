package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import io.heddle.processor.declare.DaemonMethod;
import io.heddle.processor.declare.DaemonMethod.Later;
import io.heddle.processor.declare.DaemonMethod.Loop;
import io.heddle.processor.declare.DaemonMethod.OnEvent;
import io.heddle.processor.declare.DaemonMethod.Periodic;
import io.heddle.processor.declare.DaemonMethod.Restart;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** Writes what the life cycle is told of each daemon. */
final class Launches {

  private Launches() {}

  /** Returns a call on the life cycle, such as {@code .daemon("Shop.pump", this::pump)}. */
  static CodeBlock of(DaemonMethod daemon) {
    boolean hasPredecessors = !daemon.after().isEmpty();
    if (daemon.trigger() instanceof Loop loop
        && loop.restart().isEmpty()
        && !daemon.takesReadyEvent()
        && !hasPredecessors) {
      return CodeBlock.of(".daemon($S, $L)", daemon.threadName(), body(daemon));
    } else if (daemon.trigger() instanceof Periodic periodic
        && periodic.isPlain()
        && !hasPredecessors) {
      return CodeBlock.of(
          ".periodic($S, $L, $L)",
          daemon.threadName(),
          DurationCode.of(periodic.every()),
          body(daemon));
    }
    CodeBlock.Builder code = CodeBlock.builder().add(".daemon($>$>$L", plan(daemon));
    if (hasPredecessors) {
      CodeBlock names =
          daemon.after().stream()
              .map(name -> CodeBlock.of("$S", name))
              .collect(CodeBlock.joining(", "));
      code.add("\n.after($L)", names);
    }
    return code.add(")$<$<").build();
  }

  private static CodeBlock plan(DaemonMethod daemon) {
    if (daemon.trigger() instanceof Loop loop) {
      CodeBlock plan =
          CodeBlock.of(
              "$T.$L($S, $L)",
              RuntimeTypes.DAEMON_PLAN,
              daemon.takesReadyEvent() ? "announcing" : "of",
              daemon.threadName(),
              body(daemon));
      return loop.restart().map(restart -> restarted(plan, restart)).orElse(plan);
    } else if (daemon.trigger() instanceof Periodic periodic) {
      return periodic(daemon, periodic);
    } else if (daemon.trigger() instanceof Later later) {
      return CodeBlock.of(
          "$T.later($S, $L, $L)",
          RuntimeTypes.DAEMON_PLAN,
          daemon.threadName(),
          DurationCode.of(later.delay()),
          body(daemon));
    } else if (daemon.trigger() instanceof OnEvent onEvent) {
      return CodeBlock.of(
          "$T.$L($S, $L, $L)",
          RuntimeTypes.DAEMON_PLAN,
          onEvent.again() ? "whenever" : "when",
          daemon.threadName(),
          member(onEvent.event()),
          body(daemon));
    }
    throw new IllegalArgumentException("unknown trigger " + daemon.trigger());
  }

  private static CodeBlock restarted(CodeBlock plan, Restart restart) {
    return CodeBlock.of(
        "$L\n.restart($L, $L, $L,$W$L)",
        plan,
        restart.times(),
        DurationCode.of(restart.within()),
        DurationCode.of(restart.backoff()),
        DurationCode.of(restart.maxBackoff()));
  }

  private static CodeBlock periodic(DaemonMethod daemon, Periodic periodic) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$T.every($S, $L, $L)",
                RuntimeTypes.DAEMON_PLAN,
                daemon.threadName(),
                DurationCode.of(periodic.every()),
                body(daemon));
    if (periodic.rate()) {
      code.add(periodic.catchesUp() ? "\n.catchingUp()" : "\n.atFixedRate()");
    }
    periodic
        .initialDelay()
        .ifPresent(delay -> code.add("\n.initialDelay($L)", DurationCode.of(delay)));
    return code.build();
  }

  private static CodeBlock body(DaemonMethod daemon) {
    String name = daemon.method().getSimpleName().toString();
    return daemon.takesStopEvent()
        ? CodeBlock.of("this::$L", name)
        : CodeBlock.of("stopping -> $L()", name);
  }

  private static CodeBlock member(Element event) {
    return CodeBlock.of(
        event instanceof ExecutableElement ? "$L()" : "$L", event.getSimpleName().toString());
  }
}
