package io.heddle.processor.weave;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.heddle.processor.declare.Accessor;
import io.heddle.processor.declare.Primitive;
import io.heddle.processor.declare.TakenLock;
import io.heddle.processor.declare.TakenLock.Api;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** The accessors of primitives, and the fields behind those that nothing else needs. */
final class Accessors implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    for (Accessor accessor : woven.declared().accessors()) {
      String field = fieldBehind(accessor, woven);
      woven.add(Overriding.of(accessor.method(), woven).addStatement("return $L", field).build());
    }
  }

  private static String fieldBehind(Accessor accessor, WovenClass woven) {
    if (accessor instanceof Accessor.OfLock lock) {
      return woven.names().lock(lock.path()).orElseThrow();
    } else if (accessor instanceof Accessor.OfLifeCycle) {
      return woven.names().lifecycle();
    }
    String name = woven.names().accessor(accessor);
    if (accessor instanceof Accessor.OfPrimitive primitive) {
      woven.add(field(primitive, name, woven));
    } else if (accessor instanceof Accessor.OfCondition condition) {
      woven.add(field(RuntimeTypes.CONDITION, name, conditionArguments(condition, woven)));
    }
    return name;
  }

  private static FieldSpec field(Accessor.OfPrimitive accessor, String name, WovenClass woven) {
    Primitive primitive = accessor.primitive();
    ClassName made = ClassName.get(primitive.packageName(), primitive.simpleName());
    CodeBlock label = primitive.isNamed() ? labelOf(accessor.method(), woven) : CodeBlock.of("");
    CodeBlock arguments =
        accessor.amount().map(amount -> CodeBlock.of("$L, $L", label, amount)).orElse(label);
    TypeName type = Overriding.returnType(accessor.method(), woven);
    return FieldSpec.builder(type.withoutAnnotations(), name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T$L($L)", made, primitive.isGeneric() ? "<>" : "", arguments)
        .build();
  }

  private static CodeBlock conditionArguments(Accessor.OfCondition condition, WovenClass woven) {
    CodeBlock label = labelOf(condition.method(), woven);
    return condition
        .lock()
        .map(lock -> CodeBlock.of("$L, $L", sideToAwait(condition.method(), lock, woven), label))
        .orElse(label);
  }

  private static CodeBlock sideToAwait(ExecutableElement method, TakenLock lock, WovenClass woven) {
    CodeBlock named = new MethodScope(method, woven).lock(lock);
    return lock.api() == Api.RW_LOCK ? CodeBlock.of("$L.writeLock()", named) : named;
  }

  private static CodeBlock labelOf(ExecutableElement method, WovenClass woven) {
    return CodeBlock.of("$S", woven.label(method.getSimpleName()));
  }

  private static FieldSpec field(ClassName type, String name, CodeBlock arguments) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T($L)", type, arguments)
        .build();
  }
}
