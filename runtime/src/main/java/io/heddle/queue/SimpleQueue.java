package io.heddle.queue;

import io.heddle.Threads;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An unbounded first-in first-out queue without the accounting of {@link Queue}: nobody waits to
 * put, and there is neither {@code taskDone} nor {@code shutdown}.
 *
 * <p>Memory effects: what a thread did before it put an item is visible to the thread that gets it.
 *
 * <p>Source: Python {@code queue.SimpleQueue}.
 *
 * @param <T> the type of the items
 */
public final class SimpleQueue<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final @Nullable String name;

  /** Guarded by the lock. */
  private final ArrayDeque<T> items = new ArrayDeque<>();

  /** Makes an empty queue without a name. */
  public SimpleQueue() {
    this.name = null;
  }

  /**
   * Makes an empty queue.
   *
   * @param name what messages and dumps call it
   */
  public SimpleQueue(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Puts an item, which never waits.
   *
   * @param item what to put
   */
  public void put(T item) {
    Objects.requireNonNull(item, "item");
    lock.lock();
    try {
      items.addLast(item);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts an item, which never waits; here so that a {@link Queue} can be replaced.
   *
   * @param item what to put
   * @param timeout not needed, but checked
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public void put(T item, Duration timeout) {
    Timeouts.toAcquire(timeout, this);
    put(item);
  }

  /**
   * Puts an item, which always succeeds; here so that a {@link Queue} can be replaced.
   *
   * @param item what to put
   * @return {@code true}
   */
  public boolean tryPut(T item) {
    put(item);
    return true;
  }

  /**
   * Puts an item, which always succeeds; here so that a {@link Queue} can be replaced.
   *
   * @param item what to put
   * @param timeout not needed, but checked
   * @return {@code true}
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean tryPut(T item, Duration timeout) {
    put(item, timeout);
    return true;
  }

  /**
   * Takes out the oldest item; waits until there is one.
   *
   * @return the item
   * @throws InterruptedException if the thread was interrupted before or while it waited; no item
   *     is taken and the interrupt status is cleared
   */
  public T get() throws InterruptedException {
    Probe probe = Probe.installed();
    return probe == null
        ? take()
        : probe.obtain(this, this::tryGet, () -> Optional.of(take())).orElseThrow();
  }

  private T take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty()) {
        ScopedAwait.on(notEmpty, this);
      }
      return items.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out the oldest item; waits until there is one, for a limited time.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return the item
   * @throws QueueEmptyException if there was no item before the time was over
   * @throws InterruptedException if the thread was interrupted before or while it waited; no item
   *     is taken and the interrupt status is cleared
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public T get(Duration timeout) throws InterruptedException {
    return tryGet(timeout)
        .orElseThrow(
            () ->
                new QueueEmptyException(
                    label() + " was empty for " + timeout + "; wait longer, or put items"));
  }

  /**
   * Takes out the oldest item if there is one.
   *
   * @return the item, or nothing if the queue is empty
   */
  public Optional<T> tryGet() {
    lock.lock();
    try {
      return Optional.ofNullable(items.pollFirst());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out the oldest item; waits until there is one, for a limited time.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return the item, or nothing if there was none before the time was over
   * @throws InterruptedException if the thread was interrupted before or while it waited; no item
   *     is taken and the interrupt status is cleared
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public Optional<T> tryGet(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAcquire(timeout, this);
    Probe probe = nanos == 0 ? null : Probe.installed();
    return probe == null ? poll(nanos) : probe.obtain(this, this::tryGet, () -> poll(nanos));
  }

  private Optional<T> poll(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && left > 0) {
        left = ScopedAwait.on(notEmpty, left, this);
      }
      return Optional.ofNullable(items.pollFirst());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many items there are at this moment.
   *
   * @return the number of items
   */
  public int size() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether there are no items at this moment.
   *
   * @return whether {@link #size()} is 0
   */
  public boolean empty() {
    return size() == 0;
  }

  /**
   * Returns how many threads wait for an item; for monitoring.
   *
   * @return the number of waiting threads
   */
  public int waiters() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(notEmpty);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return label() + " [" + size() + " items, " + waiters() + " waiting]";
  }

  private String label() {
    return Label.of("SimpleQueue", name, this);
  }
}
