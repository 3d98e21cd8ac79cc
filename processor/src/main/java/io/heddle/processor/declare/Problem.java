package io.heddle.processor.declare;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * A malformed use of an annotation.
 *
 * @param key which rule speaks: {@code ignored}, {@code bad-guard} or {@code bad-declaration}
 * @param error whether it must fail the build
 * @param message what is wrong, alone on the first line, then how to repair it; without the key
 * @param at the element that it is about
 * @param annotation the annotation to point at, when one is to blame
 */
public record Problem(
    String key, boolean error, String message, Element at, Optional<AnnotationMirror> annotation) {

  /** An annotation that would silently do nothing. */
  static final String IGNORED = "ignored";

  /** A lock name that names no usable lock. */
  static final String BAD_GUARD = "bad-guard";

  /** What a method says about locks, at odds with what it overrides. */
  static final String CONTRACT = "contract";

  /** Any other attribute or signature that cannot be woven. */
  static final String BAD_DECLARATION = "bad-declaration";

  static Problem ignored(Element at, AnnotationMirror annotation, String wrong, String repair) {
    return new Problem(IGNORED, true, text(wrong, repair), at, Optional.of(annotation));
  }

  static Problem ignored(Element at, String wrong, String repair) {
    return new Problem(IGNORED, true, text(wrong, repair), at, Optional.empty());
  }

  static Problem badGuard(Element at, AnnotationMirror annotation, String wrong, String repair) {
    return new Problem(BAD_GUARD, true, text(wrong, repair), at, Optional.of(annotation));
  }

  static Problem badGuardWarning(
      Element at, AnnotationMirror annotation, String wrong, String repair) {
    return new Problem(BAD_GUARD, false, text(wrong, repair), at, Optional.of(annotation));
  }

  static Problem contract(Element at, AnnotationMirror annotation, String wrong, String repair) {
    return new Problem(CONTRACT, true, text(wrong, repair), at, Optional.of(annotation));
  }

  static Problem badDeclaration(
      Element at, AnnotationMirror annotation, String wrong, String repair) {
    return new Problem(BAD_DECLARATION, true, text(wrong, repair), at, Optional.of(annotation));
  }

  static Problem badDeclaration(Element at, String wrong, String repair) {
    return new Problem(BAD_DECLARATION, true, text(wrong, repair), at, Optional.empty());
  }

  private static String text(String wrong, String repair) {
    return wrong + "\n  " + repair;
  }
}
