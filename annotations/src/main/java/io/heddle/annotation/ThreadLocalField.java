package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An abstract accessor of a {@link Threaded @Threaded} class whose value is each thread's own, kept
 * in an {@code io.heddle.Local}.
 *
 * <p>The accessor either takes nothing and returns the value, or takes the new value and returns
 * {@code void}. A getter and a setter of one field share their name, or are called {@code getX} and
 * {@code setX}.
 *
 * <pre>{@code
 * @ThreadLocalField(initial = "newFormat")
 * abstract NumberFormat format();
 *
 * NumberFormat newFormat() { .. }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ThreadLocalField {

  /**
   * The method that makes the value for a thread that has none yet.
   *
   * @return the name of a method of the class without parameters; empty if reading an unset value
   *     is a {@code java.util.NoSuchElementException}
   */
  String initial() default "";
}
