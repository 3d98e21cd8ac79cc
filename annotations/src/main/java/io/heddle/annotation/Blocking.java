package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method or constructor that may block: it may wait for another thread, a process, a device or
 * the network, for a time that its caller does not bound.
 *
 * <p>It is a contract for the checks: a call while a lock is held is judged like a {@code sleep} or
 * a {@code join} there. It is for methods whose body does not show it, such as those of an
 * interface or native ones; that a body calls something that blocks is seen without it. Overriding
 * methods inherit it. It changes nothing at run time.
 *
 * <pre>{@code
 * interface Mailbox {
 *   @Blocking Message receive();
 * }
 * }</pre>
 *
 * <p>An overriding method may block although the one that it overrides does not say so: calls
 * through the latter are then not known to block.
 */
@Documented
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
@Retention(RetentionPolicy.CLASS)
public @interface Blocking {}
