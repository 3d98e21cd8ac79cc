package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that Heddle weaves: for {@code Shop} it generates {@code final class Heddle_Shop extends
 * Shop}, whose overrides take the locks, meet at the barriers and run the daemons that the
 * annotations of {@code Shop} declare.
 *
 * <p>Instances come from static factories, one per constructor that the subclass can reach:
 *
 * <pre>{@code
 * Shop shop = Heddle_Shop.create(catalogue);
 * }</pre>
 *
 * A factory is public if its constructor is public or protected, else package-private. The woven
 * class of {@code Outer.Shop} is {@code Heddle_Outer_Shop}.
 *
 * <p>Because the woven class is a subclass, calls that a method of {@code Shop} makes on {@code
 * this} are guarded like calls from outside. The class must therefore be neither final nor an enum,
 * a record, an interface, a local or an inner (non-static) class, and what is woven neither
 * private, static nor final; everything else is a compile-time error that says how to repair it. A
 * sealed class permits its woven subclass by name.
 *
 * <p>A class with a {@link Daemon @Daemon}, {@link After @After} or {@link OnEvent @OnEvent} method
 * gets a life cycle as well: its woven class implements {@code io.heddle.Service}. No thread exists
 * before {@code start()}; {@code close()} sets the stop event, aborts the barriers of the object,
 * shuts down the queues that its accessors return, joins its daemons in reverse order and
 * interrupts those that have not ended within {@link #stopTimeout()}. A {@code start()} of the
 * class itself runs once, before the daemons start; a {@code close()} of its own once, after they
 * have ended, however often the object is closed.
 *
 * <p>A method with a body that a constructor calls runs without its locks, which do not exist yet
 * at that time. Methods that are annotated in an abstract superclass are woven as well.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Threaded {

  /**
   * How long {@code close()} waits for the daemons to end before it interrupts them.
   *
   * @return a duration such as {@code "10s"}; zero interrupts at once
   */
  String stopTimeout() default "10s";

  /**
   * How long {@code start()} waits for the daemons that say when they are ready.
   *
   * @return a duration such as {@code "1m"}
   */
  String startTimeout() default "1m";
}
