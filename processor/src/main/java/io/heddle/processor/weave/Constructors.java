package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** A private constructor, and a factory that calls it, for each constructor of the class. */
final class Constructors implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    woven.suppressions().addFactories(woven.declared().constructors());
    for (ExecutableElement constructor : woven.declared().constructors()) {
      woven.suppressions().addOf(constructor);
      woven.add(constructorFor(constructor, woven));
    }
    for (ExecutableElement constructor : woven.declared().constructors()) {
      woven.add(factoryFor(constructor, woven));
    }
  }

  private static MethodSpec constructorFor(ExecutableElement constructor, WovenClass woven) {
    MethodSpec.Builder generated =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addTypeVariables(typeVariablesOf(constructor, woven));
    repeatSignature(constructor, woven, generated);
    if (!constructor.getParameters().isEmpty()) {
      generated.addStatement("super($L)", arguments(constructor));
    }
    return generated.build();
  }

  private static MethodSpec factoryFor(ExecutableElement constructor, WovenClass woven) {
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder("create")
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(woven.typeVariables())
            .addTypeVariables(typeVariablesOf(constructor, woven))
            .returns(woven.selfType());
    if (isPublic(constructor, woven)) {
      factory.addModifiers(Modifier.PUBLIC);
    }
    repeatSignature(constructor, woven, factory);
    String diamond = woven.typeVariables().isEmpty() ? "" : "<>";
    return factory
        .addStatement("return new $T$L($L)", woven.rawName(), diamond, arguments(constructor))
        .build();
  }

  private static void repeatSignature(
      ExecutableElement constructor, WovenClass woven, MethodSpec.Builder generated) {
    if (constructor.getAnnotation(SafeVarargs.class) != null) {
      generated.addAnnotation(SafeVarargs.class);
    }
    for (VariableElement parameter : constructor.getParameters()) {
      generated.addParameter(woven.sourceTypes().parameter(parameter, parameter.asType()));
    }
    for (TypeMirror thrown : constructor.getThrownTypes()) {
      generated.addException(woven.sourceTypes().of(thrown));
    }
    generated.varargs(constructor.isVarArgs());
  }

  private static List<TypeVariableName> typeVariablesOf(
      ExecutableElement constructor, WovenClass woven) {
    return constructor.getTypeParameters().stream()
        .map(woven.sourceTypes()::declarationOf)
        .toList();
  }

  private static CodeBlock arguments(ExecutableElement constructor) {
    return constructor.getParameters().stream()
        .map(parameter -> CodeBlock.of("$N", parameter.getSimpleName().toString()))
        .collect(CodeBlock.joining(", "));
  }

  /**
   * A protected constructor speaks to subclasses, of which the woven class is one: its factory is
   * for everyone. A static {@code create} that the factory hides may need it to be public, too.
   */
  private static boolean isPublic(ExecutableElement constructor, WovenClass woven) {
    boolean isWide =
        constructor.getModifiers().contains(Modifier.PUBLIC)
            || constructor.getModifiers().contains(Modifier.PROTECTED);
    return isWide || hidden(constructor, woven).isPresent();
  }

  private static Optional<ExecutableElement> hidden(
      ExecutableElement constructor, WovenClass woven) {
    return ElementFilter.methodsIn(woven.elements().getAllMembers(woven.base())).stream()
        .filter(method -> method.getSimpleName().contentEquals("create"))
        .filter(method -> method.getParameters().size() == constructor.getParameters().size())
        .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
        .filter(method -> method.getModifiers().contains(Modifier.STATIC))
        .findFirst();
  }
}
