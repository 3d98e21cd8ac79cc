/**
 * Queues that threads hand items to each other through, as Python's {@code queue} module defines
 * them.
 *
 * <p>What holds for all of them:
 *
 * <ul>
 *   <li>Every item that was put is got exactly once, whatever is interrupted or runs out of time
 *       meanwhile; an immediate shutdown alone discards items.
 *   <li>Each operation has three forms: one that waits for as long as it takes, one that takes a
 *       {@link java.time.Duration} and throws when that is over, and {@code try} forms that answer
 *       instead of throwing. A negative time limit is an {@link IllegalArgumentException}, one
 *       longer than {@link io.heddle.Threads#TIMEOUT_MAX} an {@link ArithmeticException}; zero
 *       means: do not wait.
 *   <li>No item may be {@code null}. Where a Python program puts {@code None} to say that nothing
 *       will follow, use {@link io.heddle.queue.Queue#shutdown(boolean)}.
 *   <li>What a thread did before it put an item is visible to the thread that gets it.
 *   <li>Threads that wait are served in the order in which they came, unless one that did not have
 *       to wait is faster. All kinds of threads may use them.
 * </ul>
 */
@NullMarked
package io.heddle.queue;

import org.jspecify.annotations.NullMarked;
