package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Fact.Deed;

/** What is done with threads, and how many of them pools, barriers and semaphores let through. */
final class Threads implements LibraryModel {

  @Override
  public void describe(EffectTable table) {
    String thread = "java.lang.Thread";
    String heddle = "io.heddle.HeddleThread";
    for (String type : new String[] {thread, heddle}) {
      table.on(type, 0, new Effect.OnThread(Deed.START), "start");
      table.on(type, 0, new Effect.OnThread(Deed.RUN), "run");
    }
    table.on(thread, 0, new Effect.OnThread(Deed.INTERRUPT), "interrupt");
    table.on(thread, 1, new Effect.OnThread(Deed.DAEMON), "setDaemon");
    table.on(heddle, 1, new Effect.OnThread(Deed.DAEMON), "daemon");
    Effect first = new Effect.MakesSized(0);
    table.on("java.util.concurrent.CyclicBarrier", first, "<init>");
    table.on("java.util.concurrent.Executors", first, "newFixedThreadPool");
    table.on(
        "java.util.concurrent.Executors", new Effect.MakesSized(-1), "newSingleThreadExecutor");
    table.on("io.heddle.Barrier", first, "<init>");
    table.on("io.heddle.Semaphore", first, "<init>");
    table.on("io.heddle.pool.ThreadPool", 1, first, "<init>");
  }
}
