package io.heddle.scope;

import io.heddle.ThreadExit;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the exceptions by which a cancelled task ends from its failures. A {@link ThreadExit} ends
 * a task quietly, as it does a thread: it has neither a result nor a failure.
 */
final class Cancelled {

  /** Longer chains of causes are taken for failures. */
  private static final int DEPTH = 50;

  private Cancelled() {}

  static boolean is(Task<?> task, Throwable thrown) {
    if (thrown instanceof ThreadExit) {
      return true;
    }
    if (task.cancellation() == null || ScopeFailed.carriesError(thrown)) {
      return false;
    }
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < DEPTH; i++) {
      if (isInterruption(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isInterruption(@Nullable Throwable thrown) {
    return thrown instanceof InterruptedException
        || thrown instanceof ScopeCancelled
        || thrown instanceof ClosedByInterruptException;
  }
}
