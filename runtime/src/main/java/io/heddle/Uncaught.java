package io.heddle;

/**
 * Brings what nobody caught to the {@link ExceptHook}, and from a failing hook to the JVM's
 * handler.
 */
final class Uncaught {

  private Uncaught() {}

  /** Never throws. */
  static void report(HeddleThread thread, Throwable value) {
    if (value instanceof ThreadExit) {
      return;
    }
    try {
      Threads.excepthook()
          .handle(new ExceptHookArgs(value.getClass(), value, value.getStackTrace(), thread));
    } catch (Throwable hookFailure) {
      fallBack(thread.asJavaThread(), value, hookFailure);
    }
  }

  private static void fallBack(Thread thread, Throwable value, Throwable hookFailure) {
    try {
      if (hookFailure != value) {
        value.addSuppressed(hookFailure);
      }
      Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
      if (handler != null) {
        handler.uncaughtException(thread, value);
      }
    } catch (Throwable ignored) {
      // As the JVM does with what its own handler throws: there is nobody left to tell.
    }
  }
}
