package io.heddle;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The number that names a thread for as long as the JVM runs; no two threads ever share one.
 *
 * <p>{@code Thread.threadId()} cannot be overridden but exists from Java 19 on only; before that
 * {@code Thread.getId()} has to be trusted not to be overridden by a subclass.
 */
final class ThreadIds {

  private static final MethodHandle THREAD_ID = threadId();

  private ThreadIds() {}

  static long current() {
    return of(Thread.currentThread());
  }

  static long of(Thread thread) {
    try {
      return (long) THREAD_ID.invokeExact(thread);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("Thread ids cannot be read on this JVM", e);
    }
  }

  private static MethodHandle threadId() {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodType type = MethodType.methodType(long.class);
    try {
      return lookup.findVirtual(Thread.class, "threadId", type);
    } catch (NoSuchMethodException beforeJava19) {
      try {
        return lookup.findVirtual(Thread.class, "getId", type);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("Thread ids cannot be read on this JVM", e);
      }
    } catch (IllegalAccessException e) {
      throw new LinkageError("Thread ids cannot be read on this JVM", e);
    }
  }
}
