/**
 * The language in which a class states how its threads are kept in order.
 *
 * <h2>Lock names</h2>
 *
 * Every lock name in these annotations resolves the same way, whether it wires a lock or is
 * verified:
 *
 * <ul>
 *   <li>{@code this}: the monitor of the annotated member's object;
 *   <li>{@code lock}, {@code other.lock}: a field, seen from the annotated member;
 *   <li>{@code lock()}: a method without arguments that returns the lock;
 *   <li>{@code Outer.this}, {@code Outer.this.lock}: from an enclosing instance;
 *   <li>{@code Type.LOCK}: a static field; {@code Type.class}: a class's monitor;
 *   <li>{@code itself}: the annotated field's own value;
 *   <li>in a {@link io.heddle.annotation.Threaded @Threaded} class, any other simple name that a
 *       {@link io.heddle.annotation.LockOrder @LockOrder} declares, that a method's {@link
 *       io.heddle.annotation.Guarded @Guarded} uses, or that an abstract accessor of a lock bears,
 *       as in {@code abstract RLock stock();}: a lock that Heddle generates, one per object. A
 *       field of that name which is no lock may stand beside it.
 * </ul>
 *
 * <p>Fields that name a lock are final. Import declarations are not looked at: a type of another
 * package is written with its full name, unless a signature of the class mentions it.
 *
 * <h2>Durations</h2>
 *
 * Durations are strings checked at compile time: a whole number of {@code ns}, {@code us}, {@code
 * ms}, {@code s}, {@code m}, {@code h} or {@code d}, such as {@code "250ms"} or {@code "5s"}.
 */
package io.heddle.annotation;
