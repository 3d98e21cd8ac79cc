package io.heddle.pool;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** Where a future is in its life; threads that wait for its end queue here. */
final class FutureState extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  static final int PENDING = 0;
  static final int RUNNING = 1;

  /** One thread has the right to write the outcome, and does. */
  static final int FINISHING = 2;

  static final int FINISHED = 3;
  static final int CANCELLED = 4;

  /** Cancelled, and the executor knows. */
  static final int NOTIFIED = 5;

  int now() {
    return getState();
  }

  boolean isDone() {
    return getState() >= FINISHED;
  }

  boolean isCancelled() {
    return getState() >= CANCELLED;
  }

  /** For the steps that end no wait. */
  boolean advance(int from, int to) {
    return compareAndSetState(from, to);
  }

  /** Ends all waits, unless the work has begun. */
  boolean cancel() {
    return releaseShared(CANCELLED);
  }

  /** Ends all waits; called once, by the thread that has advanced to {@link #FINISHING}. */
  void finish() {
    releaseShared(FINISHED);
  }

  void await() throws InterruptedException {
    acquireSharedInterruptibly(0);
  }

  boolean await(long nanos) throws InterruptedException {
    return tryAcquireSharedNanos(0, nanos);
  }

  @Override
  protected int tryAcquireShared(int ignored) {
    return isDone() ? 1 : -1;
  }

  @Override
  protected boolean tryReleaseShared(int end) {
    return compareAndSetState(end == CANCELLED ? PENDING : FINISHING, end);
  }

  @Override
  public String toString() {
    return switch (getState()) {
      case PENDING -> "pending";
      case RUNNING, FINISHING -> "running";
      case FINISHED -> "finished";
      default -> "cancelled";
    };
  }
}
