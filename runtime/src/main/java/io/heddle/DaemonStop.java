package io.heddle;

import io.heddle.internal.Ambient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for threads that have been asked to end, interrupts the slow ones, and gives up in time.
 */
final class DaemonStop {

  /** How long an interrupted thread has to end. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private boolean interrupted;

  private DaemonStop() {}

  /**
   * Waits for all threads, in their order, for so long in total; interrupts those that are left, at
   * once if the calling thread is interrupted, and waits for {@link #GRACE} more. The calling
   * thread's interrupt status is set afterwards if it was interrupted.
   *
   * @return those that still run
   */
  static List<HeddleThread> stop(List<HeddleThread> threads, Duration timeout) {
    DaemonStop stop = new DaemonStop();
    try {
      List<HeddleThread> slow = stop.join(threads, timeout, true);
      slow.forEach(thread -> thread.asJavaThread().interrupt());
      return Ambient.without(() -> stop.join(slow, GRACE, false));
    } finally {
      if (stop.interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<HeddleThread> join(List<HeddleThread> threads, Duration limit, boolean hurried) {
    long start = System.nanoTime();
    List<HeddleThread> alive = new ArrayList<>();
    for (HeddleThread thread : threads) {
      while (thread.isAlive() && !(hurried && interrupted)) {
        Duration left = limit.minusNanos(System.nanoTime() - start);
        try {
          thread.join(left);
          if (left.isNegative() || left.isZero()) {
            break;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (thread.isAlive()) {
        alive.add(thread);
      }
    }
    return alive;
  }
}
