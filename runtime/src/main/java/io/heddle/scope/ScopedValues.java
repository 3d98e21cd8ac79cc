package io.heddle.scope;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code java.lang.ScopedValue}s, which exist from Java 25 on; the only place that knows
 * of them.
 */
final class ScopedValues {

  /** What the JVM has; null before Java 25. */
  private record Access(
      Class<?> key, MethodHandle where, MethodHandle andWhere, MethodHandle run) {}

  private static final @Nullable Access ACCESS = find();

  /** A {@code ScopedValue.Carrier}. */
  private final Object carrier;

  private ScopedValues(Object carrier) {
    this.carrier = carrier;
  }

  /** Adds one more value to others. */
  static ScopedValues and(@Nullable ScopedValues others, Object key, Object value) {
    Access access = ACCESS;
    if (access == null) {
      throw new UnsupportedOperationException(
          "Java "
              + Runtime.version().feature()
              + " has no java.lang.ScopedValue; run on Java 25 or newer, or use a ContextVar");
    }
    if (!access.key.isInstance(key)) {
      throw new IllegalArgumentException(
          key.getClass().getName() + " is no java.lang.ScopedValue; pass the scoped value itself");
    }
    try {
      return new ScopedValues(
          others == null
              ? access.where.invoke(key, value)
              : access.andWhere.invoke(others.carrier, key, value));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Runs a body with these values. */
  <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
    Access access = ACCESS;
    if (access == null) {
      throw new AssertionError("made on a JVM that has them");
    }
    Outcome<T> outcome = new Outcome<>(body);
    try {
      access.run.invoke(carrier, (Runnable) outcome);
    } catch (Throwable e) {
      throw unexpected(e);
    }
    return outcome.get();
  }

  /** Brings what a body returns or throws out of a {@code Runnable}. */
  private static final class Outcome<T extends @Nullable Object> implements Runnable {

    private final Callable<T> body;
    private @Nullable T result;
    private @Nullable Throwable thrown;

    Outcome(Callable<T> body) {
      this.body = body;
    }

    @Override
    public void run() {
      try {
        result = body.call();
      } catch (Throwable e) {
        thrown = e;
      }
    }

    @SuppressWarnings("NullAway") // the body has returned a T
    T get() throws Exception {
      Throwable failure = thrown;
      if (failure instanceof Exception e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
      return result;
    }
  }

  private static RuntimeException unexpected(Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      return e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    return new IllegalStateException("The JVM refused to bind a scoped value", thrown);
  }

  private static @Nullable Access find() {
    if (Runtime.version().feature() < 25) {
      return null;
    }
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> key = Class.forName("java.lang.ScopedValue");
      Class<?> carrier = Class.forName("java.lang.ScopedValue$Carrier");
      MethodType binding = MethodType.methodType(carrier, key, Object.class);
      return new Access(
          key,
          lookup.findStatic(key, "where", binding),
          lookup.findVirtual(carrier, "where", binding),
          lookup.findVirtual(carrier, "run", MethodType.methodType(void.class, Runnable.class)));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
