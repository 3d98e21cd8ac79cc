package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that returns with the named locks taken; its caller gives them back.
 *
 * <p>Each caller is checked as if it had taken the locks itself, and the body is checked to leave
 * them taken whenever it returns. Nothing is promised when it throws. The contract holds for
 * methods without a body too, and overriding methods inherit it.
 *
 * <pre>{@code
 * @Acquires("lock") void enter() {
 *   lock.lock();
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Acquires {

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
