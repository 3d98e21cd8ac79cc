package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that its callers call only while they hold the named locks.
 *
 * <p>The method itself takes nothing. Its body is checked as if the locks were held in write mode;
 * each call is checked to hold them. Overriding methods inherit the contract.
 *
 * <pre>{@code
 * @Holding("stock") private void recount() { .. }
 * }</pre>
 *
 * <p>On a <b>parameter</b> that is a function it speaks of whoever calls that function: the method
 * calls it only while the locks are held, and the body of a function that {@linkplain RunsInline
 * runs inline} is checked as if they were.
 *
 * <pre>{@code
 * void change(@RunsInline @Holding("stock") Runnable change) {
 *   stock.run(change);
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.CLASS)
public @interface Holding {

  /**
   * The locks, named as the {@linkplain io.heddle.annotation package} describes, seen from the
   * called object.
   *
   * @return at least one lock name
   */
  String[] value();
}
