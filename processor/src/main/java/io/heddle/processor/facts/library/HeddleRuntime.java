package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Fact.Wait;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import java.util.Optional;

/** The locks of Heddle's own runtime. */
final class HeddleRuntime implements LibraryModel {

  private static final String CONDITION = "io.heddle.Condition";

  @Override
  public void describe(EffectTable table) {
    lock(table, "io.heddle.Lockable", LockKind.UNKNOWN);
    lock(table, "io.heddle.Lock", LockKind.NON_REENTRANT);
    lock(table, "io.heddle.RLock", LockKind.REENTRANT);
    lock(table, CONDITION, LockKind.UNKNOWN);
    LockKind views = LockKind.READ_WRITE;
    table.on("io.heddle.RwLock", 0, new Effect.View(views, LockMode.READ), "readLock");
    table.on("io.heddle.RwLock", 0, new Effect.View(views, LockMode.WRITE), "writeLock");
    table.on("io.heddle.Held", 0, new Effect.CloseHold(), "close");
    table.on("io.heddle.Locks", new Effect.HoldAll(Optional.empty()), "inOrder");
    table.on("io.heddle.Locks", 2, new Effect.RunHoldingAll(), "run", "call");
    lockedValues(table);
    conditions(table);
    table.on(CONDITION, 0, new Effect.View(LockKind.UNKNOWN, LockMode.WRITE), "lockable");
    table.on(CONDITION, new Effect.Wraps(LockKind.REENTRANT), "<init>");
    table.on("io.heddle.Local", 2, new Effect.RunsNow(), "with");
    table.on("io.heddle.ContextVar", 2, new Effect.RunsNow(), "with");
    table.on("io.heddle.Context", new Effect.RunsNow(), "run", "call");
  }

  private static void lock(EffectTable table, String type, LockKind kind) {
    LockMode mode = LockMode.WRITE;
    Effect unbounded = new Effect.Take(kind, mode, Wait.UNBOUNDED, false);
    table.on(type, 0, unbounded, "acquire", "acquireInterruptibly");
    table.on(type, 0, new Effect.Take(kind, mode, Wait.NONE, true), "tryAcquire");
    Effect timed = new Effect.Take(kind, mode, Wait.TIMED, true);
    table.on(type, 1, timed, "tryAcquire", "tryAcquireUninterruptibly");
    table.on(type, 0, new Effect.Give(kind, mode), "release");
    table.on(type, 0, new Effect.Hold(kind, mode), "hold");
    table.on(type, 1, new Effect.RunHolding(kind, mode), "run", "call");
    table.on(type, 0, new Effect.IsHeld(kind, mode), "heldByCurrentThread");
  }

  /** The value that a lock guards, and the lock. */
  private static void lockedValues(EffectTable table) {
    String type = "io.heddle.Locked";
    LockKind kind = LockKind.REENTRANT;
    table.on(type, 1, new Effect.RunHolding(kind, LockMode.WRITE), "run", "call", "update");
    table.on(type, 0, new Effect.Hold(kind, LockMode.WRITE), "hold");
    table.on(type, 0, new Effect.View(kind, LockMode.WRITE), "lockable");
    table.on(type + "$Access", 0, new Effect.CloseHold(), "close");
  }

  private static void conditions(EffectTable table) {
    table.on(CONDITION, 0, new Effect.Await(false), "await");
    table.on(CONDITION, 1, new Effect.Await(true), "await");
    table.on(CONDITION, 1, new Effect.AwaitUntil(false), "awaitUntil");
    table.on(CONDITION, 2, new Effect.AwaitUntil(true), "awaitUntil");
    table.on(CONDITION, new Effect.Signal(), "signal", "signalAll");
  }
}
