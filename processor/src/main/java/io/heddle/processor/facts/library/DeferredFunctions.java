package io.heddle.processor.facts.library;

/** Methods that run the functions passed to them later, on another thread. */
final class DeferredFunctions implements LibraryModel {

  private static final Effect LATER = new Effect.RunsLater(true);

  /** Of what has to be started first. */
  private static final Effect ONCE_STARTED = new Effect.RunsLater(false);

  @Override
  public void describe(EffectTable table) {
    threads(table);
    executors(table);
    heddle(table);
  }

  private static void threads(EffectTable table) {
    table.on("java.lang.Thread", ONCE_STARTED, "<init>");
    table.on("java.lang.Thread", LATER, "startVirtualThread");
    table.on("java.lang.Thread$Builder", LATER, "start");
    table.on("java.lang.Thread$Builder", ONCE_STARTED, "unstarted");
    table.on("java.util.concurrent.ThreadFactory", ONCE_STARTED, "newThread");
    table.on("java.lang.Runtime", ONCE_STARTED, "addShutdownHook");
  }

  private static void executors(EffectTable table) {
    String concurrent = "java.util.concurrent.";
    table.on(concurrent + "Executor", LATER, "execute");
    table.on(concurrent + "ExecutorService", LATER, "submit");
    table.on(concurrent + "CompletionService", LATER, "submit");
    table.on(concurrent + "ScheduledExecutorService", LATER, "schedule");
    table.on(concurrent + "ScheduledExecutorService", LATER, "scheduleAtFixedRate");
    table.on(concurrent + "ScheduledExecutorService", LATER, "scheduleWithFixedDelay");
    String future = concurrent + "CompletableFuture";
    table.on(future, LATER, "runAsync", "supplyAsync", "completeAsync");
    for (String type : new String[] {future, concurrent + "CompletionStage"}) {
      table.on(type, LATER, "thenApplyAsync", "thenAcceptAsync", "thenRunAsync");
      table.on(type, LATER, "thenCombineAsync", "thenAcceptBothAsync", "runAfterBothAsync");
      table.on(type, LATER, "applyToEitherAsync", "acceptEitherAsync", "runAfterEitherAsync");
      table.on(type, LATER, "thenComposeAsync", "handleAsync", "whenCompleteAsync");
      table.on(type, LATER, "exceptionallyAsync", "exceptionallyComposeAsync");
    }
    table.on("javax.swing.SwingUtilities", LATER, "invokeLater");
    table.on("java.awt.EventQueue", LATER, "invokeLater");
  }

  private static void heddle(EffectTable table) {
    table.on("io.heddle.HeddleThread", ONCE_STARTED, "<init>");
    table.on("io.heddle.Timer", ONCE_STARTED, "<init>");
    table.on("io.heddle.Threads", ONCE_STARTED, "thread");
    table.on("io.heddle.Lifecycle", ONCE_STARTED, "daemon", "periodic");
    table.on("io.heddle.pool.ThreadPool", LATER, "submit", "map");
    table.on("io.heddle.scope.Scope", LATER, "fork", "daemon", "start");
  }
}
