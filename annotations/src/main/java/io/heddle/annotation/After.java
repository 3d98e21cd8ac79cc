package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Threaded @Threaded} class that runs once, some time after {@code start()} of
 * the woven object.
 *
 * <pre>{@code
 * @After("10s") void warmUp() { .. }
 * }</pre>
 *
 * <p>Until then it costs no thread; then it runs in one of its own. A {@code close()} that comes
 * before means that it does not run, one that comes meanwhile waits for it as for a {@link
 * Daemon @Daemon}. An exception means that the service has failed, and goes to {@code
 * Threads.excepthook()} or to the class's {@link ExceptHook @ExceptHook} method.
 *
 * <p>The method returns {@code void} and takes nothing, or the stop event.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface After {

  /**
   * How long after the start it runs.
   *
   * @return a duration such as {@code "10s"}
   */
  String value();

  /**
   * The name of the thread.
   *
   * @return the name; empty for {@code Type.method}
   */
  String name() default "";
}
