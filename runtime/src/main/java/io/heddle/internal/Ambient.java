package io.heddle.internal;

import io.heddle.ThrowingCallable;
import io.heddle.ThrowingRunnable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What ends the waits of the calling thread besides what it waits for: the scope that it is in.
 *
 * <p>A primitive asks for it when it is about to put a thread to sleep, and never before: whoever
 * need not wait pays nothing. A thread in no scope pays one read, and one of a thread-local once a
 * scope has been opened in this JVM.
 *
 * <p>While a thread waits under {@link #await} or {@link #acquire}, the scope may interrupt it. The
 * interrupt is taken back when the wait is over, so that it neither outlives the wait nor is
 * mistaken for someone else's. A wait that has been successful stays so.
 */
public abstract class Ambient {

  private static final ThreadLocal<Ambient> CURRENT = new ThreadLocal<>();

  /** Set by the first thread that enters a scope; read by all that are about to wait. */
  private static volatile boolean used;

  /** Made by the scopes. */
  protected Ambient() {}

  /**
   * Returns what surrounds the calling thread.
   *
   * @return null if the thread is in no scope
   */
  public static @Nullable Ambient current() {
    return used ? CURRENT.get() : null;
  }

  /**
   * Changes what surrounds the calling thread.
   *
   * @param ambient null for nothing
   */
  protected static void enter(@Nullable Ambient ambient) {
    if (ambient == null) {
      CURRENT.remove();
    } else {
      used = true;
      CURRENT.set(ambient);
    }
  }

  /**
   * Runs what no scope must cut short. Interrupts reach the body as they always do.
   *
   * @param body what to run
   * @param <T> the type of the result
   * @param <X> what the body throws
   * @return the body's result
   * @throws X if the body does
   */
  public static <T extends @Nullable Object, X extends Throwable> T without(
      ThrowingCallable<T, X> body) throws X {
    Ambient mine = current();
    if (mine == null) {
      return body.call();
    }
    CURRENT.remove();
    try {
      return body.call();
    } finally {
      CURRENT.set(mine);
    }
  }

  /**
   * Waits, as long as the scope is not cancelled.
   *
   * @param primitive where the thread waits, for dumps
   * @param waiting waits
   * @param <T> the type of the result
   * @return what the waiting returns
   * @throws InterruptedException if the thread was interrupted, or the scope is cancelled that
   *     started it, which is the cause then
   */
  public final <T extends @Nullable Object> T await(
      Object primitive, ThrowingCallable<T, InterruptedException> waiting)
      throws InterruptedException {
    return awaitHeld(primitive, Ambient::nobody, waiting);
  }

  /**
   * Waits for something that a thread holds, as long as the scope is not cancelled.
   *
   * @param primitive where the thread waits, for dumps
   * @param holder returns the number of the thread that holds it, or 0
   * @param waiting waits
   * @param <T> the type of the result
   * @return what the waiting returns
   * @throws InterruptedException if the thread was interrupted, or the scope is cancelled that
   *     started it, which is the cause then
   */
  public final <T extends @Nullable Object> T awaitHeld(
      Object primitive, LongSupplier holder, ThrowingCallable<T, InterruptedException> waiting)
      throws InterruptedException {
    begin(primitive, holder);
    T result;
    try {
      result = waiting.call();
    } catch (InterruptedException e) {
      throw interruption(e, end());
    } catch (Throwable e) {
      end();
      throw e;
    }
    end();
    return result;
  }

  /**
   * Acquires what a thread holds, whatever interrupts come, as long as the scope is not cancelled.
   * The interrupt status is set afterwards if one came.
   *
   * @param primitive what is acquired, for dumps
   * @param holder returns the number of the thread that holds it, or 0
   * @param waiting waits and acquires it, unless it is interrupted
   */
  public final void acquire(
      Object primitive, LongSupplier holder, ThrowingRunnable<InterruptedException> waiting) {
    boolean interrupted = Thread.interrupted();
    try {
      for (; ; ) {
        try {
          awaitHeld(
              primitive,
              holder,
              () -> {
                waiting.run();
                return true;
              });
          return;
        } catch (InterruptedException e) {
          throwIfCancelled(e);
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The holder of what is not held by one thread.
   *
   * @return 0
   */
  public static long nobody() {
    return 0;
  }

  /**
   * Ends a loop that would wait again after an interrupt, if that was a scope's.
   *
   * @param interrupt what ended the wait
   */
  public static void throwIfCancelled(InterruptedException interrupt) {
    Ambient mine = current();
    if (mine != null && interrupt.getCause() instanceof Cancelled) {
      throw mine.unchecked(interrupt);
    }
  }

  /** The exception that is the cause of a scope's {@link InterruptedException}. */
  public interface Cancelled {}

  /**
   * The calling thread is about to wait. If the scope is cancelled, it finds itself interrupted, so
   * that the primitive leaves the wait in the one way that it knows.
   *
   * @param primitive where it waits
   * @param holder returns the number of the thread that holds it, or 0
   */
  protected abstract void begin(Object primitive, LongSupplier holder);

  /**
   * The wait is over, however it ended.
   *
   * @return whether the scope has interrupted it
   */
  protected abstract boolean end();

  /**
   * Returns what a wait ends with that was interrupted.
   *
   * @param interrupt the interrupt
   * @param byScope whether the scope has sent it
   * @return the same, or one with a cause; what is thrown instead in the thread whose own scope it
   *     is
   */
  protected abstract InterruptedException interruption(
      InterruptedException interrupt, boolean byScope);

  /**
   * Returns what a wait ends with that the scope has interrupted, where no interrupt is declared.
   *
   * @param interrupt what {@link #interruption} has returned
   * @return the exception, with the same cause
   */
  protected abstract RuntimeException unchecked(InterruptedException interrupt);

  /**
   * The calling thread has acquired something; told only while somebody keeps account of it.
   *
   * @param primitive what it holds now
   */
  public abstract void acquired(Object primitive);

  /**
   * The calling thread is about to release something; told only while somebody keeps account of it.
   *
   * @param primitive what it releases
   */
  public abstract void released(Object primitive);
}
