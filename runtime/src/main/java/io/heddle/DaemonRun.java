package io.heddle;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the thread of one daemon of a {@link Lifecycle} executes. */
final class DaemonRun implements Runnable {

  private final @Nullable Duration every;
  private final Lifecycle.Body body;
  private final Event stopping;
  private final Consumer<Throwable> failed;

  /**
   * @param every the pause before each call of the body; null for a single call without one
   * @param failed told what ends the daemon, before the hook is
   */
  DaemonRun(
      @Nullable Duration every, Lifecycle.Body body, Event stopping, Consumer<Throwable> failed) {
    this.every = every;
    this.body = body;
    this.stopping = stopping;
    this.failed = failed;
  }

  @Override
  public void run() {
    if (every == null) {
      runOnce();
    } else {
      runPeriodically(every);
    }
  }

  private void runOnce() {
    try {
      body.run(stopping);
    } catch (Throwable e) {
      end(e);
    }
  }

  private void runPeriodically(Duration pause) {
    for (; ; ) {
      try {
        if (stopping.await(pause)) {
          return;
        }
        body.run(stopping);
      } catch (Throwable e) {
        if (endsQuietly(e) || breaksTrust(e)) {
          end(e);
          return;
        }
        Uncaught.report(Threads.currentThread(), e);
      }
    }
  }

  private void end(Throwable cause) {
    if (!endsQuietly(cause)) {
      failed.accept(cause);
      Uncaught.report(Threads.currentThread(), cause);
    }
  }

  private boolean endsQuietly(Throwable cause) {
    return cause instanceof ThreadExit
        || (stopping.isSet()
            && (cause instanceof InterruptedException || cause instanceof BrokenBarrierException));
  }

  /** {@code ThreadDeath} goes by its name because Java is about to remove it. */
  private static boolean breaksTrust(Throwable cause) {
    return (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError))
        || cause.getClass().getName().equals("java.lang.ThreadDeath");
  }
}
