package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface that lists services: for {@code Plant} Heddle generates {@code final class
 * Heddle_Plant implements Plant}, which is one service made of them all.
 *
 * <pre>{@code
 * @ServiceGroup(restart = 3)
 * interface Plant {
 *   Database database();
 *
 *   @Starts(after = "database") Web web();
 * }
 *
 * try (var plant = Heddle_Plant.create(() -> Heddle_Database.create(url), Heddle_Web::create)) {
 *   plant.start();
 *   ..
 * }
 * }</pre>
 *
 * <p>Each method without parameters is a member; the factory {@code create} takes what makes one,
 * in the order of the methods. The methods return the members of this moment; after a restart they
 * are others. The group is an {@code io.heddle.Service} over an {@code io.heddle.Supervisor}: it
 * starts its members in order, waiting until each is ready, starts those again that fail together
 * with those that come {@linkplain Starts#after() after} them, stops in reverse order, and reports
 * which did not stop and where it hangs.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ServiceGroup {

  /**
   * How long {@code close()} waits for all members together before it interrupts.
   *
   * @return a duration such as {@code "30s"}; zero interrupts at once
   */
  String stopTimeout() default "30s";

  /**
   * How often members are started again {@link #within()} a time. The failure after that ends the
   * group.
   *
   * @return the number of restarts; 0 for none
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
}
