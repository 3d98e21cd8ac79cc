package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import io.heddle.processor.declare.Accessor;
import io.heddle.processor.declare.DaemonMethod;
import io.heddle.processor.declare.LifeCycle;
import io.heddle.processor.declare.WovenMethod;
import java.util.Optional;
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
    woven.add(
        extended(
            "start",
            lifeCycle.extendsStart(),
            "$L's own start() runs first, if this is the first start.",
            field,
            woven));
    woven.add(
        extended(
            "close",
            lifeCycle.extendsClose(),
            "$L's own close() runs once, when the daemons have ended.",
            field,
            woven));
    woven.add(
        override("state")
            .returns(RuntimeTypes.SERVICE_STATE)
            .addStatement("return $L.state()", field)
            .build());
    woven.add(tellFailure(field));
  }

  /** Whoever supervises a service hears from it when it has failed. */
  static MethodSpec tellFailure(String field) {
    return override("tellFailure")
        .returns(boolean.class)
        .addParameter(Runnable.class, "listener")
        .addStatement("return $L.tellFailure(listener)", field)
        .build();
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
    lifeCycle
        .startTimeout()
        .ifPresent(limit -> code.add("\n.startTimeout($L)", DurationCode.of(limit)));
    lifeCycle
        .exceptHook()
        .ifPresent(hook -> code.add("\n.excepthook($L)", MethodReference.to(hook)));
    for (String barrier : BarrierFields.namesIn(woven)) {
      code.add("\n.abortOnStop($L)", barrier);
    }
    for (Accessor accessor : woven.declared().accessors()) {
      if (accessor instanceof Accessor.OfPrimitive queue && queue.primitive().canShutDown()) {
        code.add("\n.onStop($L::shutdown)", woven.names().accessor(queue));
      }
    }
    for (DaemonMethod daemon : lifeCycle.daemons()) {
      code.add("\n$L", Launches.of(daemon));
    }
    return code.unindent().unindent().build();
  }

  private static MethodSpec extended(
      String name, boolean hasOwn, String comment, String field, WovenClass woven) {
    MethodSpec.Builder method = override(name);
    if (!hasOwn) {
      return method.addStatement("$L.$L()", field, name).build();
    }
    method.addComment(comment, woven.base().getSimpleName());
    Optional<WovenMethod> guarded = ownWoven(name, woven);
    if (guarded.isEmpty()) {
      return method.addStatement("$L.$L(super::$L)", field, name, name).build();
    }
    return method
        .addCode("$L.$L(() -> {\n$>", field, name)
        .addCode(new WovenBody(guarded.get(), woven).code())
        .addCode("$<});\n")
        .build();
  }

  /** Returns the class's own method, if its override would do something around the body. */
  private static Optional<WovenMethod> ownWoven(String name, WovenClass woven) {
    return woven.declared().methods().stream()
        .filter(method -> owns(method.method(), woven))
        .filter(method -> method.method().getSimpleName().contentEquals(name))
        .findFirst();
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
