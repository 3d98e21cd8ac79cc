package io.heddle;

import io.heddle.queue.QueueShutDownException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a daemon shares with the {@link Lifecycle} that it belongs to, and its counters. */
final class DaemonContext {

  private final String threadName;
  private final Event stopping;
  private final Event ready;
  private final Consumer<Throwable> failed;
  private final FailureReports reports;

  /** Written by the daemon's thread, read by anyone. */
  private final AtomicLong calls = new AtomicLong();

  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong missedTicks = new AtomicLong();
  private volatile @Nullable Throwable lastFailure;

  /**
   * @param stopping the stop event of the service
   * @param failed told what ends the daemon, before anybody else is
   * @param reports hears of everything that the body throws
   */
  DaemonContext(
      String threadName, Event stopping, Consumer<Throwable> failed, FailureReports reports) {
    this.threadName = threadName;
    this.stopping = stopping;
    this.ready = new Event(threadName + ".ready");
    this.failed = failed;
    this.reports = reports;
  }

  Event stopping() {
    return stopping;
  }

  /** Set when the daemon is ready, or when waiting for that has become pointless. */
  Event ready() {
    return ready;
  }

  /** A call of the body, in whichever way it is called. */
  @FunctionalInterface
  interface Call {
    void run() throws Exception;
  }

  void call(Call body) throws Exception {
    calls.incrementAndGet();
    body.run();
  }

  /**
   * Reports what a call has thrown, for a daemon that goes on.
   *
   * @throws Throwable the same, if it is not for the daemon to go on after that
   */
  void survive(Throwable thrown) throws Throwable {
    if (endsQuietly(thrown) || breaksTrust(thrown)) {
      throw thrown;
    }
    note(thrown);
    reports.report(Threads.currentThread(), thrown);
  }

  /**
   * Waits for the time of the next call. An interrupt that has nothing to do with the end of the
   * service is reported and does not shorten the wait.
   *
   * @param due that time, as of {@link System#nanoTime()}
   * @return whether the service stops before
   */
  boolean stopsBefore(long due) throws Throwable {
    for (; ; ) {
      try {
        return stopping.await(Duration.ofNanos(due - System.nanoTime()));
      } catch (InterruptedException e) {
        survive(e);
      }
    }
  }

  /** Ends the daemon. */
  void end(Throwable cause) {
    if (!endsQuietly(cause)) {
      note(cause);
      failed.accept(cause);
      reports.report(Threads.currentThread(), cause);
    }
  }

  void missed(long ticks) {
    missedTicks.addAndGet(ticks);
  }

  DaemonStatus status(boolean alive) {
    return new DaemonStatus(
        threadName,
        alive,
        calls.get(),
        failures.get(),
        missedTicks.get(),
        Optional.ofNullable(lastFailure));
  }

  private void note(Throwable thrown) {
    failures.incrementAndGet();
    lastFailure = thrown;
  }

  /** These are how a daemon that waits learns that its service stops. */
  private boolean endsQuietly(Throwable cause) {
    return cause instanceof ThreadExit
        || (stopping.isSet()
            && (cause instanceof InterruptedException
                || cause instanceof BrokenBarrierException
                || cause instanceof QueueShutDownException));
  }

  /** {@code ThreadDeath} goes by its name because Java is about to remove it. */
  private static boolean breaksTrust(Throwable cause) {
    return (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError))
        || cause.getClass().getName().equals("java.lang.ThreadDeath");
  }
}
