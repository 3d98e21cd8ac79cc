package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that its callers never call while they hold one of the named locks, because it takes
 * them itself, waits for a thread that does, or calls code of others.
 *
 * <p>Each call is checked not to hold them, as far as the caller knows. Overriding methods inherit
 * the contract.
 *
 * <pre>{@code
 * @NotHolding("stock") void notifyListeners() { .. }
 * }</pre>
 *
 * <p>On a <b>parameter</b> that is a function it says that the method never calls that function
 * while it holds one of the locks.
 */
@Documented
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.CLASS)
public @interface NotHolding {

  /**
   * The locks, named as the {@linkplain io.heddle.annotation package} describes, seen from the
   * called object.
   *
   * @return at least one lock name
   */
  String[] value();
}
