package io.heddle.internal;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether somebody wants to know which locks threads hold, so that they have to tell. */
public final class LockAccounts {

  private static final AtomicInteger WANTED = new AtomicInteger();

  /** Set once, by whoever can make threads tell. */
  private static volatile Runnable changed = () -> {};

  private LockAccounts() {}

  /**
   * Says who is to be told when somebody begins or ceases to want it.
   *
   * @param listener asks {@link #wanted()}
   */
  public static void whenChanged(Runnable listener) {
    changed = listener;
  }

  /**
   * Returns whether threads have to tell.
   *
   * @return whether there are more calls of {@link #open()} than of {@link #close()}
   */
  public static boolean wanted() {
    return WANTED.get() > 0;
  }

  /** From now on somebody wants to know. */
  public static void open() {
    if (WANTED.getAndIncrement() == 0) {
      changed.run();
    }
  }

  /** Undoes one {@link #open()}. */
  public static void close() {
    if (WANTED.decrementAndGet() == 0) {
      changed.run();
    }
  }
}
