package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a lock has to offer to be used with {@link Condition}, in woven code and by everything else
 * in this package that takes a lock; {@link Lock}, {@link RLock} and the two sides of {@link
 * RwLock} are such locks, and a lock of your own may be one.
 *
 * <p>Idiom, the two forms being the same:
 *
 * <pre>{@code
 * try (var held = lock.hold()) {
 *   ..
 * }
 * lock.run(() -> ..);
 * }</pre>
 *
 * <p>Memory effects: what a thread did before it released the lock is visible to every thread that
 * acquires it afterwards, in whichever way.
 *
 * <p>An implementation writes the abstract methods. The others are written in terms of them and
 * need to be overridden only for speed, or where their description says so.
 *
 * <p>Source: what Python {@code threading.Condition} asks of its lock, whose private methods {@code
 * _release_save}, {@code _acquire_restore} and {@code _is_owned} are public here; the forms of
 * acquiring, {@link java.util.concurrent.locks.Lock}.
 */
public interface Lockable {

  /**
   * Waits for as long as it takes and acquires the lock. An interrupt does not end the wait; the
   * thread's interrupt status is as before when the method returns.
   */
  void acquire();

  /**
   * Waits for as long as it takes and acquires the lock, unless the thread is interrupted.
   *
   * @throws InterruptedException if the thread was interrupted before or while it waited; the lock
   *     is then not acquired and the interrupt status is cleared
   */
  void acquireInterruptibly() throws InterruptedException;

  /**
   * Acquires the lock if that needs no waiting.
   *
   * @return whether the lock was acquired
   */
  boolean tryAcquire();

  /**
   * Waits for a limited time and acquires the lock.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether the lock was acquired
   * @throws InterruptedException if the thread was interrupted before or while it waited; the lock
   *     is then not acquired and the interrupt status is cleared
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  boolean tryAcquire(Duration timeout) throws InterruptedException;

  /**
   * Waits for a limited time and acquires the lock; an interrupt does not end the wait. The
   * thread's interrupt status is as before when the method returns, or set if an interrupt came
   * meanwhile.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether the lock was acquired
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  default boolean tryAcquireUninterruptibly(Duration timeout) {
    long nanos = Timeouts.toAcquire(timeout, this);
    long start = System.nanoTime();
    long left = nanos;
    boolean interrupted = Thread.interrupted();
    try {
      while (left > 0) {
        try {
          return tryAcquire(Duration.ofNanos(left));
        } catch (InterruptedException e) {
          Ambient.throwIfCancelled(e);
          interrupted = true;
          left = nanos - (System.nanoTime() - start);
        }
      }
      return tryAcquire();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Gives the lock back, or one level of it if it is reentrant.
   *
   * @throws IllegalMonitorStateException if the lock knows its owner and that is not the calling
   *     thread; nothing changes then
   * @throws IllegalStateException if nobody holds the lock
   */
  void release();

  /**
   * Returns whether anyone holds the lock at this moment; for monitoring, not for synchronisation.
   *
   * @return whether it is held
   */
  boolean locked();

  /**
   * Returns whether the calling thread holds the lock. A lock that does not know its owner answers
   * as {@link #locked()}.
   *
   * @return whether the calling thread may do what only the holder may do
   */
  boolean heldByCurrentThread();

  /**
   * Gives the lock up whole, whatever its level, so that {@link Condition} can wait without it. The
   * given implementation releases until the calling thread does not hold the lock any more: right
   * for every lock that knows its owner, to be overridden by one that does not.
   *
   * @return the level, for {@link #restore}
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  default int releaseFully() {
    if (!heldByCurrentThread()) {
      throw new IllegalMonitorStateException(
          label() + " is not held by this thread; acquire it before giving it up");
    }
    int level = 0;
    do {
      release();
      level++;
    } while (heldByCurrentThread());
    return level;
  }

  /**
   * Acquires the lock again as it was before {@link #releaseFully()}, whatever interrupts come. The
   * given implementation acquires it once per level.
   *
   * @param level what {@link #releaseFully()} returned
   */
  default void restore(int level) {
    for (int i = 0; i < level; i++) {
      acquire();
    }
  }

  /**
   * Acquires the lock for the length of a try-with-resources block. Because {@code -Xlint:try}
   * complains of a resource that its block does not mention, {@link #run} and {@link #call} do the
   * same with a body.
   *
   * @return what releases the lock when it is closed
   */
  default Held hold() {
    acquire();
    return this::release;
  }

  /**
   * Runs a body while holding the lock.
   *
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does; the lock is released all the same
   */
  default <X extends Throwable> void run(ThrowingRunnable<X> body) throws X {
    acquire();
    try {
      body.run();
    } finally {
      release();
    }
  }

  /**
   * Runs a body with a result while holding the lock.
   *
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does; the lock is released all the same
   */
  default <T extends @Nullable Object, X extends Throwable> T call(ThrowingCallable<T, X> body)
      throws X {
    acquire();
    try {
      return body.call();
    } finally {
      release();
    }
  }

  /**
   * Returns how messages call this lock: its kind and its name, such as {@code Lock
   * "orders.stock"}, without its state.
   *
   * @return the label; {@code toString()} unless overridden
   */
  default String label() {
    return toString();
  }
}
