package io.heddle;

/**
 * An object with threads of its own, which are there from {@link #start()} to {@link #close()}.
 *
 * <pre>{@code
 * try (Service shop = Heddle_Shop.create(catalogue)) {
 *   shop.start();
 *   ..
 * }
 * }</pre>
 *
 * <p>Memory effects: what was done before {@link #start()} is visible to its threads; what those
 * did, to whoever returns from {@link #close()}.
 */
public interface Service extends AutoCloseable {

  /**
   * Starts its threads; there are none before.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  void start();

  /**
   * Stops its threads and waits for them. Calling it again, or from several threads, does no harm.
   */
  @Override
  void close();

  /**
   * Returns where it is in its life.
   *
   * @return the state at this moment
   */
  ServiceState state();
}
