/**
 * The primitives: locks, conditions, semaphores, events, barriers, timers, thread-local and context
 * values, and threads, as Python's {@code threading} module defines them.
 *
 * <p>What holds for all of them:
 *
 * <ul>
 *   <li>Every primitive may have a name, which its messages, its {@code toString()} and thread
 *       dumps show.
 *   <li>Time limits are {@link java.time.Duration}s. Zero means: do not wait. A negative one is an
 *       {@link IllegalArgumentException} where something is acquired and counts as zero where
 *       another thread's action is awaited. One longer than {@link io.heddle.Threads#TIMEOUT_MAX}
 *       is an {@link ArithmeticException}.
 *   <li>Waiting threads are woken in the order in which they came, unless a thread that did not
 *       have to wait is faster.
 *   <li>All of them serve platform threads and virtual threads, whoever started them, and never pin
 *       a virtual thread to its carrier.
 *   <li>No argument may be {@code null} unless it is marked {@code @Nullable}; one that is gets a
 *       {@link NullPointerException}.
 * </ul>
 */
@NullMarked
package io.heddle;

import org.jspecify.annotations.NullMarked;
