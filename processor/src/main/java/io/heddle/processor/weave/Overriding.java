package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.EnumSet;
import java.util.List;
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
    ExecutableType seen = memberOf(method, woven);
    TypeName result = woven.sourceTypes().result(method, seen.getReturnType());
    MethodSpec.Builder override =
        MethodSpec.methodBuilder(method.getSimpleName().toString())
            .addAnnotation(Override.class)
            .addAnnotations(result.isAnnotated() ? List.of() : Nullness.of(method))
            .addModifiers(method.getModifiers().stream().filter(KEPT::contains).toList())
            .returns(result)
            .varargs(method.isVarArgs());
    seen.getTypeVariables()
        .forEach(variable -> override.addTypeVariable(woven.sourceTypes().declarationOf(variable)));
    seen.getThrownTypes().forEach(thrown -> override.addException(woven.sourceTypes().of(thrown)));
    for (int i = 0; i < method.getParameters().size(); i++) {
      override.addParameter(
          woven
              .sourceTypes()
              .parameter(method.getParameters().get(i), seen.getParameterTypes().get(i)));
    }
    return override;
  }

  /**
   * Calls the method that is overridden, or that the object behind a facade has; its type arguments
   * are given, as not all can be inferred.
   */
  static CodeBlock innerCall(ExecutableElement method, MethodScope scope) {
    String typeArguments =
        method.getTypeParameters().stream()
            .map(parameter -> parameter.getSimpleName().toString())
            .collect(Collectors.joining(", "));
    return CodeBlock.of(
        "$L.$L$N($L)",
        scope.inner(),
        typeArguments.isEmpty() ? "" : "<" + typeArguments + ">",
        method.getSimpleName().toString(),
        argumentsOf(method));
  }

  /** Returns the type that the method has as a member of the class. */
  static TypeName returnType(ExecutableElement method, WovenClass woven) {
    return woven.sourceTypes().result(method, memberOf(method, woven).getReturnType());
  }

  private static ExecutableType memberOf(ExecutableElement method, WovenClass woven) {
    return (ExecutableType) woven.types().asMemberOf(woven.baseType(), method);
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
