package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is only used on threads of one role, such as the thread of a user interface, so that it
 * needs no lock.
 *
 * <p>A role is a name that threads share which never run at the same time, or that know otherwise
 * how to keep out of each other's way. It has no declaration of its own: it is whatever these
 * annotations name, the same in the whole program.
 *
 * <ul>
 *   <li>A <b>method</b> or <b>constructor</b> is only called, a <b>field</b> only read and written,
 *       on threads of the role; the body of a confined method runs there. The thread of a {@link
 *       Daemon @Daemon}, {@link After @After} or {@link OnEvent @OnEvent} method that is confined
 *       has its role. Overriding methods inherit it.
 *   <li>On a <b>type</b> it speaks of each of its methods, constructors and fields that is not
 *       confined itself. Its nested types are not meant.
 *   <li>A <b>parameter</b> is a function that runs on a thread of the role, whoever passes it: so a
 *       method says that it hands work to that role.
 * </ul>
 *
 * <pre>{@code
 * @Confined("ui")
 * final class Cart {
 *   void show(Item item) { .. }
 * }
 *
 * final class Screen {
 *   void later(@Confined("ui") Runnable task) { .. }
 * }
 *
 * screen.later(() -> cart.show(item)); // runs on a thread of the role
 * }</pre>
 *
 * <p>It is a contract for the checks and changes nothing at run time.
 */
@Documented
@Target({
  ElementType.METHOD,
  ElementType.CONSTRUCTOR,
  ElementType.FIELD,
  ElementType.TYPE,
  ElementType.PARAMETER
})
@Retention(RetentionPolicy.CLASS)
public @interface Confined {

  /**
   * The role.
   *
   * @return a name without spaces around it, such as {@code "ui"}
   */
  String value();
}
