package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that its callers call while they hold the named locks, and that gives them back.
 *
 * <p>Each caller is checked to hold them and from there on as if it had given them back itself; the
 * body is checked to have given them back whenever it returns. The contract holds for methods
 * without a body too, and overriding methods inherit it.
 *
 * <pre>{@code
 * @Releases("lock") void leave() {
 *   lock.unlock();
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Releases {

  /**
   * The locks, named as the {@linkplain io.heddle.annotation package} describes, seen from the
   * called object.
   *
   * @return at least one lock name
   */
  String[] value();

  /**
   * The side of a read/write lock.
   *
   * @return the mode; only {@link Guarded.Mode#WRITE} has a meaning for other locks
   */
  Guarded.Mode mode() default Guarded.Mode.WRITE;
}
