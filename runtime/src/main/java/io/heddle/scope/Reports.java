package io.heddle.scope;

import io.heddle.ExceptHookArgs;
import io.heddle.HeddleThread;
import io.heddle.Threads;

/** Brings to {@link Threads#excepthook()} what nobody else would hear of. */
final class Reports {

  private Reports() {}

  /** What a task of a supervised scope has thrown, and nobody has asked for. */
  static void unseen(Task<?> failed) {
    HeddleThread thread = failed.thread();
    failure(thread != null ? thread : Threads.currentThread(), failed.thrown());
  }

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
