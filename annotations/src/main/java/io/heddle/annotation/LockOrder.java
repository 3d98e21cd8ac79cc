package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The only order in which these locks may be nested: whoever holds a lock of the list takes only
 * locks that stand after it.
 *
 * <p>In a {@link Threaded @Threaded} class a simple name that is no field declares a lock, which
 * Heddle then generates. Taking locks of the list against the order is an error, reported with the
 * path that does it.
 *
 * <pre>{@code
 * @Threaded
 * @LockOrder({"ledger", "stock"})
 * abstract class Shop { .. }
 * }</pre>
 *
 * On a package, the names are {@code Type.lock}: a lock of a class of that package.
 */
@Documented
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
public @interface LockOrder {

  /**
   * The locks, outermost first.
   *
   * @return at least two different lock names
   */
  String[] value();
}
