package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Threaded @Threaded} class that runs when an event is set, between {@code
 * start()} and {@code close()} of the woven object.
 *
 * <pre>{@code
 * abstract Event opened();
 *
 * @OnEvent("opened") void greet() { .. }
 * }</pre>
 *
 * <p>A thread of its own waits for the event and runs the method once. An exception means that the
 * service has failed.
 *
 * <p>With {@link #again()} the event is a signal to do something once more: it is cleared before
 * each call, so that setting it during a call leads to another one, and setting it several times
 * before a call to one. An exception is reported, and the next time the event is set the method
 * runs again. Nobody else should clear or await such an event.
 *
 * <p>Exceptions go to {@code Threads.excepthook()} or to the class's {@link ExceptHook @ExceptHook}
 * method. The method returns {@code void} and takes nothing, or the stop event.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnEvent {

  /**
   * The event.
   *
   * @return the name of a field, or of a method without parameters, of type {@code io.heddle.Event}
   */
  String value();

  /**
   * Whether the method runs each time the event is set.
   *
   * @return whether it runs again
   */
  boolean again() default false;

  /**
   * The name of the thread.
   *
   * @return the name; empty for {@code Type.method}
   */
  String name() default "";
}
