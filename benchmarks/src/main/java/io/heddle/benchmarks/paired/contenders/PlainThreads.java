package io.heddle.benchmarks.paired.contenders;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Starts the JVM's own threads: virtual ones where it has them, as scopes do. */
final class PlainThreads {

  static final boolean VIRTUAL = Runtime.version().feature() >= 21;

  /** (Runnable) → Thread; called by platform threads before Java 21 with nothing. */
  private static final MethodHandle START = start();

  private PlainThreads() {}

  static Thread start(Runnable body) {
    try {
      return (Thread) START.invokeExact(body);
    } catch (Throwable e) {
      throw new IllegalStateException("The JVM refused to start a thread", e);
    }
  }

  private static Thread startPlatform(Runnable body) {
    Thread thread = new Thread(body);
    thread.start();
    return thread;
  }

  private static MethodHandle start() {
    MethodType type = MethodType.methodType(Thread.class, Runnable.class);
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      return VIRTUAL
          ? lookup.findStatic(Thread.class, "startVirtualThread", type)
          : lookup.findStatic(PlainThreads.class, "startPlatform", type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
