package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.heddle.processor.declare.ThreadLocalValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** A {@code Local} for each thread-local value, and its accessors. */
final class ThreadLocals implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    for (ThreadLocalValue value : woven.declared().threadLocals()) {
      woven.add(fieldFor(value, woven));
      for (ExecutableElement accessor : value.accessors()) {
        woven.add(accessorFor(accessor, value, woven));
      }
    }
  }

  private static FieldSpec fieldFor(ThreadLocalValue value, WovenClass woven) {
    String label = woven.label(value.name());
    CodeBlock made =
        value
            .initial()
            .map(
                initial ->
                    CodeBlock.of(
                        "$T.of($S, $L)", RuntimeTypes.LOCAL, label, MethodReference.to(initial)))
            .orElseGet(() -> CodeBlock.of("new $T<>($S)", RuntimeTypes.LOCAL, label));
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeTypes.LOCAL, TypeName.get(value.type())),
            woven.names().threadLocal(value),
            Modifier.PRIVATE,
            Modifier.FINAL)
        .initializer(made)
        .build();
  }

  private static MethodSpec accessorFor(
      ExecutableElement accessor, ThreadLocalValue value, WovenClass woven) {
    MethodSpec.Builder override = Overriding.of(accessor, woven);
    String field = new MethodScope(accessor, woven).field(woven.names().threadLocal(value));
    if (accessor.getParameters().isEmpty()) {
      return override.addStatement("return $L.get()", field).build();
    }
    String parameter = accessor.getParameters().get(0).getSimpleName().toString();
    return override.addStatement("$L.set($L)", field, parameter).build();
  }
}
