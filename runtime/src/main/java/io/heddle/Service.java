package io.heddle;

import java.util.Objects;

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

  /**
   * Asks to be told when this service has become {@link ServiceState#FAILED}.
   *
   * <p>A service that is made of a {@link Lifecycle} hands the call over to {@link
   * Lifecycle#tellFailure}, as woven classes do.
   *
   * @param listener runs once, in the thread in which the service fails, or in this one if it has
   *     failed already; it must not wait for anything
   * @return whether the listener will be told; {@code false}, as this method returns where it is
   *     not overridden, means that only {@link #state()} tells
   */
  default boolean tellFailure(Runnable listener) {
    Objects.requireNonNull(listener, "listener");
    return false;
  }
}
