package io.heddle;

import java.util.Objects;

/**
 * A {@link Semaphore} that never has more permits than it started with: releasing one that nobody
 * acquired is answered with an exception instead of going unnoticed.
 *
 * <p>Right wherever permits stand for things of which there is a fixed number.
 *
 * <pre>{@code
 * private final BoundedSemaphore connections = new BoundedSemaphore("db.connections", 5);
 *
 * Row find(Key key) throws InterruptedException {
 *   try (var held = connections.hold()) {
 *     return query(key);
 *   }
 * }
 * }</pre>
 *
 * <p>Memory effects are those of {@link Semaphore}.
 *
 * <p>Source: Python {@code threading.BoundedSemaphore}.
 */
public final class BoundedSemaphore extends Semaphore {

  /** Makes a semaphore with one permit and without a name. */
  public BoundedSemaphore() {
    super(1, 1, null);
  }

  /**
   * Makes a semaphore without a name.
   *
   * @param value how many permits there are at first and at most, at least 0
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public BoundedSemaphore(int value) {
    super(value, value, null);
  }

  /**
   * Makes a semaphore with one permit.
   *
   * @param name what messages and dumps call it
   */
  public BoundedSemaphore(String name) {
    super(1, 1, Objects.requireNonNull(name, "name"));
  }

  /**
   * Makes a semaphore.
   *
   * @param name what messages and dumps call it
   * @param value how many permits there are at first and at most, at least 0
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public BoundedSemaphore(String name, int value) {
    super(value, value, Objects.requireNonNull(name, "name"));
  }

  @Override
  String state() {
    return value() + " of " + limit() + " free";
  }

  @Override
  IllegalStateException tooMany(int released) {
    return new IllegalStateException(
        label()
            + " has "
            + value()
            + " of its "
            + limit()
            + " permits, so that "
            + released
            + " more would be too many; release once for each permit that was acquired");
  }
}
