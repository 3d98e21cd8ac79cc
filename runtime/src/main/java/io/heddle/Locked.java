package io.heddle;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that can be reached only while its lock is held.
 *
 * <p>The lock comes with the value and cannot be forgotten: every way to the value goes through it.
 * It is reentrant. What this cannot prevent is that a body hands the value itself out; give out
 * copies.
 *
 * <pre>{@code
 * private final Locked<Map<String, Integer>> stock = Locked.of("orders.stock", new HashMap<>());
 *
 * int left(String article) {
 *   return stock.call(articles -> articles.getOrDefault(article, 0));
 * }
 *
 * void deliver(String article, int n) {
 *   try (var held = stock.hold()) {
 *     held.get().merge(article, n, Integer::sum);
 *   }
 * }
 * }</pre>
 *
 * <p>Memory effects are those of the lock: what one body did to the value the next one sees. {@link
 * #hold()} allocates nothing.
 *
 * <p>Source: Rust {@code std::sync::Mutex}, without its poisoning.
 *
 * @param <T> the type of the value
 */
public final class Locked<T> {

  /**
   * What to do with the value.
   *
   * @param <T> the type of the value
   * @param <X> what it throws; the compiler infers {@link RuntimeException} for a body that throws
   *     nothing checked
   */
  @FunctionalInterface
  public interface Action<T, X extends Throwable> {

    /**
     * Works on the value.
     *
     * @param value the value, not to be kept
     * @throws X if the body fails
     */
    void run(T value) throws X;
  }

  /**
   * What to find out from the value.
   *
   * @param <T> the type of the value
   * @param <R> the type of the answer
   * @param <X> what it throws; the compiler infers {@link RuntimeException} for a body that throws
   *     nothing checked
   */
  @FunctionalInterface
  public interface Query<T, R extends @Nullable Object, X extends Throwable> {

    /**
     * Works on the value and answers something.
     *
     * @param value the value, not to be kept
     * @return the answer, which should not be the value itself if that can change
     * @throws X if the body fails
     */
    R call(T value) throws X;
  }

  /**
   * The way to the value for the length of a try-with-resources block. All blocks share it; it
   * serves whoever holds the lock.
   */
  public final class Access implements Held {

    private Access() {}

    /**
     * Returns the value.
     *
     * @return the value, not to be kept beyond the block
     * @throws IllegalMonitorStateException if the calling thread does not hold the lock
     */
    public T get() {
      requireHeld();
      return value;
    }

    /**
     * Puts another value in its place.
     *
     * @param value the new value
     * @throws IllegalMonitorStateException if the calling thread does not hold the lock
     */
    public void set(T value) {
      requireHeld();
      Locked.this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Releases the lock.
     *
     * @throws IllegalMonitorStateException if the calling thread does not hold it
     */
    @Override
    public void close() {
      lock.release();
    }
  }

  private final RLock lock;
  private final Access access = new Access();

  /** Read and written by the thread that holds the lock. */
  private T value;

  private Locked(RLock lock, T value) {
    this.lock = lock;
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * Puts a value behind a lock without a name.
   *
   * @param value the value, which nobody else should have
   * @param <T> the type of the value
   * @return the locked value
   */
  public static <T> Locked<T> of(T value) {
    return new Locked<>(new RLock(), value);
  }

  /**
   * Puts a value behind a lock.
   *
   * @param name what messages and dumps call the lock
   * @param value the value, which nobody else should have
   * @param <T> the type of the value
   * @return the locked value
   */
  public static <T> Locked<T> of(String name, T value) {
    return new Locked<>(new RLock(name), value);
  }

  /**
   * Acquires the lock for the length of a try-with-resources block.
   *
   * @return the way to the value, which releases the lock when it is closed
   */
  public Access hold() {
    lock.acquire();
    return access;
  }

  /**
   * Does something with the value.
   *
   * @param body what to do, holding the lock
   * @param <X> what the body throws
   * @throws X if the body does; the lock is released all the same
   */
  public <X extends Throwable> void run(Action<? super T, X> body) throws X {
    Objects.requireNonNull(body, "body");
    lock.acquire();
    try {
      body.run(value);
    } finally {
      lock.release();
    }
  }

  /**
   * Finds something out from the value.
   *
   * @param body what to ask, holding the lock
   * @param <R> the type of the answer
   * @param <X> what the body throws
   * @return the body's answer
   * @throws X if the body does; the lock is released all the same
   */
  public <R extends @Nullable Object, X extends Throwable> R call(Query<? super T, R, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    lock.acquire();
    try {
      return body.call(value);
    } finally {
      lock.release();
    }
  }

  /**
   * Puts another value in the place of this one, in one step.
   *
   * @param change makes the new value from the old one, holding the lock; if it throws, the old
   *     value stays
   */
  public void update(UnaryOperator<T> change) {
    Objects.requireNonNull(change, "change");
    lock.acquire();
    try {
      value = Objects.requireNonNull(change.apply(value), "the new value");
    } finally {
      lock.release();
    }
  }

  /**
   * Returns the lock, to wait under it with a {@link Condition} or to take it together with others
   * by {@link Locks#inOrder}.
   *
   * @return always the same lock
   */
  public Lockable lockable() {
    return lock;
  }

  /** Shows the lock and not the value, which may be changing. */
  @Override
  public String toString() {
    return "Locked by " + lock;
  }

  private void requireHeld() {
    if (!lock.heldByCurrentThread()) {
      throw new IllegalMonitorStateException(
          lock.label()
              + " is not held by the calling thread; reach the value inside hold(), run() or"
              + " call()");
    }
  }
}
