package io.heddle.processor.weave;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The guard that holds the write locks of several objects. */
final class GroupGuard {

  private static final ClassName RAW = ClassName.get("", "WriteAll");

  private final WovenClass woven;

  GroupGuard(WovenClass woven) {
    this.woven = woven;
  }

  /** Returns {@code writeAll(..)}. */
  MethodSpec opening() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("writeAll")
            .addJavadoc(
                "Locks several states, in an order that is the same in all threads, until the"
                    + " guard is\nclosed.\n")
            .addModifiers(StateMembers.visibility(woven))
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(woven.typeVariables())
            .addParameter(ArrayTypeName.of(woven.selfType()), "states")
            .varargs()
            .returns(self());
    if (isGeneric()) {
      woven.suppressions().addVarargs();
      method.addAnnotation(SafeVarargs.class);
    }
    return method
        .addStatement("return new $T$L($T.of(states))", RAW, isGeneric() ? "<>" : "", List.class)
        .build();
  }

  /** Returns the class of the guard. */
  TypeSpec type() {
    TypeName guards =
        ParameterizedTypeName.get(ClassName.get(Map.class), woven.selfType(), guardOfOne());
    return TypeSpec.classBuilder(RAW)
        .addJavadoc("Writes several states.\n")
        .addModifiers(StateMembers.visibility(woven))
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .addTypeVariables(woven.typeVariables())
        .addSuperinterface(AutoCloseable.class)
        .addField(RuntimeTypes.HELD, "held", Modifier.PRIVATE, Modifier.FINAL)
        .addField(guards, "guards", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(constructor())
        .addMethod(one())
        .addMethod(close())
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(
            ParameterizedTypeName.get(ClassName.get(List.class), woven.selfType()), "states")
        .addStatement(
            "held = $T.inOrder(states.stream().map(state -> state.lock.writeLock()).toList())",
            RuntimeTypes.LOCKS)
        .addStatement("guards = new $T<>()", IdentityHashMap.class)
        .beginControlFlow("for ($T state : states)", woven.selfType())
        .addStatement("guards.computeIfAbsent(state, one -> one.write())")
        .endControlFlow()
        .build();
  }

  private MethodSpec one() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc("Returns the guard of one of the states.\n")
        .addModifiers(StateMembers.visibility(woven))
        .addParameter(woven.selfType(), "state")
        .returns(guardOfOne())
        .addStatement("$T guard = guards.get(state)", guardOfOne())
        .beginControlFlow("if (guard == null)")
        .addStatement(
            "throw new $T($S)",
            IllegalArgumentException.class,
            "this %s was not passed to writeAll(..)".formatted(woven.base().getSimpleName()))
        .endControlFlow()
        .addStatement("return guard")
        .build();
  }

  private MethodSpec close() {
    return MethodSpec.methodBuilder("close")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addStatement("guards.values().forEach($T::close)", guardOfOne())
        .addStatement("held.close()")
        .build();
  }

  private TypeName guardOfOne() {
    return woven.selfType() instanceof ParameterizedTypeName self
        ? self.nestedClass("Write", List.of())
        : woven.rawName().nestedClass("Write");
  }

  private TypeName self() {
    return isGeneric()
        ? ParameterizedTypeName.get(RAW, woven.typeVariables().toArray(TypeName[]::new))
        : RAW;
  }

  private boolean isGeneric() {
    return !woven.typeVariables().isEmpty();
  }
}
