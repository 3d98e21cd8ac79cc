package io.heddle;

/**
 * Something that a {@link TraceHook} hears of.
 *
 * <p>Source: the events of Python {@code sys.settrace}, as far as they concern a thread as a whole;
 * the events of primitives are Heddle's own.
 */
public sealed interface TraceEvent {

  /**
   * Returns whom it happens to: always the thread that calls the hook.
   *
   * @return the thread
   */
  HeddleThread thread();

  /**
   * The body of a thread that Heddle started is about to run.
   *
   * @param thread whose body
   */
  record Call(HeddleThread thread) implements TraceEvent {}

  /**
   * The body of a thread is over, whether it returned or threw; the last event of a thread.
   *
   * @param thread whose body
   */
  record Return(HeddleThread thread) implements TraceEvent {}

  /**
   * The body of a thread has thrown, also if that is a {@link ThreadExit}; {@link Return} follows.
   *
   * @param thread whose body
   * @param value what it threw
   */
  record Raised(HeddleThread thread, Throwable value) implements TraceEvent {}

  /**
   * Something that a thread does with a primitive.
   *
   * <p>{@link Lock}, {@link RLock}, the two sides of a {@link RwLock} and {@link Semaphore} are
   * acquired and released. {@link Condition}, {@link Event}, {@link Barrier}, a queue, a future and
   * the thread that is joined are places to wait: a thread that need not wait there tells nothing.
   */
  sealed interface OfPrimitive extends TraceEvent {

    /**
     * Returns what it is done with.
     *
     * @return the primitive, whose text shows its name
     */
    Object primitive();
  }

  /**
   * A thread has acquired something, or one level more of it.
   *
   * @param thread who holds it now
   * @param primitive what was acquired
   */
  record Acquire(HeddleThread thread, Object primitive) implements OfPrimitive {}

  /**
   * A thread has not got at once what it wants to acquire. If it may wait, it does so now; {@link
   * Acquire} follows only if it gets it.
   *
   * @param thread who wants it
   * @param primitive what is to be acquired
   */
  record Contended(HeddleThread thread, Object primitive) implements OfPrimitive {}

  /**
   * A thread is about to release something, or one level of it; it comes before every {@link
   * Acquire} that the release makes possible.
   *
   * @param thread who releases it
   * @param primitive what is released
   */
  record Release(HeddleThread thread, Object primitive) implements OfPrimitive {}

  /**
   * A thread is about to wait for what another one does.
   *
   * @param thread who waits
   * @param primitive where it waits
   */
  record Await(HeddleThread thread, Object primitive) implements OfPrimitive {}

  /**
   * A thread has stopped waiting. One that waited at a {@link Condition} does not have the lock
   * again yet.
   *
   * @param thread who waited
   * @param primitive where it waited
   * @param came whether what it waited for has happened; {@code false} if the time was over, the
   *     thread was interrupted, or the primitive broke or was shut down
   */
  record Wake(HeddleThread thread, Object primitive, boolean came) implements OfPrimitive {}
}
