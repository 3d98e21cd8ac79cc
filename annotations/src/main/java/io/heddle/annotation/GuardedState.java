package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose properties are only reachable under a lock: for {@code Account} Heddle
 * generates {@code final class Heddle_Account} with the properties, a read/write lock, and guards
 * through which the properties are read and written.
 *
 * <pre>{@code
 * @GuardedState
 * interface Account {
 *   String owner();
 *   long cents();
 *   void cents(long value);
 * }
 *
 * Heddle_Account account = Heddle_Account.create("Ada", 100);
 * try (var reading = account.read()) {
 *   print(reading.owner(), reading.cents());
 * }
 * try (var all = Heddle_Account.writeAll(from, to)) {
 *   all.of(from).cents(all.of(from).cents() - amount);
 *   all.of(to).cents(all.of(to).cents() + amount);
 * }
 * }</pre>
 *
 * <p>A property is a getter, {@code cents()} or {@code getCents()}, and perhaps a setter, {@code
 * cents(long)} or {@code setCents(long)}; without one it never changes. The factory {@code create}
 * takes all of them in the order of the getters.
 *
 * <p>{@code read()} holds the read lock until the guard is closed; its guard has no setters. {@code
 * write()} holds the write lock; its guard implements the interface, and its {@code downgrade()}
 * gives a read guard without letting another writer in between. {@code writeAll(..)} holds the
 * write locks of several objects, taken in one order that is the same in all threads. A guard that
 * is used after it was closed throws an {@code IllegalStateException}. Asking to write while
 * reading the same object is an {@code io.heddle.LockUpgradeException}. A guard belongs to the
 * thread that took it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GuardedState {}
