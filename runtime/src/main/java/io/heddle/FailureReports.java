package io.heddle;

import org.jspecify.annotations.Nullable;

/** Brings what the daemons of a {@link Lifecycle} throw to its hook, or to that of all threads. */
final class FailureReports {

  /** Written before the daemons start, read by them. */
  private volatile @Nullable ExceptHook hook;

  void hook(ExceptHook value) {
    hook = value;
  }

  /** Never throws. */
  void report(HeddleThread thread, Throwable value) {
    ExceptHook own = hook;
    if (value instanceof ThreadExit) {
      return;
    } else if (own == null) {
      Uncaught.report(thread, value);
      return;
    }
    try {
      own.handle(new ExceptHookArgs(value.getClass(), value, value.getStackTrace(), thread));
    } catch (Throwable hookFailure) {
      if (hookFailure != value) {
        value.addSuppressed(hookFailure);
      }
      Uncaught.report(thread, value);
    }
  }
}
