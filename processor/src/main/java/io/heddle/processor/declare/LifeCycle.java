package io.heddle.processor.declare;

import java.time.Duration;
import java.util.List;

/**
 * The life cycle of a class with daemons.
 *
 * @param stopTimeout how long {@code close()} waits before it interrupts
 * @param daemons its daemons, in the order in which they start
 * @param extendsStart whether the class has a {@code start()} of its own, which runs first
 * @param extendsClose whether the class has a {@code close()} of its own, which runs last
 */
public record LifeCycle(
    Duration stopTimeout, List<DaemonMethod> daemons, boolean extendsStart, boolean extendsClose) {

  public LifeCycle {
    daemons = List.copyOf(daemons);
  }
}
