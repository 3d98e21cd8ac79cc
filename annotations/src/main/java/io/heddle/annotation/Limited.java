package io.heddle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Threaded @Threaded} class that only so many threads run at a time; the
 * others wait for one of them to leave.
 *
 * <pre>{@code
 * @Limited(permits = 4)
 * Page fetch(URI address) throws InterruptedException { .. }
 * }</pre>
 *
 * <p>The permits are those of an {@code io.heddle.BoundedSemaphore}, one per object and method. A
 * permit is taken before the locks of the method's {@link Guarded @Guarded} and given back after
 * them, however the body ends, so that nobody waits for a permit while holding those locks. A
 * permit is not reentrant: a body that calls its own method again takes another one.
 *
 * <p>The method's {@code throws} clause chooses how a thread waits. With {@code
 * InterruptedException} the wait can be interrupted; when a {@link #timeout()} passes, {@code
 * java.util.concurrent.TimeoutException} is thrown if declared, else {@code
 * io.heddle.LockTimeoutException}.
 *
 * <p>On an abstract accessor it says how much there is of what the accessor returns: the permits
 * that an {@code io.heddle.Semaphore} or {@code BoundedSemaphore} starts with, or the items that an
 * {@code io.heddle.queue.Queue}, {@code LifoQueue} or {@code PriorityQueue} has room for.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Limited {

  /**
   * How many threads may be in the method at a time.
   *
   * @return at least 1
   */
  int permits();

  /**
   * How long a thread waits for a permit.
   *
   * @return a duration such as {@code "250ms"}; zero means not to wait, empty means no limit
   */
  String timeout() default "";
}
