package io.heddle.scope;

import io.heddle.Event;
import io.heddle.Threads;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How often a supervised task is run again when it has failed, and after which pause.
 *
 * <p>The pause doubles with each restart that is not longer ago than the policy looks back. Each
 * failure that is followed by a restart goes to {@link Threads#excepthook()}; the last one, which
 * is not, is the task's. A task that ends by an {@link Error}, or because it is cancelled, is not
 * run again.
 *
 * <p>Source: the restart intensity of Erlang/OTP's supervisors.
 */
public final class RestartPolicy {

  static final RestartPolicy NEVER = new RestartPolicy(0, 0, 0, 0);

  private final int times;

  // In nanoseconds.
  private final long within;
  private final long backoff;
  private final long maxBackoff;

  private RestartPolicy(int times, long within, long backoff, long maxBackoff) {
    this.times = times;
    this.within = within;
    this.backoff = backoff;
    this.maxBackoff = maxBackoff;
  }

  /**
   * Makes a policy.
   *
   * @param times how many restarts there may be within that time, at least 1
   * @param within how far back restarts count, longer than zero
   * @param backoff the first pause; zero for none at all
   * @param maxBackoff the longest pause, not shorter than the first
   * @return the policy
   * @throws IllegalArgumentException if one of these is out of its range
   * @throws ArithmeticException if a duration is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static RestartPolicy of(
      int times, Duration within, Duration backoff, Duration maxBackoff) {
    String subject = "RestartPolicy.of(..)";
    RestartPolicy policy =
        new RestartPolicy(
            times,
            Timeouts.toAcquire(within, subject),
            Timeouts.toAcquire(backoff, subject),
            Timeouts.toAcquire(maxBackoff, subject));
    if (times < 1 || policy.within == 0) {
      throw new IllegalArgumentException(
          subject
              + " restarts nothing: "
              + times
              + " times within "
              + within
              + "; both must be"
              + " greater than zero");
    }
    if (policy.maxBackoff < policy.backoff) {
      throw new IllegalArgumentException(
          subject
              + ": the longest pause, "
              + maxBackoff
              + ", is shorter than the first, "
              + backoff);
    }
    return policy;
  }

  /** What a task runs that is to be run again by this policy. */
  <T extends @Nullable Object> Callable<T> around(Callable<T> body) {
    return times == 0 ? body : () -> callAgain(body);
  }

  private <T extends @Nullable Object> T callAgain(Callable<T> body) throws Exception {
    ArrayDeque<Long> recent = new ArrayDeque<>();
    for (; ; ) {
      try {
        return body.call();
      } catch (Exception e) {
        Strand mine = Strand.ofThread();
        long now = System.nanoTime();
        recent.removeIf(restart -> now - restart > within);
        if (recent.size() >= times
            || ScopeFailed.carriesError(e)
            || (mine != null && mine.cancellation() != null)) {
          throw e;
        }
        Reports.failure(Threads.currentThread(), e);
        long pause = pauseAfter(recent.size());
        recent.addLast(now);
        pause(pause);
      }
    }
  }

  private long pauseAfter(int others) {
    long pause = backoff;
    for (int i = 0; i < others && pause < maxBackoff; i++) {
      pause = pause > Long.MAX_VALUE / 2 ? maxBackoff : pause * 2;
    }
    return Math.min(pause, maxBackoff);
  }

  /** Nobody sets the event, but the scope's end ends the wait for it. */
  private static void pause(long nanos) throws InterruptedException {
    new Event("restart").await(Duration.ofNanos(nanos));
  }

  @Override
  public String toString() {
    return times == 0
        ? "RestartPolicy [never]"
        : "RestartPolicy [" + times + " times within " + Duration.ofNanos(within) + "]";
  }
}
