package io.heddle.processor.weave;

import com.palantir.javapoet.AnnotationSpec;
import java.util.List;
import javax.lang.model.AnnotatedConstruct;

/**
 * Repeats the one kind of annotation that a caller of a signature depends on: those named {@code
 * Nullable}, whoever published them.
 */
final class Nullness {

  private Nullness() {}

  static List<AnnotationSpec> of(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .filter(
            annotation ->
                annotation
                    .getAnnotationType()
                    .asElement()
                    .getSimpleName()
                    .contentEquals("Nullable"))
        .map(AnnotationSpec::get)
        .toList();
  }
}
