package io.heddle;

/**
 * Hears of every exception that ends a {@link HeddleThread}'s body, in that thread, as its last
 * act.
 *
 * <p>It hears as well what a periodic daemon of a {@link Lifecycle} throws, and of daemons that
 * will not end. A hook that throws falls back to the uncaught-exception handler of the Java thread.
 * It should not keep the thread or the exception beyond the call.
 *
 * <p>Memory effects: it runs in the thread that failed and sees all that this has done; whoever
 * sees that thread ended sees what the hook did.
 *
 * <p>Source: Python {@code threading.excepthook}.
 */
@FunctionalInterface
public interface ExceptHook {

  /**
   * Handles what nobody caught.
   *
   * @param args what was thrown, and where
   */
  void handle(ExceptHookArgs args);
}
