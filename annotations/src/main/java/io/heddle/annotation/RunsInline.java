package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter whose function runs on the calling thread, any number of times, before the call
 * returns, and never afterwards.
 *
 * <p>It is a contract for the checks: a lambda that is passed there runs inside the locks that its
 * caller holds, like the body of a loop. Of methods that do not say so the checks find it out where
 * they see the body; of others they do not know when a lambda runs, and leave it alone. On a method
 * or constructor it speaks of all parameters that are functions. Overriding methods inherit it. It
 * changes nothing at run time.
 *
 * <pre>{@code
 * interface Ledger {
 *   void each(@RunsInline Consumer<Entry> action);
 * }
 *
 * synchronized (lock) {
 *   ledger.each(entry -> total += entry.cents()); // holds lock
 * }
 * }</pre>
 *
 * <p>A lock that the method takes around the function is known where the method is {@code
 * synchronized} or {@link Guarded @Guarded}; of any other a {@link Holding @Holding} beside it
 * tells.
 *
 * <p>A function is an object of an interface with one abstract method. The contract is believed:
 * that a body keeps a function that it should only run is not found.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.CONSTRUCTOR})
@Retention(RetentionPolicy.CLASS)
public @interface RunsInline {}
