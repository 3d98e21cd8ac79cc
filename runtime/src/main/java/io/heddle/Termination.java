package io.heddle;

import io.heddle.internal.Timeouts;
import java.time.Duration;

/**
 * The wish that the JVM ends, as an event: Ctrl-C, the signal to terminate and {@code System.exit}
 * set it, and the JVM then waits until the work at hand has come to a clean end.
 *
 * <pre>{@code
 * try (Termination termination = Termination.within(Duration.ofSeconds(10))) {
 *   shop.start();
 *   termination.requested().await();
 *   shop.close();
 *   print(report);
 * }
 * }</pre>
 *
 * <p>The JVM waits from the request to {@link #close()}, and no longer than it was told at first:
 * work that hangs does not keep it for ever. Whoever calls {@code System.exit} before {@code
 * close()}, in the thread that is to close, waits for itself that long. A JVM that is killed, and a
 * call of {@code Runtime.halt}, ask nobody.
 *
 * <p>Memory effects: those of {@link Event}; what was done before {@code close()} is done before
 * the JVM ends.
 *
 * <p>Source: the shutdown hooks of {@link Runtime#addShutdownHook}.
 */
public final class Termination implements AutoCloseable {

  private final Duration patience;
  private final Event requested = new Event("termination.requested");
  private final Event closed = new Event("termination.closed");
  private final Thread hook = new Thread(this::request, "heddle-termination");

  private Termination(Duration patience) {
    this.patience = Duration.ofNanos(Timeouts.toAcquire(patience, "Termination"));
  }

  /**
   * Begins to listen for the end of the JVM.
   *
   * @param patience how long the JVM waits for {@link #close()}; zero means not to wait
   * @return an object to close when there is nothing left to bring to an end
   * @throws IllegalArgumentException if {@code patience} is negative
   * @throws ArithmeticException if {@code patience} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if the JVM is ending already
   */
  public static Termination within(Duration patience) {
    Termination termination = new Termination(patience);
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /**
   * Returns the event that is set when the JVM is asked to end. It may be given to whatever should
   * stop then, and set by whoever wants to stop for another reason.
   *
   * @return always the same event
   */
  public Event requested() {
    return requested;
  }

  /** Lets the JVM end, and listens no longer. Calling it again does no harm. */
  @Override
  public void close() {
    closed.set();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs, and has just been released.
    }
  }

  @Override
  public String toString() {
    return "Termination [" + (requested.isSet() ? "requested" : "not requested") + "]";
  }

  private void request() {
    requested.set();
    try {
      closed.await(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
