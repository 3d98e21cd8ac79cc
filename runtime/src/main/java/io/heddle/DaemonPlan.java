package io.heddle;

import io.heddle.internal.Label;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link Lifecycle} is told of one of its daemons: its thread's name, what it does, when it
 * is called, and what happens when it fails.
 *
 * <pre>{@code
 * DaemonPlan.every("Shop.audit", Duration.ofSeconds(1), stopping -> audit()).atFixedRate()
 * DaemonPlan.of("Shop.pump", this::pump).restart(5, ofMinutes(1), ofMillis(100), ofSeconds(30))
 * DaemonPlan.announcing("Shop.load", this::load)
 * }</pre>
 *
 * <p>A plan is immutable: each method returns another one.
 */
public final class DaemonPlan {

  /** What a daemon does that says when it is ready. */
  @FunctionalInterface
  public interface AnnouncingBody {

    /**
     * Does the work.
     *
     * @param stopping set when the daemon should end; wait on it instead of sleeping
     * @param ready to be set by the daemon as soon as others may rely on it
     * @throws Exception if the work fails
     */
    void run(Event stopping, Event ready) throws Exception;
  }

  /** Makes what the thread runs. */
  @FunctionalInterface
  interface Kind {
    DaemonTask task(DaemonContext context);
  }

  private final String threadName;
  private final Kind kind;
  private final List<String> after;
  private final boolean announcing;

  private DaemonPlan(String threadName, Kind kind, List<String> after, boolean announcing) {
    this.threadName = threadName;
    this.kind = kind;
    this.after = after;
    this.announcing = announcing;
  }

  private static DaemonPlan of(String threadName, Kind kind, boolean announcing) {
    return new DaemonPlan(
        Objects.requireNonNull(threadName, "threadName"), kind, List.of(), announcing);
  }

  /**
   * Plans a daemon that runs its body once; the body loops by itself, if it is to.
   *
   * @param threadName the name of its thread
   * @param body what it does
   * @return the plan
   */
  public static DaemonPlan of(String threadName, Lifecycle.Body body) {
    Objects.requireNonNull(body, "body");
    return of(
        threadName, new LoopKind((stopping, ready) -> body.run(stopping), Restarts.NONE), false);
  }

  /**
   * Plans a daemon that runs its body once and says when it is ready. {@link Lifecycle#start()}
   * waits for that, and so does the start of daemons that come {@link #after} it. A body that
   * returns without having set its event is ready as well.
   *
   * @param threadName the name of its thread
   * @param body what it does
   * @return the plan
   */
  public static DaemonPlan announcing(String threadName, AnnouncingBody body) {
    Objects.requireNonNull(body, "body");
    return of(threadName, new LoopKind(body, Restarts.NONE), true);
  }

  /**
   * Plans a daemon that runs its body again and again, with a pause of one period after each call
   * and before the first. What the body throws does not end it.
   *
   * @param threadName the name of its thread
   * @param period the pause, longer than zero
   * @param body what it does in each period
   * @return the plan
   * @throws IllegalArgumentException if {@code period} is not longer than zero
   * @throws ArithmeticException if {@code period} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static DaemonPlan every(String threadName, Duration period, Lifecycle.Body body) {
    long nanos = Timeouts.toAwait(period, Label.ofNew("Daemon", threadName));
    if (nanos == 0) {
      throw new IllegalArgumentException(
          "the period of daemon \""
              + threadName
              + "\" is "
              + period
              + "; it must be longer than zero");
    }
    Objects.requireNonNull(body, "body");
    return of(threadName, new PeriodicKind(Pace.fixedDelay(nanos), body), false);
  }

  /**
   * Plans an action that runs once, in a thread made for it, when a time has passed since the
   * start; not at all if the service stops before. It costs no thread until then.
   *
   * @param threadName the name of its thread
   * @param delay how long to wait from the start on; zero or less means not at all
   * @param body what to do then
   * @return the plan
   * @throws ArithmeticException if {@code delay} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static DaemonPlan later(String threadName, Duration delay, Lifecycle.Body body) {
    Timeouts.toAwait(delay, Label.ofNew("Daemon", threadName));
    Objects.requireNonNull(body, "body");
    return of(threadName, new TimerKind(delay, body), false);
  }

  /**
   * Plans an action that runs once when an event is set; not at all if the service stops before. A
   * thread of its own waits for the event.
   *
   * @param threadName the name of its thread
   * @param event what is waited for
   * @param body what to do then
   * @return the plan
   */
  public static DaemonPlan when(String threadName, Event event, Lifecycle.Body body) {
    return onEvent(threadName, event, body, false);
  }

  /**
   * Plans an action that runs each time an event is set. The event is cleared before each call, so
   * that setting it during a call leads to another one, and setting it several times before a call
   * to one. What the body throws does not end it.
   *
   * @param threadName the name of its thread
   * @param event what is waited for; nobody else clears it
   * @param body what to do then
   * @return the plan
   */
  public static DaemonPlan whenever(String threadName, Event event, Lifecycle.Body body) {
    return onEvent(threadName, event, body, true);
  }

  private static DaemonPlan onEvent(
      String threadName, Event event, Lifecycle.Body body, boolean again) {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(body, "body");
    return of(threadName, context -> new EventTask(event, body, again, context), false);
  }

  /**
   * Plans the calls of a periodic daemon at a fixed rate: one period apart, counted from start to
   * start. Periods that pass during a call are skipped and counted as missed ({@link
   * DaemonStatus#missedTicks()}); calls never overlap.
   *
   * @return the plan
   * @throws IllegalStateException if the daemon is not periodic
   */
  public DaemonPlan atFixedRate() {
    return paced(periodic().pace().atFixedRate());
  }

  /**
   * Plans a fixed rate at which no period is skipped: the calls for those that passed during a call
   * follow it one after the other.
   *
   * @return the plan
   * @throws IllegalStateException if the daemon is not periodic
   */
  public DaemonPlan catchingUp() {
    return paced(periodic().pace().catchingUp());
  }

  /**
   * Plans when the first call of a periodic daemon comes, in place of one period after the start.
   *
   * @param delay how long after the start; zero or less means at once
   * @return the plan
   * @throws IllegalStateException if the daemon is not periodic
   * @throws ArithmeticException if {@code delay} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public DaemonPlan initialDelay(Duration delay) {
    return paced(
        periodic()
            .pace()
            .startingAfter(Timeouts.toAwait(delay, Label.ofNew("Daemon", threadName()))));
  }

  /**
   * Plans what happens when the body throws: it is run again, in the same thread, after a pause
   * that doubles with each restart of late. When it has been restarted {@code times} times within
   * {@code within}, the next exception ends the daemon as if it were never restarted.
   *
   * @param times how many restarts there may be within that time, at least 1
   * @param within how far back restarts count, longer than zero
   * @param backoff the first pause, longer than zero
   * @param maxBackoff the longest pause, not shorter than the first
   * @return the plan
   * @throws IllegalArgumentException if one of these is out of its range
   * @throws IllegalStateException if the daemon does not run once and loop by itself
   * @throws ArithmeticException if a duration is longer than {@link Threads#TIMEOUT_MAX}
   */
  public DaemonPlan restart(int times, Duration within, Duration backoff, Duration maxBackoff) {
    Restarts restarts = Restarts.of(times, within, backoff, maxBackoff);
    if (kind instanceof LoopKind loop) {
      return new DaemonPlan(threadName, new LoopKind(loop.body(), restarts), after, announcing);
    }
    throw new IllegalStateException(
        "daemon \"" + threadName + "\" does not loop by itself; only such a one can be restarted");
  }

  /**
   * Plans to start it after others, and after those of them that announce that they are ready have
   * done so.
   *
   * @param threadNames the names of threads of daemons that were added before
   * @return the plan
   */
  public DaemonPlan after(String... threadNames) {
    return new DaemonPlan(threadName, kind, List.of(threadNames), announcing);
  }

  String threadName() {
    return threadName;
  }

  List<String> predecessors() {
    return after;
  }

  boolean isAnnouncing() {
    return announcing;
  }

  DaemonTask task(DaemonContext context) {
    return kind.task(context);
  }

  private PeriodicKind periodic() {
    if (kind instanceof PeriodicKind periodic) {
      return periodic;
    }
    throw new IllegalStateException(
        "daemon \"" + threadName + "\" is not periodic; make its plan with every(..)");
  }

  private DaemonPlan paced(Pace pace) {
    Kind other = new PeriodicKind(pace, periodic().body());
    return new DaemonPlan(threadName, other, after, announcing);
  }

  private record LoopKind(AnnouncingBody body, Restarts restarts) implements Kind {
    @Override
    public DaemonTask task(DaemonContext context) {
      return new LoopTask(body, restarts, context);
    }
  }

  private record PeriodicKind(Pace pace, Lifecycle.Body body) implements Kind {
    @Override
    public DaemonTask task(DaemonContext context) {
      return new PeriodicTask(pace, body, context);
    }
  }

  private record TimerKind(Duration delay, Lifecycle.Body body) implements Kind {
    @Override
    public DaemonTask task(DaemonContext context) {
      return new TimerTask(delay, body, context);
    }
  }
}
