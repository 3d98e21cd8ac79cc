package io.heddle.scope;

import io.heddle.internal.Ambient;
import org.jspecify.annotations.Nullable;

/**
 * A scope, or a task, is cancelled, so that what the thread waits for is of no use any more.
 *
 * <p>It is thrown by waits that declare no {@link InterruptedException}, such as {@link
 * io.heddle.Lock#acquire()}, and is the cause of the {@link InterruptedException} of those that do.
 * Nobody needs to catch it: it is on its way to the end of the task, or of the block, that it is
 * about.
 */
public final class ScopeCancelled extends RuntimeException implements Ambient.Cancelled {

  private static final long serialVersionUID = 1L;

  /**
   * Made where a wait ends.
   *
   * @param message what was cancelled, and why
   * @param cause the failure or the time-out that it was cancelled for, if any
   */
  ScopeCancelled(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
