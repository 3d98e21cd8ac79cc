package io.heddle.processor.declare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * A method that runs on a background thread.
 *
 * @param method the method
 * @param threadName the name of its thread
 * @param trigger when it runs
 * @param after the names of the threads that start before its own because it says so
 */
public record DaemonMethod(
    ExecutableElement method, String threadName, Trigger trigger, List<String> after) {

  public DaemonMethod {
    after = List.copyOf(after);
  }

  /** When a method runs. */
  public sealed interface Trigger {}

  /**
   * From the start on, looping by itself.
   *
   * @param restart what happens when it fails; empty if that is the end of it
   */
  public record Loop(Optional<Restart> restart) implements Trigger {}

  /**
   * Again and again.
   *
   * @param every the period
   * @param rate whether the period separates the starts of calls, not one's end from the next
   * @param catchesUp whether periods that pass during a call are made up for
   * @param initialDelay when the first call comes; empty for after one period
   */
  public record Periodic(
      Duration every, boolean rate, boolean catchesUp, Optional<Duration> initialDelay)
      implements Trigger {

    /** Returns whether it is periodic and nothing else. */
    public boolean isPlain() {
      return !rate && initialDelay.isEmpty();
    }
  }

  /**
   * Once, some time after the start.
   *
   * @param delay how long after it
   */
  public record Later(Duration delay) implements Trigger {}

  /**
   * When an event is set.
   *
   * @param event the field or method that the event comes from
   * @param again whether each time, or once
   */
  public record OnEvent(Element event, boolean again) implements Trigger {}

  /**
   * How a daemon that fails is started again.
   *
   * @param times how many restarts there may be within the time
   * @param within how far back restarts count
   * @param backoff the first pause
   * @param maxBackoff the longest pause
   */
  public record Restart(int times, Duration within, Duration backoff, Duration maxBackoff) {}

  /** Returns whether the method wants the stop event. */
  public boolean takesStopEvent() {
    return !method.getParameters().isEmpty();
  }

  /** Returns whether the method says when it is ready. */
  public boolean takesReadyEvent() {
    return method.getParameters().size() == 2;
  }
}
