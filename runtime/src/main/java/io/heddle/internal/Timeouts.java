package io.heddle.internal;

import io.heddle.Threads;
import java.time.Duration;
import java.util.Objects;

/** Turns the time limits of public methods into nanoseconds, refusing what Python refuses. */
public final class Timeouts {

  private Timeouts() {}

  /**
   * For what is acquired: a negative limit is a mistake of the caller.
   *
   * @param timeout the limit
   * @param subject what is to be acquired; messages show its text
   * @return the limit in nanoseconds
   * @throws IllegalArgumentException if it is negative
   * @throws ArithmeticException if it is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static long toAcquire(Duration timeout, Object subject) {
    if (Objects.requireNonNull(timeout, "timeout").isNegative()) {
      throw new IllegalArgumentException(
          subject
              + ": the time limit "
              + timeout
              + " is negative; pass Duration.ZERO to try without waiting, or use the form without a"
              + " limit to wait for as long as it takes");
    }
    return toNanos(timeout, subject);
  }

  /**
   * For what another thread does: a negative limit has passed already, like zero.
   *
   * @param timeout the limit
   * @param subject where the thread waits; messages show its text
   * @return the limit in nanoseconds, at least 0
   * @throws ArithmeticException if it is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static long toAwait(Duration timeout, Object subject) {
    return Objects.requireNonNull(timeout, "timeout").isNegative() ? 0 : toNanos(timeout, subject);
  }

  private static long toNanos(Duration timeout, Object subject) {
    if (timeout.compareTo(Threads.TIMEOUT_MAX) > 0) {
      throw new ArithmeticException(
          subject
              + ": the time limit "
              + timeout
              + " is longer than Threads.TIMEOUT_MAX; use the form without a limit to wait for as"
              + " long as it takes");
    }
    return timeout.toNanos();
  }
}
