/**
 * Pools of threads and the results that they will have, as Python's {@code concurrent.futures}
 * defines them.
 *
 * <p>What holds for all of them:
 *
 * <ul>
 *   <li>A task's unchecked exception or error is thrown as it is where its result is asked for; a
 *       checked one comes wrapped in a {@link io.heddle.pool.TaskFailedException}. {@link
 *       io.heddle.pool.Future#exception()} gives the original of either.
 *   <li>No exception of this package is checked, because results also come out of iterators: {@link
 *       io.heddle.pool.FutureTimeoutException}, {@link io.heddle.pool.CancelledException}, {@link
 *       io.heddle.pool.BrokenPoolException}. Methods that wait declare {@link
 *       InterruptedException}; iterators throw {@link io.heddle.pool.WaitInterruptedException}.
 *   <li>A negative time limit is an {@link IllegalArgumentException}, one longer than {@link
 *       io.heddle.Threads#TIMEOUT_MAX} an {@link ArithmeticException}; zero means: do not wait.
 *   <li>What goes wrong where nobody can catch it, in callbacks and initializers, is logged by the
 *       {@link java.lang.System.Logger} named {@code io.heddle.pool}.
 * </ul>
 */
@NullMarked
package io.heddle.pool;

import org.jspecify.annotations.NullMarked;
