package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Threaded @Threaded} class that runs on a background thread of its own, from
 * {@code start()} to {@code close()} of the woven object.
 *
 * <p>Without {@link #every()} the method is called once and loops by itself; it takes the stop
 * event and ends when that is set:
 *
 * <pre>{@code
 * @Daemon void pump(Event stopping) throws InterruptedException {
 *   while (!stopping.await(Duration.ofMillis(50))) { .. }
 * }
 * }</pre>
 *
 * With {@code every} the method is called again and again, first one period after the start, with
 * the period counted from the end of one call to the start of the next. An exception goes to {@code
 * Threads.excepthook()} and the next period begins; it never ends a periodic daemon.
 *
 * <p>The method returns {@code void}. Its thread is a daemon thread: it does not keep the JVM
 * alive.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Daemon {

  /**
   * The name of the thread.
   *
   * @return the name; empty for {@code Type.method}
   */
  String name() default "";

  /**
   * The pause between two calls.
   *
   * @return a duration longer than zero, such as {@code "1s"}; empty for one call that loops by
   *     itself
   */
  String every() default "";
}
