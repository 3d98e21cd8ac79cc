package io.heddle.internal;

import io.heddle.ThrowingCallable;
import io.heddle.ThrowingRunnable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears what threads do with primitives, while somebody listens.
 *
 * <p>Which probe is installed is the target of a call site, not the value of a field: compiled code
 * takes it for a constant and is thrown away when it changes. As long as none is installed, asking
 * for it leaves no instruction behind.
 */
public abstract class Probe {

  private static final MutableCallSite SITE = new MutableCallSite(constant(null));
  private static final MethodHandle INSTALLED = SITE.dynamicInvoker();

  /** Made by the one who will install it. */
  protected Probe() {}

  /**
   * Returns who listens.
   *
   * @return the probe to tell, or null if nobody listens
   */
  public static @Nullable Probe installed() {
    try {
      return (@Nullable Probe) INSTALLED.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("The constant of a call site cannot be read", e);
    }
  }

  /**
   * Changes who listens; when this returns all threads tell the new one. Calls must not overlap.
   *
   * @param probe who listens from now on; null for nobody
   */
  protected static void install(@Nullable Probe probe) {
    if (installed() != probe) {
      SITE.setTarget(constant(probe));
      MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
  }

  /**
   * The calling thread has acquired something.
   *
   * @param primitive what it holds now
   */
  public abstract void acquired(Object primitive);

  /**
   * The calling thread has not got at once what it wants to acquire.
   *
   * @param primitive what it wants
   */
  public abstract void contended(Object primitive);

  /**
   * The calling thread is about to release what it may release.
   *
   * @param primitive what it releases
   */
  public abstract void releases(Object primitive);

  /**
   * The calling thread is about to wait for what another one does.
   *
   * @param primitive where it waits
   */
  public abstract void awaits(Object primitive);

  /**
   * The calling thread does not wait any more.
   *
   * @param primitive where it waited
   * @param came whether what it waited for has happened
   */
  public abstract void woke(Object primitive, boolean came);

  /**
   * Acquires something, whatever interrupts come, and tells of it.
   *
   * @param primitive what is acquired
   * @param atOnce acquires it if that needs no waiting
   * @param waiting waits and acquires it
   */
  public final void acquire(Object primitive, BooleanSupplier atOnce, Runnable waiting) {
    if (!tried(primitive, atOnce.getAsBoolean())) {
      waiting.run();
      acquired(primitive);
    }
  }

  /**
   * Acquires something unless the thread is interrupted, and tells of it.
   *
   * @param primitive what is acquired
   * @param atOnce acquires it if that needs no waiting
   * @param waiting waits and acquires it
   * @throws InterruptedException if the thread was interrupted before or while it waited
   */
  public final void acquireInterruptibly(
      Object primitive, BooleanSupplier atOnce, ThrowingRunnable<InterruptedException> waiting)
      throws InterruptedException {
    tryAcquire(
        primitive,
        atOnce,
        () -> {
          waiting.run();
          return true;
        });
  }

  /**
   * Tries to acquire something for a limited time and tells of it.
   *
   * @param primitive what is acquired
   * @param atOnce acquires it if that needs no waiting
   * @param waiting waits for as long as it may and returns whether it acquired it
   * @return whether it was acquired
   * @throws InterruptedException if the thread was interrupted before or while it waited
   */
  public final boolean tryAcquire(
      Object primitive,
      BooleanSupplier atOnce,
      ThrowingCallable<Boolean, InterruptedException> waiting)
      throws InterruptedException {
    requireUninterrupted();
    if (tried(primitive, atOnce.getAsBoolean())) {
      return true;
    }
    boolean got = waiting.call();
    if (got) {
      acquired(primitive);
    }
    return got;
  }

  /**
   * Tells of an attempt to acquire something without waiting.
   *
   * @param primitive what was to be acquired
   * @param got whether it was acquired
   * @return the same
   */
  public final boolean tried(Object primitive, boolean got) {
    if (got) {
      acquired(primitive);
    } else {
      contended(primitive);
    }
    return got;
  }

  /**
   * Waits for what another thread does and tells of it.
   *
   * @param primitive where it is waited
   * @param waiting waits
   * @throws InterruptedException if that ends the waiting
   */
  public final void await(Object primitive, ThrowingRunnable<InterruptedException> waiting)
      throws InterruptedException {
    tryAwait(
        primitive,
        () -> {
          waiting.run();
          return true;
        });
  }

  /**
   * Waits for what another thread does, for a limited time, and tells of it.
   *
   * @param primitive where it is waited
   * @param waiting waits and returns whether what it waited for has happened
   * @return whether it has happened
   * @throws InterruptedException if that ends the waiting
   */
  public final boolean tryAwait(
      Object primitive, ThrowingCallable<Boolean, InterruptedException> waiting)
      throws InterruptedException {
    boolean came = false;
    awaits(primitive);
    try {
      came = waiting.call();
      return came;
    } finally {
      woke(primitive, came);
    }
  }

  /**
   * Waits for what another thread does if it has not happened, for a limited time, and tells of it.
   *
   * @param primitive where it is waited
   * @param atOnce returns whether no waiting is needed
   * @param waiting waits and returns whether what it waited for has happened
   * @return whether it has happened
   * @throws InterruptedException if the thread was interrupted before or while it waited
   */
  public final boolean awaitUnless(
      Object primitive,
      BooleanSupplier atOnce,
      ThrowingCallable<Boolean, InterruptedException> waiting)
      throws InterruptedException {
    requireUninterrupted();
    return atOnce.getAsBoolean() || tryAwait(primitive, waiting);
  }

  /**
   * Gets something for which it may have to wait, for a limited time, and tells of that.
   *
   * @param primitive where it is got
   * @param atOnce gets it if that needs no waiting
   * @param waiting waits for as long as it may and gets it
   * @param <T> the type of what is got
   * @return what is got, or nothing
   * @throws InterruptedException if the thread was interrupted before or while it waited
   */
  public final <T> Optional<T> obtain(
      Object primitive,
      Supplier<Optional<T>> atOnce,
      ThrowingCallable<Optional<T>, InterruptedException> waiting)
      throws InterruptedException {
    requireUninterrupted();
    Optional<T> got = atOnce.get();
    if (got.isPresent()) {
      return got;
    }
    awaits(primitive);
    try {
      got = waiting.call();
      return got;
    } finally {
      woke(primitive, got.isPresent());
    }
  }

  private static void requireUninterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static MethodHandle constant(@Nullable Probe probe) {
    return MethodHandles.constant(Probe.class, probe);
  }
}
