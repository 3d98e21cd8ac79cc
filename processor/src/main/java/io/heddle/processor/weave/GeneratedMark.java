package io.heddle.processor.weave;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The annotation that tells tools to leave a file alone: the platform's, or Heddle's own in a
 * module that does not read {@code java.compiler}.
 */
final class GeneratedMark {

  private static final String PLATFORM = "javax.annotation.processing.Generated";

  private GeneratedMark() {}

  static AnnotationSpec in(TypeElement type, Elements elements) {
    boolean isVisible = elements.getTypeElement(elements.getModuleOf(type), PLATFORM) != null;
    ClassName name =
        isVisible
            ? ClassName.get("javax.annotation.processing", "Generated")
            : ClassName.get("io.heddle.annotation", "Generated");
    return AnnotationSpec.builder(name)
        .addMember("value", "$S", "io.heddle.processor.HeddleProcessor")
        .build();
  }
}
