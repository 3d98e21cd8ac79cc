package io.heddle;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** {@code Thread.ofVirtual().unstarted(..)}, where the JVM has virtual threads (21 on). */
final class VirtualThreads {

  /** (Runnable) → Thread; null where the JVM has none. */
  private static final @Nullable MethodHandle UNSTARTED = unstarted();

  /** (Thread) → boolean; null where the JVM has none. */
  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

  private VirtualThreads() {}

  static boolean supported() {
    return UNSTARTED != null;
  }

  static MethodHandle requireSupported() {
    MethodHandle make = UNSTARTED;
    if (make == null) {
      throw new UnsupportedOperationException(
          "Java "
              + Runtime.version().feature()
              + " has no virtual threads; run on Java 21 or newer, or make a platform thread");
    }
    return make;
  }

  static Thread unstarted(Runnable body) {
    MethodHandle make = requireSupported();
    try {
      return (Thread) make.invokeExact(body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("The JVM refused to make a virtual thread", e);
    }
  }

  static boolean isVirtual(Thread thread) {
    MethodHandle ask = IS_VIRTUAL;
    if (ask == null) {
      return false;
    }
    try {
      return (boolean) ask.invokeExact(thread);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("The JVM does not say whether a thread is virtual", e);
    }
  }

  private static @Nullable MethodHandle isVirtual() {
    if (Runtime.version().feature() < 21) {
      return null;
    }
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static @Nullable MethodHandle unstarted() {
    if (Runtime.version().feature() < 21) {
      return null;
    }
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle begin =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle end =
          lookup.findVirtual(
              builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
      return MethodHandles.foldArguments(end, begin);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
