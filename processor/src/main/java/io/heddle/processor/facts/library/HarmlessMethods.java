package io.heddle.processor.facts.library;

/** Small methods of the JDK that never throw, so that no path through them looks like a leak. */
final class HarmlessMethods implements LibraryModel {

  @Override
  public void describe(EffectTable table) {
    Effect harmless = new Effect.Harmless();
    table.on("java.lang.System", harmless, "nanoTime", "currentTimeMillis", "identityHashCode");
    table.on("java.lang.Thread", 0, harmless, "currentThread", "isInterrupted", "interrupted");
    table.on("java.lang.Object", 0, harmless, "getClass", "<init>");
    table.on("java.lang.Record", 0, harmless, "<init>");
    table.on("java.lang.Enum", harmless, "<init>");
    table.on("java.util.Objects", 1, harmless, "isNull", "nonNull");
    table.on("java.lang.Math", harmless, "min", "max", "abs");
    values(table, harmless);
    atomics(table, harmless);
    locks(table, harmless);
  }

  private static void values(EffectTable table, Effect harmless) {
    table.on("java.lang.String", 0, harmless, "length", "isEmpty");
    table.on("java.lang.Thread", 0, harmless, "getName", "threadId", "getId");
    table.on("java.util.Collection", 0, harmless, "size", "isEmpty");
    table.on("java.util.Map", 0, harmless, "size", "isEmpty");
    table.on("java.util.Arrays", 2, harmless, "fill");
    table.on("java.util.concurrent.TimeUnit", 1, harmless, "toNanos", "toMillis", "toSeconds");
  }

  private static void atomics(EffectTable table, Effect harmless) {
    for (String type : new String[] {"Boolean", "Integer", "Long", "Reference"}) {
      String atomic = "java.util.concurrent.atomic.Atomic" + type;
      table.on(atomic, harmless, "<init>", "get", "set", "lazySet", "getAndSet", "compareAndSet");
      table.on(atomic, harmless, "incrementAndGet", "decrementAndGet", "addAndGet");
      table.on(atomic, harmless, "getAndIncrement", "getAndDecrement", "getAndAdd");
    }
  }

  private static void locks(EffectTable table, Effect harmless) {
    table.on("java.util.concurrent.locks.LockSupport", 1, harmless, "unpark");
    String locks = "java.util.concurrent.locks.";
    String stamped = locks + "StampedLock";
    table.on(stamped, harmless, "tryConvertToReadLock", "tryConvertToWriteLock");
    table.on(stamped, harmless, "tryConvertToOptimisticRead", "tryOptimisticRead", "validate");
    for (String type : new String[] {"ReentrantLock", "ReentrantReadWriteLock", "StampedLock"}) {
      table.on(locks + type, harmless, "isLocked", "isWriteLocked", "isReadLocked", "isFair");
      table.on(locks + type, harmless, "getHoldCount", "getReadHoldCount", "getWriteHoldCount");
      table.on(locks + type, harmless, "hasQueuedThreads", "getQueueLength", "<init>");
    }
  }
}
