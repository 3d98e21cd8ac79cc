package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import io.heddle.processor.declare.DaemonMethod;
import io.heddle.processor.declare.LifeCycle;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** The life cycle of a class with daemons. */
final class LifeCycleMembers implements Feature {

  private static final Set<String> EXTENDED = Set.of("start", "close");

  /** Returns whether the life cycle writes the override of a method, and not {@link Overrides}. */
  static boolean owns(ExecutableElement method, WovenClass woven) {
    return woven.declared().lifeCycle().isPresent()
        && method.getParameters().isEmpty()
        && EXTENDED.contains(method.getSimpleName().toString());
  }

  @Override
  public void addTo(WovenClass woven) {
    woven.declared().lifeCycle().ifPresent(lifeCycle -> addTo(woven, lifeCycle));
  }

  private static void addTo(WovenClass woven, LifeCycle lifeCycle) {
    String field = woven.names().lifecycle();
    woven.members().addSuperinterface(RuntimeTypes.SERVICE);
    if (woven.isPublic() && !woven.elements().getModuleOf(woven.base()).isUnnamed()) {
      woven.suppressions().addRuntimeInSignature();
    }
    woven.add(
        FieldSpec.builder(RuntimeTypes.LIFECYCLE, field, Modifier.PRIVATE, Modifier.FINAL)
            .initializer(lifecycle(woven, lifeCycle))
            .build());
    MethodSpec.Builder start = override("start");
    if (lifeCycle.extendsStart()) {
      start.addCode(ownCode("start", woven));
    }
    woven.add(start.addStatement("$L.start()", field).build());
    woven.add(closeMethod(woven, lifeCycle, field));
    woven.add(
        override("state")
            .returns(RuntimeTypes.SERVICE_STATE)
            .addStatement("return $L.state()", field)
            .build());
  }

  private static CodeBlock lifecycle(WovenClass woven, LifeCycle lifeCycle) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$T.of($S, $L)",
                RuntimeTypes.LIFECYCLE,
                woven.base().getSimpleName(),
                DurationCode.of(lifeCycle.stopTimeout()))
            .indent()
            .indent();
    for (String barrier : BarrierFields.namesIn(woven)) {
      code.add("\n.abortOnStop($L)", barrier);
    }
    for (DaemonMethod daemon : lifeCycle.daemons()) {
      code.add("\n$L", launched(daemon));
    }
    return code.unindent().unindent().build();
  }

  private static CodeBlock launched(DaemonMethod daemon) {
    String name = daemon.method().getSimpleName().toString();
    CodeBlock body =
        daemon.takesStopEvent()
            ? CodeBlock.of("this::$L", name)
            : CodeBlock.of("stopping -> $L()", name);
    return daemon
        .every()
        .map(
            every ->
                CodeBlock.of(
                    ".periodic($S, $L, $L)", daemon.threadName(), DurationCode.of(every), body))
        .orElseGet(() -> CodeBlock.of(".daemon($S, $L)", daemon.threadName(), body));
  }

  private static MethodSpec closeMethod(WovenClass woven, LifeCycle lifeCycle, String field) {
    MethodSpec.Builder close = override("close");
    if (!lifeCycle.extendsClose()) {
      return close.addStatement("$L.close()", field).build();
    }
    return close
        .beginControlFlow("try")
        .addStatement("$L.close()", field)
        .nextControlFlow("finally")
        .addCode(ownCode("close", woven))
        .endControlFlow()
        .build();
  }

  /** Returns the call of the class's own method, with the locks that it wants. */
  private static CodeBlock ownCode(String name, WovenClass woven) {
    return woven.declared().methods().stream()
        .filter(method -> owns(method.method(), woven))
        .filter(method -> method.method().getSimpleName().contentEquals(name))
        .findFirst()
        .map(method -> new WovenBody(method, woven).code())
        .orElseGet(() -> CodeBlock.builder().addStatement("super.$L()", name).build());
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
