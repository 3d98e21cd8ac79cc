package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flag that threads wait for: one thread sets it, all that wait go on.
 *
 * <p>The flag is clear at first. While it is set nobody waits; after {@link #clear()} threads wait
 * again until the next {@link #set()}. Whoever waited when the flag was set goes on and is told so,
 * even if the flag is cleared at once.
 *
 * <pre>{@code
 * while (!stopping.await(Duration.ofSeconds(1))) {
 *   poll();
 * }
 * }</pre>
 *
 * <p>Memory effects: what a thread did before {@link #set()} is visible to every thread that sees
 * the flag set or is woken by it.
 *
 * <p>Source: Python {@code threading.Event}.
 */
public final class Event {

  private static final int CLEAR = 0;
  private static final int SET = 1;

  /** Clear, and threads wait in the queue. */
  private static final int AWAITED = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Event.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * {@link #AWAITED} exactly while the queue has waiters, which changes under the mutex only;
   * between {@link #CLEAR} and {@link #SET} anyone may switch. Setting the flag and taking all
   * waiters is therefore one step, and costs one compare-and-set when there are none.
   */
  private volatile int state = CLEAR;

  private final Mutex mutex = new Mutex();
  private final WaitQueue queue = new WaitQueue();
  private final @Nullable String name;

  /** Makes an event without a name whose flag is clear. */
  public Event() {
    this.name = null;
  }

  /**
   * Makes an event whose flag is clear.
   *
   * @param name what messages and dumps call it
   */
  public Event(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Returns whether the flag is set.
   *
   * @return whether a thread that waits now would go on at once
   */
  public boolean isSet() {
    return state == SET;
  }

  /** Sets the flag and wakes every thread that waits for it. */
  public void set() {
    int seen = state;
    if (seen == SET || (seen == CLEAR && STATE.compareAndSet(this, CLEAR, SET))) {
      return;
    }
    mutex.lock();
    Waiter waiters;
    try {
      waiters = queue.detachAll();
      state = SET;
    } finally {
      mutex.unlock();
    }
    WaitQueue.wake(waiters);
  }

  /** Clears the flag; threads that wait from now on wait for the next {@link #set()}. */
  public void clear() {
    if (state == SET) {
      STATE.compareAndSet(this, SET, CLEAR);
    }
  }

  /**
   * Waits until the flag is set.
   *
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   */
  public void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (isSet()) {
      return;
    }
    Probe probe = Probe.installed();
    if (probe == null) {
      awaitInScope();
    } else {
      probe.await(this, this::awaitInScope);
    }
  }

  /**
   * Waits until the flag is set, for a limited time.
   *
   * @param timeout how long to wait at most; zero or less means not to wait
   * @return whether the flag was set; {@code false} only if the time is over
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return awaitNanos(Timeouts.toAwait(timeout, this));
  }

  private boolean awaitNanos(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (isSet()) {
      return true;
    }
    if (nanos == 0) {
      return false;
    }
    Probe probe = Probe.installed();
    return probe == null ? awaitInScope(nanos) : probe.tryAwait(this, () -> awaitInScope(nanos));
  }

  private void awaitInScope() throws InterruptedException {
    Ambient scope = Ambient.current();
    if (scope == null) {
      awaitSet();
    } else {
      scope.await(
          this,
          () -> {
            awaitSet();
            return true;
          });
    }
  }

  private boolean awaitInScope(long nanos) throws InterruptedException {
    Ambient scope = Ambient.current();
    return scope == null ? awaitSet(nanos) : scope.await(this, () -> awaitSet(nanos));
  }

  private void awaitSet() throws InterruptedException {
    Waiter waiter = new Waiter();
    if (enqueue(waiter)) {
      try {
        waiter.await(this);
      } catch (InterruptedException e) {
        leave(waiter, e);
      }
    }
  }

  private boolean awaitSet(long nanos) throws InterruptedException {
    Waiter waiter = new Waiter();
    if (!enqueue(waiter)) {
      return true;
    }
    try {
      return waiter.await(this, nanos) || !dequeue(waiter);
    } catch (InterruptedException e) {
      leave(waiter, e);
      return true;
    }
  }

  /**
   * Returns how many threads wait; for monitoring.
   *
   * @return the number of waiting threads
   */
  public int waiters() {
    return queue.size();
  }

  @Override
  public String toString() {
    return Label.of("Event", name, this)
        + (isSet() ? " [set]" : " [clear, " + waiters() + " waiting]");
  }

  /** Puts a waiter into the queue; false if the flag is set. */
  private boolean enqueue(Waiter waiter) {
    mutex.lock();
    try {
      while (state != AWAITED) {
        if (state == SET) {
          return false;
        }
        STATE.compareAndSet(this, CLEAR, AWAITED);
      }
      queue.add(waiter);
      return true;
    } finally {
      mutex.unlock();
    }
  }

  /** Takes a waiter out that gives up; false if {@link #set()} has done so. */
  private boolean dequeue(Waiter waiter) {
    boolean gaveUp;
    mutex.lock();
    try {
      gaveUp = queue.remove(waiter);
      if (gaveUp && queue.size() == 0) {
        state = CLEAR;
      }
    } finally {
      mutex.unlock();
    }
    if (!gaveUp) {
      waiter.leave();
    }
    return gaveUp;
  }

  /** An interrupt that comes after {@link #set()} does not undo the set: it is kept for later. */
  private void leave(Waiter waiter, InterruptedException interrupt) throws InterruptedException {
    if (dequeue(waiter)) {
      throw interrupt;
    }
    Thread.currentThread().interrupt();
  }
}
