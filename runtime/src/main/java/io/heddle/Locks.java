package io.heddle;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several locks at once, without deadlock.
 *
 * <p>However the locks are passed, they are acquired in one order that is the same in all threads,
 * so that two threads that want the same locks never wait for each other. That holds for threads
 * that hold no other lock when they come here; who already holds one has chosen an order of his
 * own.
 *
 * <pre>{@code
 * void transfer(Account from, Account to, long amount) {
 *   try (var held = Locks.inOrder(from.lock, to.lock)) {
 *     from.balance -= amount;
 *     to.balance += amount;
 *   }
 * }
 * }</pre>
 *
 * <p>A lock that is passed twice is acquired once. Waiting is as with {@link Lockable#acquire()}:
 * for as long as it takes, and an interrupt does not end it. Memory effects are those of the locks.
 *
 * <p>Source: C++ {@code std::scoped_lock}, which takes several locks without deadlock too, but by
 * trying and backing off instead of by an order.
 */
public final class Locks {

  private static final GlobalOrder ORDER = new GlobalOrder(System::identityHashCode);

  private Locks() {}

  /**
   * Acquires several locks.
   *
   * @param locks the locks, in any order; each different one is acquired once
   * @return what releases all of them when it is closed, the last acquired first, even if releasing
   *     one of them fails
   * @throws LockUpgradeException if the write lock of a {@link RwLock} is wanted that the calling
   *     thread holds for reading; no lock is held then that was not held before
   */
  public static Held inOrder(Lockable... locks) {
    return ORDER.acquire(List.of(locks));
  }

  /**
   * Acquires several locks.
   *
   * @param locks the locks, in any order; each different one is acquired once
   * @return what releases all of them when it is closed, the last acquired first, even if releasing
   *     one of them fails
   * @throws LockUpgradeException if the write lock of a {@link RwLock} is wanted that the calling
   *     thread holds for reading; no lock is held then that was not held before
   */
  public static Held inOrder(Collection<? extends Lockable> locks) {
    return ORDER.acquire(List.copyOf(locks));
  }

  /**
   * Runs a body while holding several locks.
   *
   * @param locks the locks, in any order; each different one is acquired once
   * @param body what to run
   * @param <X> what the body throws
   * @throws X if the body does; the locks are released all the same
   * @throws LockUpgradeException as {@link #inOrder(Collection)}; the body has not run then
   */
  public static <X extends Throwable> void run(
      Collection<? extends Lockable> locks, ThrowingRunnable<X> body) throws X {
    Objects.requireNonNull(body, "body");
    Held held = inOrder(locks);
    try {
      body.run();
    } finally {
      held.close();
    }
  }

  /**
   * Runs a body with a result while holding several locks.
   *
   * @param locks the locks, in any order; each different one is acquired once
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does; the locks are released all the same
   * @throws LockUpgradeException as {@link #inOrder(Collection)}; the body has not run then
   */
  public static <T extends @Nullable Object, X extends Throwable> T call(
      Collection<? extends Lockable> locks, ThrowingCallable<T, X> body) throws X {
    Objects.requireNonNull(body, "body");
    Held held = inOrder(locks);
    try {
      return body.call();
    } finally {
      held.close();
    }
  }
}
