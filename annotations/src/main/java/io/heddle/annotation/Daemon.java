package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Threaded @Threaded} class that runs on a background thread of its own, from
 * {@code start()} to {@code close()} of the woven object.
 *
 * <p><b>Loops.</b> Without {@link #every()} the method is called once and loops by itself; it takes
 * the stop event and ends when that is set:
 *
 * <pre>{@code
 * @Daemon void pump(Event stopping) throws InterruptedException {
 *   while (!stopping.await(Duration.ofMillis(50))) { .. }
 * }
 * }</pre>
 *
 * If it throws, it is run again as {@link #restart()} allows; else its service has failed, and the
 * exception goes to {@code Threads.excepthook()} or to the class's {@link ExceptHook @ExceptHook}
 * method.
 *
 * <p><b>Periods.</b> With {@code every} the method is called again and again. Calls never overlap.
 * An exception is reported as above and the next period begins; it never ends a periodic daemon.
 *
 * <pre>{@code
 * @Daemon(every = "1m", schedule = Daemon.Schedule.FIXED_RATE) void audit() { .. }
 * }</pre>
 *
 * <p><b>Readiness.</b> A daemon that takes a second event sets it as soon as others may rely on it;
 * {@code start()} of the woven object waits for that, for at most {@link Threaded#startTimeout()},
 * and fails if the daemon fails before:
 *
 * <pre>{@code
 * @Daemon void listen(Event stopping, Event ready) throws IOException { .. }
 * }</pre>
 *
 * <p>The method returns {@code void}. Its thread is a daemon thread: it does not keep the JVM
 * alive. How a daemon has fared, missed periods included, tells {@code Lifecycle.daemons()}, of
 * which an accessor {@code abstract Lifecycle lifecycle();} gives the object.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Daemon {

  /** What the period of a daemon separates. */
  enum Schedule {
    /** The end of one call from the start of the next. */
    FIXED_DELAY,
    /** The starts of two calls. */
    FIXED_RATE
  }

  /** What happens, at a fixed rate, for periods that pass while a call lasts. */
  enum Missed {
    /** They are left out and counted. */
    SKIP,
    /** Their calls follow, one after the other, until none is late. */
    CATCH_UP
  }

  /**
   * The name of the thread.
   *
   * @return the name; empty for {@code Type.method}
   */
  String name() default "";

  /**
   * The period.
   *
   * @return a duration longer than zero, such as {@code "1s"}; empty for one call that loops by
   *     itself
   */
  String every() default "";

  /**
   * What the period separates.
   *
   * @return whether calls keep a distance or a rate; only for a daemon with {@link #every()}
   */
  Schedule schedule() default Schedule.FIXED_DELAY;

  /**
   * What happens for periods that pass while a call lasts.
   *
   * @return whether they are left out or made up for; only for a fixed rate
   */
  Missed missed() default Missed.SKIP;

  /**
   * When the first call comes.
   *
   * @return a duration after the start, {@code "0s"} for at once; empty for one period; only for a
   *     daemon with {@link #every()}
   */
  String initialDelay() default "";

  /**
   * How often the daemon is run again after an exception, {@link #within()} a time. The exception
   * after that ends it, and its service has failed.
   *
   * @return the number of restarts; 0 for none; only for a daemon that loops by itself
   */
  int restart() default 0;

  /**
   * How far back restarts count.
   *
   * @return a duration longer than zero
   */
  String within() default "1m";

  /**
   * The pause before a restart; it doubles with each further one {@link #within()} that time.
   *
   * @return a duration longer than zero
   */
  String backoff() default "100ms";

  /**
   * The longest pause before a restart.
   *
   * @return a duration not shorter than {@link #backoff()}
   */
  String maxBackoff() default "30s";

  /**
   * The place of the daemon in the order in which they start, which is the reverse of that in which
   * they are waited for at the end.
   *
   * @return lower numbers start first; equal ones as they stand in the source
   */
  int order() default 0;

  /**
   * The daemons that start before this one, and that are ready before it starts if they say when
   * they are.
   *
   * @return names of {@code @Daemon} methods of the class
   */
  String[] after() default {};
}
