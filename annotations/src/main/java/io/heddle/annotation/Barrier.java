package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Threaded @Threaded} class at which a fixed number of threads meet: none gets
 * past until all have arrived.
 *
 * <p>The barrier is an {@code io.heddle.Barrier}, one per object and method, used again for each
 * generation. A party that times out, is interrupted or fails in the action breaks it for all, with
 * {@code io.heddle.BrokenBarrierException}. The method declares {@code InterruptedException}, since
 * waiting for others can be interrupted. It waits outside of the locks that its {@link
 * Guarded @Guarded} takes.
 *
 * <p>On an abstract accessor that returns an {@code io.heddle.Barrier} it describes that barrier.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Barrier {

  /** When the parties meet. */
  enum At {
    /** Before the body. */
    ENTRY,
    /** After the body has returned normally; a body that throws aborts the barrier. */
    EXIT
  }

  /**
   * How many threads meet.
   *
   * @return at least 1
   */
  int parties();

  /**
   * When they meet.
   *
   * @return before or after the body
   */
  At at() default At.ENTRY;

  /**
   * The method that one of the threads runs when all have arrived, before any is released.
   *
   * @return the name of a method of the class without parameters that returns {@code void} and
   *     throws no checked exception; empty for none
   */
  String action() default "";

  /**
   * How long a party waits for the others.
   *
   * @return a duration such as {@code "5s"}; empty for no limit
   */
  String timeout() default "";
}
