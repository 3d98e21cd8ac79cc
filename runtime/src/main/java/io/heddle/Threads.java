package io.heddle;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The functions of Python's {@code threading} module: which threads there are, which one is
 * running, and who hears of what they do, what they cost and how they fail.
 *
 * <p>Source: the functions and constants of Python {@code threading}.
 */
public final class Threads {

  /** The longest time limit that any method takes: {@link Long#MAX_VALUE} nanoseconds. */
  public static final Duration TIMEOUT_MAX = Duration.ofNanos(Long.MAX_VALUE);

  /**
   * The hook that is in place at first: it prints the exception to {@link System#err}, and nothing
   * for a {@link ThreadExit}.
   */
  public static final ExceptHook DEFAULT_EXCEPTHOOK = new PrintingExceptHook();

  private static volatile ExceptHook excepthook = DEFAULT_EXCEPTHOOK;

  private static final AtomicLong STACK_SIZE = new AtomicLong();

  private Threads() {}

  /**
   * Begins a thread.
   *
   * @param target what the thread will run
   * @return a builder for its properties
   */
  public static ThreadBuilder thread(Runnable target) {
    return new ThreadBuilder(target);
  }

  /**
   * Returns the handle of the calling thread; a dummy one if Heddle did not start it.
   *
   * @return always the same handle for the same thread
   */
  public static HeddleThread currentThread() {
    return ThreadRegistry.current();
  }

  /**
   * Returns the thread that the JVM was started with. If it had ended, or there was none, when the
   * runtime was loaded, the thread that loaded it takes its place.
   *
   * @return the main thread, also after it has ended
   */
  public static HeddleThread mainThread() {
    return ThreadRegistry.main();
  }

  /**
   * Makes the calling thread the main thread, for a program whose JVM was started by other code,
   * which may not have called it in the thread that matters. The former main thread becomes an
   * alien thread like others. To be called before anything relies on which thread is the main one.
   */
  public static void registerMain() {
    ThreadRegistry.registerMain();
  }

  /**
   * Returns the threads that are alive: those that were started, daemons and timers that wait
   * included, and the dummies of alien threads that asked for their handle. The main thread is
   * always there, even when it has ended; threads not yet started are not.
   *
   * @return a snapshot, the main thread first
   */
  public static List<HeddleThread> enumerate() {
    return List.copyOf(ThreadRegistry.alive());
  }

  /**
   * Returns how many threads are alive.
   *
   * @return the length of the list that {@link #enumerate()} would return
   */
  public static int activeCount() {
    return ThreadRegistry.alive().size();
  }

  /**
   * Returns the number of the calling thread.
   *
   * @return as {@link HeddleThread#ident()}, greater than zero
   */
  public static long ident() {
    return ThreadIds.current();
  }

  /**
   * Returns the kernel's number of the calling thread.
   *
   * @return as {@link HeddleThread#nativeId()}
   */
  public static OptionalLong nativeId() {
    return currentThread().nativeId();
  }

  /**
   * Returns the stack size of threads that are made from now on and do not say it themselves.
   *
   * @return the size in bytes; 0, as at first, for what the JVM takes by default
   */
  public static long stackSize() {
    return STACK_SIZE.get();
  }

  /**
   * Sets the stack size of threads that are made from now on and do not say it themselves. The JVM
   * takes it as advice: it rounds it up to what the platform needs.
   *
   * @param bytes the size, at least 32 KiB, or 0 for what the JVM takes by default
   * @return the size that applied until now
   * @throws IllegalArgumentException if {@code bytes} is neither 0 nor at least 32,768; the size is
   *     unchanged then
   */
  public static long stackSize(long bytes) {
    return STACK_SIZE.getAndSet(StackSizes.require(bytes));
  }

  /**
   * Returns who hears of exceptions that end a thread.
   *
   * @return the hook in place
   */
  public static ExceptHook excepthook() {
    return excepthook;
  }

  /**
   * Sets who hears of exceptions that end a thread; {@link #DEFAULT_EXCEPTHOOK} restores what was
   * there at first.
   *
   * @param hook the hook, used from now on in all threads
   */
  public static void excepthook(ExceptHook hook) {
    excepthook = Objects.requireNonNull(hook, "hook");
  }

  /**
   * Returns who hears what threads do, as set by {@link #trace(TraceHook)} or {@link #traceAll}.
   *
   * @return the hook for threads that are started now; {@link TraceHook#NONE} if there is none
   */
  public static TraceHook trace() {
    return Tracing.shared().forNew();
  }

  /**
   * Sets who hears what threads do that Heddle starts from now on. Threads that run already keep
   * the hook that they began with, or none.
   *
   * @param hook the hook; {@link TraceHook#NONE} for none
   */
  public static void trace(TraceHook hook) {
    Tracing.shared().setForNew(hook);
  }

  /**
   * Sets who hears what threads do, for threads that Heddle starts from now on and for all that run
   * already, the main thread and alien threads included. Heddle does not see alien threads begin:
   * those that begin later take part as well.
   *
   * @param hook the hook; {@link TraceHook#NONE} for none, which ends all tracing
   */
  public static void traceAll(TraceHook hook) {
    Tracing.shared().setForAll(hook);
  }

  /**
   * Returns who hears what threads have cost, as set by {@link #profile(ProfileHook)} or {@link
   * #profileAll}.
   *
   * @return the hook for threads that are started now; {@link ProfileHook#NONE} if there is none
   */
  public static ProfileHook profile() {
    return Profiling.shared().forNew();
  }

  /**
   * Sets who hears what threads have cost that Heddle starts from now on. Threads that run already
   * keep the hook that they began with, or none.
   *
   * @param hook the hook; {@link ProfileHook#NONE} for none
   */
  public static void profile(ProfileHook hook) {
    Profiling.shared().setForNew(hook);
  }

  /**
   * Sets who hears what threads have cost, for threads that Heddle starts from now on and for all
   * those it started that run already; what these have cost is counted from now. The main thread
   * and alien threads, whose end Heddle does not see, tell nothing.
   *
   * @param hook the hook; {@link ProfileHook#NONE} for none
   */
  public static void profileAll(ProfileHook hook) {
    Profiling.shared().setForAll(hook);
  }
}
