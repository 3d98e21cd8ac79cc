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
    String locks = "java.util.concurrent.locks.";
    for (String type : new String[] {"ReentrantLock", "ReentrantReadWriteLock", "StampedLock"}) {
      table.on(locks + type, harmless, "isLocked", "isWriteLocked", "isReadLocked", "isFair");
      table.on(locks + type, harmless, "getHoldCount", "getReadHoldCount", "getWriteHoldCount");
      table.on(locks + type, harmless, "hasQueuedThreads", "getQueueLength", "<init>");
    }
  }
}
