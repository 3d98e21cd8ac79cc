package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface through which an existing object is used under locks: for {@code Inventory} Heddle
 * generates {@code final class Heddle_Inventory implements Inventory}, whose methods take their
 * locks and call the object behind it.
 *
 * <p>It is for what cannot be {@link Threaded @Threaded}: records, final classes, classes of other
 * people.
 *
 * <pre>{@code
 * @GuardedView(of = LegacyInventory.class)
 * interface Inventory {
 *   @Guarded(value = "lock", mode = Guarded.Mode.READ) int count(String item);
 *   void put(String item);
 * }
 *
 * Inventory inventory = Heddle_Inventory.create(new LegacyInventory());
 * }</pre>
 *
 * <p>Methods take what their {@link Guarded @Guarded} names, others the lock named {@link
 * #value()}. The locks are generated, one set per view.
 *
 * <p>The view guards what comes through it and nothing else: what the object calls on itself takes
 * no lock again, and whoever else has the object uses it without any. Let nobody keep it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GuardedView {

  /**
   * The lock of the methods that are not annotated with {@link Guarded @Guarded}.
   *
   * @return a lock name
   */
  String value() default "lock";

  /**
   * What stands behind the view, if it does not implement the interface.
   *
   * @return a class with methods of the same names and parameters; {@code void} for an object that
   *     implements the interface
   */
  Class<?> of() default void.class;
}
