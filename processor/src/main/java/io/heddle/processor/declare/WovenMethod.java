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
 */
public record WovenMethod(
    ExecutableElement method,
    List<TakenLock> locks,
    Optional<Duration> timeout,
    boolean interruptible,
    boolean throwsTimeout,
    Optional<Meeting> meeting,
    Optional<Limit> limit) {

  public WovenMethod {
    locks = List.copyOf(locks);
  }
}
