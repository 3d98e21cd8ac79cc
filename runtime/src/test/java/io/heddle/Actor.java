package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread of a test: what it answered, what it threw, and whether it waits. */
public final class Actor<T> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Thread thread;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile T answer;
  private volatile Throwable failure;

  private Actor(ThreadKind kind, ThrowingCallable<T, ? extends Throwable> body) {
    thread =
        kind.unstarted(
            () -> {
              try {
                answer = body.call();
              } catch (Throwable e) {
                failure = e;
              } finally {
                done.countDown();
              }
            });
  }

  public static <T> Actor<T> start(ThreadKind kind, ThrowingCallable<T, ? extends Throwable> body) {
    Actor<T> actor = new Actor<>(kind, body);
    actor.thread.start();
    return actor;
  }

  /** Waits, for a limited time, until something has come true. */
  public static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as("nanoseconds waited").isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(100_000);
    }
  }

  /** Waits until the thread waits for something. */
  public Actor<T> awaitBlocked() {
    until(
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING
                || done.getCount() == 0);
    assertThat(done.getCount()).as("threads that still run: %s", failure).isEqualTo(1);
    return this;
  }

  public Actor<T> interrupt() {
    thread.interrupt();
    return this;
  }

  /** Waits for the end of the thread and returns what it answered, or throws what it threw. */
  public T result() throws Exception {
    Throwable thrown = failure();
    if (thrown instanceof Exception e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    return answer;
  }

  /** Waits for the end of the thread and returns what it threw; null if it threw nothing. */
  public Throwable failure() throws InterruptedException {
    assertThat(done.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS))
        .as("%s has ended; it stands at %s", thread, java.util.List.of(thread.getStackTrace()))
        .isTrue();
    return failure;
  }
}
