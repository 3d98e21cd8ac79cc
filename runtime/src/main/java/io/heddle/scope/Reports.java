package io.heddle.scope;

import io.heddle.ExceptHookArgs;
import io.heddle.HeddleThread;
import io.heddle.Threads;

/** Brings to {@link Threads#excepthook()} what nobody else would hear of. */
final class Reports {

  private Reports() {}

  /** Never throws. */
  static void failure(HeddleThread thread, Throwable thrown) {
    ExceptHookArgs args =
        new ExceptHookArgs(thrown.getClass(), thrown, thrown.getStackTrace(), thread);
    try {
      Threads.excepthook().handle(args);
    } catch (Throwable hookFailure) {
      if (hookFailure != thrown) {
        thrown.addSuppressed(hookFailure);
      }
      try {
        Threads.DEFAULT_EXCEPTHOOK.handle(args);
      } catch (Throwable nobodyIsLeftToTell) {
        // As the JVM does with what its own handler throws.
      }
    }
  }
}
