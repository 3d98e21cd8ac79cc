package io.heddle;

import java.util.Objects;

/**
 * What an {@link ExceptHook} is told.
 *
 * <p>Source: Python {@code threading.ExceptHookArgs}.
 *
 * @param type the class of {@code value}
 * @param value what was thrown
 * @param traceback where it was thrown, innermost call first
 * @param thread the thread that threw it
 */
@SuppressWarnings("ArrayRecordComponent") // what Throwable.getStackTrace() gives; never compared
public record ExceptHookArgs(
    Class<? extends Throwable> type,
    Throwable value,
    StackTraceElement[] traceback,
    HeddleThread thread) {

  /**
   * Makes the arguments.
   *
   * @param type the class of {@code value}
   * @param value what was thrown
   * @param traceback where it was thrown, innermost call first
   * @param thread the thread that threw it
   */
  public ExceptHookArgs {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(traceback, "traceback");
    Objects.requireNonNull(thread, "thread");
  }
}
