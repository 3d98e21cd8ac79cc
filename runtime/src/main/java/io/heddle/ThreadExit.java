package io.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a thread to end itself quietly: no {@link ExceptHook} hears of it.
 *
 * <p>It is an {@link Error} so that a {@code catch (Exception e)} on the way does not stop it, and
 * carries no stack trace. In the main thread it is an exception like any other.
 *
 * <p>Source: Python's {@code SystemExit}, raised in a thread by {@code sys.exit()}.
 */
public final class ThreadExit extends Error {

  private static final long serialVersionUID = 1L;

  /** Makes one without a message. */
  public ThreadExit() {
    this(null);
  }

  /**
   * Makes one that says why.
   *
   * @param message why the thread ends, or null
   */
  public ThreadExit(@Nullable String message) {
    super(message, null, false, false);
  }
}
