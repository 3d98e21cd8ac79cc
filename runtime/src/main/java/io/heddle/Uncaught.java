package io.heddle;

import java.util.Arrays;

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
      fallBack(thread, value, hookFailure);
    }
  }

  private static void fallBack(HeddleThread failed, Throwable value, Throwable hookFailure) {
    try {
      Thread thread = failed.asJavaThread();
      boolean carried = carries(value, hookFailure);
      Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
      if (handler != null) {
        handler.uncaughtException(thread, value);
        if (!carried) {
          handler.uncaughtException(thread, hookFailure);
        }
      }
    } catch (Throwable ignored) {
      // As the JVM does with what its own handler throws: there is nobody left to tell.
    }
  }

  /** Lets the first tell of the second; false if it is of those that carry no others. */
  private static boolean carries(Throwable value, Throwable hookFailure) {
    if (hookFailure == value) {
      return true;
    }
    value.addSuppressed(hookFailure);
    return Arrays.asList(value.getSuppressed()).contains(hookFailure);
  }
}
