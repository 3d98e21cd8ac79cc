package io.heddle;

/**
 * Something that is held until it is closed, for use in try-with-resources as Python uses {@code
 * with}.
 *
 * <pre>{@code
 * try (var held = lock.hold()) {
 *   ..
 * }
 * }</pre>
 *
 * <p>Closing it releases what {@code hold()} acquired, once per call of {@code close()}. The
 * primitives of this package hand out the same {@code Held} each time, so that holding allocates
 * nothing; nobody should keep one beyond its block.
 *
 * <p>Source: Python's {@code with} statement.
 */
@FunctionalInterface
public interface Held extends AutoCloseable {

  /**
   * Gives back what is held.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold it and it knows its
   *     owner
   * @throws IllegalStateException if nobody holds it
   */
  @Override
  void close();
}
