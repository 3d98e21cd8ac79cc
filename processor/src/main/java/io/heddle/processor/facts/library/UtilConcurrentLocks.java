package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Fact.Wait;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;

/**
 * The package {@code java.util.concurrent.locks}.
 *
 * <p>A {@code Semaphore} is no lock: whoever releases a permit need not have acquired one.
 */
final class UtilConcurrentLocks implements LibraryModel {

  private static final String PACKAGE = "java.util.concurrent.locks.";
  private static final String READ_WRITE = PACKAGE + "ReentrantReadWriteLock";
  private static final String STAMPED = PACKAGE + "StampedLock";
  private static final String CONDITION = PACKAGE + "Condition";

  @Override
  public void describe(EffectTable table) {
    lock(table, PACKAGE + "Lock", LockKind.UNKNOWN, LockMode.WRITE);
    lock(table, PACKAGE + "ReentrantLock", LockKind.REENTRANT, LockMode.WRITE);
    lock(table, READ_WRITE + "$ReadLock", LockKind.READ_WRITE, LockMode.READ);
    lock(table, READ_WRITE + "$WriteLock", LockKind.READ_WRITE, LockMode.WRITE);
    views(table, PACKAGE + "ReadWriteLock", LockKind.UNKNOWN);
    views(table, READ_WRITE, LockKind.READ_WRITE);
    table.on(
        READ_WRITE,
        0,
        new Effect.IsHeld(LockKind.READ_WRITE, LockMode.WRITE),
        "isWriteLockedByCurrentThread");
    stamped(table);
    conditions(table);
  }

  private static void lock(EffectTable table, String type, LockKind kind, LockMode mode) {
    Effect unbounded = new Effect.Take(kind, mode, Wait.UNBOUNDED, false);
    table.on(type, 0, unbounded, "lock", "lockInterruptibly");
    table.on(type, 0, new Effect.Take(kind, mode, Wait.NONE, true), "tryLock");
    table.on(type, 2, new Effect.Take(kind, mode, Wait.TIMED, true), "tryLock");
    table.on(type, 0, new Effect.Give(kind, mode), "unlock");
    table.on(type, 0, new Effect.NewCondition(), "newCondition");
    table.on(type, 0, new Effect.IsHeld(kind, mode), "isHeldByCurrentThread");
  }

  private static void views(EffectTable table, String type, LockKind kind) {
    LockKind known = kind == LockKind.UNKNOWN ? LockKind.READ_WRITE : kind;
    table.on(type, 0, new Effect.View(known, LockMode.READ), "readLock");
    table.on(type, 0, new Effect.View(known, LockMode.WRITE), "writeLock");
  }

  private static void stamped(EffectTable table) {
    stamped(table, LockMode.READ, "read", "Read");
    stamped(table, LockMode.WRITE, "write", "Write");
    table.on(STAMPED, 1, new Effect.GiveStamped(), "unlock");
    table.on(STAMPED, 0, new Effect.View(LockKind.NON_REENTRANT, LockMode.READ), "asReadLock");
    table.on(STAMPED, 0, new Effect.View(LockKind.NON_REENTRANT, LockMode.WRITE), "asWriteLock");
    table.on(STAMPED, new Effect.Harmless(), "tryOptimisticRead", "validate");
  }

  private static void stamped(EffectTable table, LockMode mode, String prefix, String suffix) {
    LockKind kind = LockKind.NON_REENTRANT;
    Effect unbounded = new Effect.Take(kind, mode, Wait.UNBOUNDED, false);
    table.on(STAMPED, 0, unbounded, prefix + "Lock", prefix + "LockInterruptibly");
    String attempt = "try" + suffix + "Lock";
    table.on(STAMPED, 0, new Effect.Take(kind, mode, Wait.NONE, true), attempt);
    table.on(STAMPED, 2, new Effect.Take(kind, mode, Wait.TIMED, true), attempt);
    table.on(STAMPED, 1, new Effect.Give(kind, mode), "unlock" + suffix);
  }

  private static void conditions(EffectTable table) {
    table.on(CONDITION, 0, new Effect.Await(false), "await", "awaitUninterruptibly");
    table.on(CONDITION, new Effect.Await(true), "await", "awaitNanos", "awaitUntil");
    table.on(CONDITION, 0, new Effect.Signal(), "signal", "signalAll");
  }
}
