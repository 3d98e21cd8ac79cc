package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that returns a {@code boolean} which tells whether it has taken the named locks.
 *
 * <p>Each caller is checked as if it had called a {@code tryLock()} itself, and the body is checked
 * to leave the locks taken if and only if it returns {@link #when()}. The contract holds for
 * methods without a body too, and overriding methods inherit it.
 *
 * <pre>{@code
 * @TryAcquires("lock") boolean tryEnter() {
 *   return lock.tryLock();
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface TryAcquires {

  /**
   * The locks, named as the {@linkplain io.heddle.annotation package} describes, seen from the
   * called object.
   *
   * @return at least one lock name
   */
  String[] value();

  /**
   * The result that says that the locks are taken.
   *
   * @return {@code true} unless the method reports a failure
   */
  boolean when() default true;

  /**
   * The side of a read/write lock.
   *
   * @return the mode; only {@link Guarded.Mode#WRITE} has a meaning for other locks
   */
  Guarded.Mode mode() default Guarded.Mode.WRITE;
}
