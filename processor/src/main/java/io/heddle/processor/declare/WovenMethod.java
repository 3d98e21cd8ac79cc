package io.heddle.processor.declare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * A method whose override does something around the body.
 *
 * @param method the method that the override calls
 * @param locks the locks to take, in this order
 * @param timeout how long to wait for all of them together
 * @param interruptible whether waiting for them can be interrupted
 * @param throwsTimeout whether running out of time is a {@code TimeoutException}
 * @param meeting where threads meet, before or after the body
 * @param limit how many threads may be between the meetings at a time
 * @param isOfView whether a facade calls its interface's own body, which nobody else has
 */
public record WovenMethod(
    ExecutableElement method,
    List<TakenLock> locks,
    Optional<Duration> timeout,
    boolean interruptible,
    boolean throwsTimeout,
    Optional<Meeting> meeting,
    Optional<Limit> limit,
    boolean isOfView) {

  public WovenMethod {
    locks = List.copyOf(locks);
  }

  /** Returns a method of a view with the body that the view gives it. */
  WovenMethod asOfView() {
    return new WovenMethod(
        method, locks, timeout, interruptible, throwsTimeout, meeting, limit, true);
  }
}
