package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that may only be touched, or a method that only runs, while locks are held.
 *
 * <p>On a <b>field</b> it is a promise that Heddle verifies: every read and write of the field
 * happens with the lock held on that path. A constructor may touch the fields of the object that it
 * makes.
 *
 * <pre>{@code
 * @Guarded("stock") private int apples;
 * }</pre>
 *
 * On a <b>method</b> of a {@link Threaded @Threaded} class the woven override takes the locks
 * around the body, in the order given, and releases them in reverse, however the body ends. How it
 * takes them is chosen by the method's {@code throws} clause: with {@code InterruptedException} the
 * wait can be interrupted; when a {@link #timeout()} passes, {@code
 * java.util.concurrent.TimeoutException} is thrown if declared, else {@code
 * io.heddle.LockTimeoutException}. On an abstract accessor that returns a {@code
 * io.heddle.Condition} it names the lock of that condition. An overriding method that is not
 * annotated itself takes what the method that it overrides takes.
 *
 * <p>A generated lock is reentrant. It is a read/write lock if some method takes it in mode {@link
 * Mode#READ}. Taking the write lock while holding the read lock can never succeed: it is a
 * compile-time error where it can be seen and an {@code io.heddle.LockUpgradeException} where it
 * cannot.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Guarded {

  /** Which side of a lock is taken or needed. */
  enum Mode {
    /** Shared with other readers; enough to read a guarded field. */
    READ,
    /** Exclusive. */
    WRITE
  }

  /**
   * The locks, named as the {@linkplain io.heddle.annotation package} describes.
   *
   * @return at least one lock name
   */
  String[] value();

  /**
   * The mode in which a method takes the locks.
   *
   * @return the mode; only {@link Mode#WRITE} has a meaning on a field or for a lock that is not a
   *     read/write lock
   */
  Mode mode() default Mode.WRITE;

  /**
   * How long a method waits for all of its locks together. A lock that is not Heddle's own can only
   * be waited for a limited time by a method that declares both {@code InterruptedException} and
   * {@code java.util.concurrent.TimeoutException}; a monitor cannot at all.
   *
   * @return a duration such as {@code "250ms"}; empty for no limit
   */
  String timeout() default "";
}
