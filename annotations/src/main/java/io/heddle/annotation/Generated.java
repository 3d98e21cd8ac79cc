package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A source file that Heddle wrote, and that is not to be edited.
 *
 * <p>Woven classes carry it in modules that do not read {@code java.compiler}, where {@code
 * javax.annotation.processing.Generated} cannot be named. It is for Heddle's own use.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Generated {

  /**
   * Who wrote it.
   *
   * @return the name of the processor
   */
  String value();
}
