package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;

/** Writes the head of an overriding method, and the call of the method that it overrides. */
final class Overriding {

  private static final Set<Modifier> KEPT = EnumSet.of(Modifier.PUBLIC, Modifier.PROTECTED);

  private Overriding() {}

  /**
   * Begins an override with the signature that the method has in the class. Of the modifiers only
   * the access is kept: {@code synchronized} concerns the body, which the override calls.
   */
  static MethodSpec.Builder of(ExecutableElement method, WovenClass woven) {
    woven.suppressions().addOf(method);
    MethodSpec head = MethodSpec.overriding(method, woven.baseType(), woven.types()).build();
    MethodSpec.Builder override =
        MethodSpec.methodBuilder(head.name())
            .addAnnotation(Override.class)
            .addModifiers(head.modifiers().stream().filter(KEPT::contains).toList())
            .addTypeVariables(head.typeVariables())
            .returns(head.returnType())
            .addExceptions(head.exceptions())
            .varargs(head.varargs());
    for (ParameterSpec parameter : head.parameters()) {
      override.addParameter(parameter.type(), parameter.name());
    }
    return override;
  }

  static CodeBlock superCall(ExecutableElement method) {
    return CodeBlock.of("super.$N($L)", method.getSimpleName().toString(), argumentsOf(method));
  }

  /** Returns the type that the method has as a member of the class. */
  static TypeName returnType(ExecutableElement method, WovenClass woven) {
    ExecutableType member = (ExecutableType) woven.types().asMemberOf(woven.baseType(), method);
    return TypeName.get(member.getReturnType());
  }

  static Set<String> parameterNames(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> parameter.getSimpleName().toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CodeBlock argumentsOf(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> CodeBlock.of("$N", parameter.getSimpleName().toString()))
        .collect(CodeBlock.joining(", "));
  }
}
