package io.heddle;

/**
 * Hears what threads do: that they begin and end, and how they acquire, release and wait.
 *
 * <pre>{@code
 * Threads.trace(event -> {
 *   if (event instanceof TraceEvent.Contended contended) {
 *     log(contended.thread().name() + " finds taken: " + contended.primitive());
 *   }
 * });
 * }</pre>
 *
 * <p>Each thread tells of itself: it calls the hook, in the middle of what it is doing, and goes on
 * when the hook has returned. So the hook hears of one thread's acts in their order, is called by
 * many threads at once, and runs while the thread holds what it has acquired. While a thread is in
 * the hook, what it does there is not told.
 *
 * <p>A hook that throws is removed from the thread that called it, and from no other; what it threw
 * goes to {@link Threads#excepthook()}, and the thread goes on.
 *
 * <p>Source: the trace functions of Python {@code sys.settrace}.
 */
@FunctionalInterface
public interface TraceHook {

  /** Hears nothing; what {@link Threads#trace()} returns while no hook is set. */
  TraceHook NONE = event -> {};

  /**
   * Hears of one event; called by the thread that it happens to.
   *
   * @param event what happens
   */
  void handle(TraceEvent event);
}
