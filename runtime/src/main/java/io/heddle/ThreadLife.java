package io.heddle;

import io.heddle.internal.Ambient;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thread has been started and has ended, and where others wait for its end.
 *
 * <p>A superclass and not a part of {@link HeddleThread}, because a {@link Timer} that waits should
 * be no larger than it must.
 */
abstract class ThreadLife {

  private static final byte NEW = 0;
  private static final byte STARTED = 1;
  private static final byte OVER = 2;

  private static final VarHandle LIFE;
  private static final VarHandle ENDED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      LIFE = lookup.findVarHandle(ThreadLife.class, "life", byte.class);
      ENDED = lookup.findVarHandle(ThreadLife.class, "ended", CountDownLatch.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * {@link #STARTED} set by the thread that starts it, which sets {@link #NEW} again if that fails;
   * {@link #OVER} by the thread itself as its last act.
   */
  private volatile byte life;

  /**
   * Made by the first thread that waits for the end, which then looks at {@link #life} again; who
   * ends the wait sets {@link #life} and then looks here. So one of them sees the other.
   */
  private volatile @Nullable CountDownLatch ended;

  /** How messages call it. */
  abstract String label();

  final boolean isNew() {
    return life == NEW;
  }

  final boolean isStarted() {
    return life == STARTED;
  }

  final boolean isOver() {
    return life == OVER;
  }

  /** Makes a new one a started one; false if it was started before. */
  final boolean begin() {
    return LIFE.compareAndSet(this, NEW, STARTED);
  }

  /** What {@link #begin()} does, for who sees to it that nobody else does it at the same time. */
  final void setStarted() {
    LIFE.setRelease(this, STARTED);
  }

  /** Makes one new again that could not be started, and lets those go that wait for its end. */
  final void begunInVain() {
    life = NEW;
    CountDownLatch waited = (CountDownLatch) ENDED.getAndSet(this, (CountDownLatch) null);
    if (waited != null) {
      waited.countDown();
    }
  }

  /** Tells everyone that the thread has ended. */
  final void announceEnd() {
    setOver();
    VarHandle.fullFence();
    tellWaiters();
  }

  /** The first half of {@link #announceEnd()}; a full fence comes between it and the other. */
  final void setOver() {
    LIFE.setRelease(this, OVER);
  }

  /** The second half of {@link #announceEnd()}. */
  final void tellWaiters() {
    CountDownLatch waited = ended;
    if (waited != null) {
      waited.countDown();
    }
  }

  /**
   * Waits until it has ended.
   *
   * @throws IllegalStateException if it has not been started, or could not be
   */
  final void awaitEnd() throws InterruptedException {
    requireUninterrupted();
    for (CountDownLatch end = endOrNull(); end != null; end = endOrNull()) {
      CountDownLatch awaited = end;
      Ambient scope = Ambient.current();
      if (scope == null) {
        awaited.await();
      } else {
        scope.await(
            this,
            () -> {
              awaited.await();
              return true;
            });
      }
    }
  }

  /** As {@link #awaitEnd()}, for so long at most; false if the time is over before. */
  final boolean awaitEnd(long nanos) throws InterruptedException {
    requireUninterrupted();
    long start = System.nanoTime();
    for (CountDownLatch end = endOrNull(); end != null; end = endOrNull()) {
      if (!awaitEnd(end, nanos - (System.nanoTime() - start))) {
        return false;
      }
    }
    return true;
  }

  private boolean awaitEnd(CountDownLatch end, long left) throws InterruptedException {
    Ambient scope = left <= 0 ? null : Ambient.current();
    return scope == null
        ? end.await(left, TimeUnit.NANOSECONDS)
        : scope.await(this, () -> end.await(left, TimeUnit.NANOSECONDS));
  }

  final void requireStarted() {
    if (life == NEW) {
      throw new IllegalStateException(
          label() + " has not been started; start it before joining it");
    }
  }

  /** What opens when the thread ends or proves not to have been started; null if it has ended. */
  private @Nullable CountDownLatch endOrNull() {
    if (life == OVER) {
      return null;
    }
    CountDownLatch end = ended;
    if (end == null) {
      CountDownLatch fresh = new CountDownLatch(1);
      CountDownLatch first =
          (CountDownLatch) ENDED.compareAndExchange(this, (CountDownLatch) null, fresh);
      end = first == null ? fresh : first;
    }
    requireStarted();
    return life == OVER ? null : end;
  }

  private static void requireUninterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
