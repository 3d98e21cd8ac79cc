package io.heddle.processor.declare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * The life cycle of a class with daemons.
 *
 * @param stopTimeout how long {@code close()} waits before it interrupts
 * @param startTimeout how long {@code start()} waits for daemons to be ready, if some say that
 * @param daemons its daemons, in the order in which they start
 * @param exceptHook the method that receives what they throw
 * @param extendsStart whether the class has a {@code start()} of its own, which runs first
 * @param extendsClose whether the class has a {@code close()} of its own, which runs last
 */
public record LifeCycle(
    Duration stopTimeout,
    Optional<Duration> startTimeout,
    List<DaemonMethod> daemons,
    Optional<ExecutableElement> exceptHook,
    boolean extendsStart,
    boolean extendsClose) {

  public LifeCycle {
    daemons = List.copyOf(daemons);
  }
}
