package io.heddle.processor.declare;

import java.time.Duration;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * A method that runs on a background thread.
 *
 * @param method the method
 * @param threadName the name of its thread
 * @param every the pause between two calls; empty for a single call
 */
public record DaemonMethod(ExecutableElement method, String threadName, Optional<Duration> every) {

  /** Returns whether the method wants the stop event. */
  public boolean takesStopEvent() {
    return !method.getParameters().isEmpty();
  }
}
