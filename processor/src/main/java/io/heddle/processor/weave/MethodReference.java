package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Writes a reference to a method of the class. */
final class MethodReference {

  private MethodReference() {}

  static CodeBlock to(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return method.getModifiers().contains(Modifier.STATIC)
        ? CodeBlock.of("() -> $L()", name)
        : CodeBlock.of("this::$L", name);
  }
}
