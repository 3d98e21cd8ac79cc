package io.heddle.processor.declare;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

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

  /**
   * Returns that an object of a woven class is seen before it has its locks.
   *
   * @param at the constructor, or the class
   * @param type the class
   * @param how what the construction does, such as {@code passes 'this' to bus.register(..)}
   * @return an error
   */
  public static Problem thisEscapes(Element at, TypeElement type, String how) {
    return badDeclaration(
        at,
        "the construction of %s %s, before the object has its locks"
            .formatted(type.getSimpleName(), how),
        "do that when %s.create(..) has returned, or in start() of a class with daemons"
            .formatted(Weavable.wovenName(type)));
  }

  private static String text(String wrong, String repair) {
    return wrong + "\n  " + repair;
  }
}
