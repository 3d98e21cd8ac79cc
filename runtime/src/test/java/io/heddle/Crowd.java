package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Very many virtual threads that do the same. */
public final class Crowd {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch ended;
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private Crowd(int size) {
    ended = new CountDownLatch(size);
  }

  public static Crowd start(int size, ThrowingRunnable<Exception> body) {
    Crowd crowd = new Crowd(size);
    for (int i = 0; i < size; i++) {
      Thread thread = VirtualThreads.unstarted(() -> crowd.run(body));
      crowd.threads.add(thread);
      thread.start();
    }
    return crowd;
  }

  /** Waits until every one of them waits. */
  public Crowd awaitAllWaiting() {
    for (Thread thread : threads) {
      Actor.until(
          () ->
              thread.getState() == Thread.State.WAITING
                  || thread.getState() == Thread.State.TIMED_WAITING);
    }
    return this;
  }

  public Crowd interrupt() {
    threads.forEach(Thread::interrupt);
    return this;
  }

  /** Waits until every one has ended; they must not have thrown anything but interrupts. */
  public Crowd awaitEnd() throws InterruptedException {
    boolean all = ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    assertThat(failure.get()).isNull();
    assertThat(all).as("all have ended; %s have not", ended.getCount()).isTrue();
    return this;
  }

  /** How many ended by an interrupt. */
  public int interrupted() {
    return interrupted.get();
  }

  private void run(ThrowingRunnable<Exception> body) {
    try {
      body.run();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      ended.countDown();
    }
  }
}
