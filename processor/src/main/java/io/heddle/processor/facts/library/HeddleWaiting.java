package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Blocking;

/** Methods of Heddle's runtime that wait, and those that end such a wait. */
final class HeddleWaiting implements LibraryModel {

  @Override
  public void describe(EffectTable table) {
    both(table, "io.heddle.HeddleThread", Blocking.JOIN, "join");
    both(table, "io.heddle.Event", Blocking.GATE, "await");
    both(table, "io.heddle.Barrier", Blocking.BARRIER, "await");
    both(table, "io.heddle.pool.Future", Blocking.RESULT, "result");
    both(table, "io.heddle.pool.Future", Blocking.RESULT, "exception");
    table.on("io.heddle.Event", 0, new Effect.Unblocks(Blocking.GATE), "set");
    Effect sets = new Effect.Unblocks(Blocking.RESULT);
    table.on("io.heddle.pool.Future", 1, sets, "setResult", "setException");
    String semaphore = "io.heddle.Semaphore";
    table.on(semaphore, 0, new Effect.Blocks(Blocking.PERMIT, false), "acquire");
    table.on(semaphore, 1, new Effect.Blocks(Blocking.PERMIT, true), "tryAcquire");
    table.on(semaphore, 0, new Effect.AttemptsPermit(), "tryAcquire", "hold");
    table.on(semaphore, new Effect.Unblocks(Blocking.PERMIT), "release");
    for (String queue : new String[] {"io.heddle.queue.Queue", "io.heddle.queue.SimpleQueue"}) {
      both(table, queue, Blocking.ELEMENT, "get");
      table.on(queue, new Effect.Unblocks(Blocking.ELEMENT), "put", "tryPut");
    }
    table.on("io.heddle.queue.Queue", 0, new Effect.Blocks(Blocking.RESULT, false), "join");
    table.on("io.heddle.scope.Scope", 0, new Effect.Blocks(Blocking.RESULT, false), "join");
  }

  private static void both(EffectTable table, String type, Blocking what, String method) {
    table.on(type, 0, new Effect.Blocks(what, false), method);
    table.on(type, 1, new Effect.Blocks(what, true), method);
  }
}
