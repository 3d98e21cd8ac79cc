package io.heddle.samples.bank;

import io.heddle.Event;
import java.time.Duration;

/**
 * Lets work come to a clean end when the JVM is told to stop, as Ctrl-C does: the JVM waits until
 * this is closed, but not for ever.
 */
final class Shutdown implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Event closed = new Event("bank.closed");

  /** Has the work asked to end if the JVM is told to stop before {@link #close()}. */
  void asks(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop), "bank-shutdown"));
  }

  private void end(Runnable stop) {
    stop.run();
    try {
      closed.await(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.set();
  }
}
