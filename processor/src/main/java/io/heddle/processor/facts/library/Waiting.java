package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Blocking;

/** Methods of the JDK that wait, and those that end such a wait. Locks are modelled elsewhere. */
final class Waiting implements LibraryModel {

  private static final String CONCURRENT = "java.util.concurrent.";

  @Override
  public void describe(EffectTable table) {
    threads(table);
    results(table);
    gates(table);
    queues(table);
    outside(table);
  }

  private static Effect until(Blocking what) {
    return new Effect.Blocks(what, false);
  }

  private static Effect timed(Blocking what) {
    return new Effect.Blocks(what, true);
  }

  private static void threads(EffectTable table) {
    table.on("java.lang.Thread", timed(Blocking.SLEEP), "sleep");
    table.on(CONCURRENT + "TimeUnit", 1, timed(Blocking.SLEEP), "sleep");
    table.on("java.lang.Thread", 0, until(Blocking.JOIN), "join");
    table.on("java.lang.Thread", timed(Blocking.JOIN), "join");
    table.on(CONCURRENT + "TimeUnit", 2, timed(Blocking.JOIN), "timedJoin");
  }

  private static void results(EffectTable table) {
    table.on(CONCURRENT + "Future", 0, until(Blocking.RESULT), "get");
    table.on(CONCURRENT + "Future", 2, timed(Blocking.RESULT), "get");
    table.on(CONCURRENT + "CompletableFuture", 0, until(Blocking.RESULT), "join");
    table.on(CONCURRENT + "ForkJoinTask", 0, until(Blocking.RESULT), "join");
    table.on(CONCURRENT + "ExecutorService", 1, until(Blocking.RESULT), "invokeAll", "invokeAny");
    table.on(CONCURRENT + "ExecutorService", 2, timed(Blocking.RESULT), "awaitTermination");
    Effect completes = new Effect.Unblocks(Blocking.RESULT);
    String future = CONCURRENT + "CompletableFuture";
    table.on(future, 1, completes, "complete", "completeExceptionally", "cancel");
    table.on("javax.swing.SwingUtilities", 1, until(Blocking.RESULT), "invokeAndWait");
    table.on("java.awt.EventQueue", 1, until(Blocking.RESULT), "invokeAndWait");
  }

  private static void gates(EffectTable table) {
    String latch = CONCURRENT + "CountDownLatch";
    table.on(latch, 0, until(Blocking.GATE), "await");
    table.on(latch, 2, timed(Blocking.GATE), "await");
    table.on(latch, 0, new Effect.Unblocks(Blocking.GATE), "countDown");
    String barrier = CONCURRENT + "CyclicBarrier";
    table.on(barrier, 0, until(Blocking.BARRIER), "await");
    table.on(barrier, 2, timed(Blocking.BARRIER), "await");
    table.on(CONCURRENT + "Phaser", 0, until(Blocking.BARRIER), "arriveAndAwaitAdvance");
    String semaphore = CONCURRENT + "Semaphore";
    table.on(semaphore, until(Blocking.PERMIT), "acquire", "acquireUninterruptibly");
    table.on(semaphore, 2, timed(Blocking.PERMIT), "tryAcquire");
    table.on(semaphore, 3, timed(Blocking.PERMIT), "tryAcquire");
    table.on(semaphore, 0, new Effect.AttemptsPermit(), "tryAcquire", "drainPermits");
    table.on(semaphore, 1, new Effect.AttemptsPermit(), "tryAcquire");
    table.on(semaphore, new Effect.Unblocks(Blocking.PERMIT), "release");
  }

  /** Whether a queue is bounded is only known where its type says so. */
  private static void queues(EffectTable table) {
    String queue = CONCURRENT + "BlockingQueue";
    String deque = CONCURRENT + "BlockingDeque";
    table.on(queue, 0, until(Blocking.ELEMENT), "take");
    table.on(queue, 2, timed(Blocking.ELEMENT), "poll");
    table.on(deque, 0, until(Blocking.ELEMENT), "takeFirst", "takeLast");
    Effect element = new Effect.Unblocks(Blocking.ELEMENT);
    table.on(queue, element, "put", "offer", "add");
    table.on(deque, element, "putFirst", "putLast", "offerFirst", "offerLast");
    table.on(deque, element, "addFirst", "addLast", "push");
    Effect room = until(Blocking.ROOM);
    table.on(CONCURRENT + "SynchronousQueue", 1, room, "put");
    table.on(CONCURRENT + "TransferQueue", 1, room, "transfer");
  }

  private static void outside(EffectTable table) {
    table.on("java.lang.Process", 0, until(Blocking.PROCESS), "waitFor");
    table.on("java.lang.Process", 2, timed(Blocking.PROCESS), "waitFor");
    Effect connect = until(Blocking.CONNECT);
    String net = "java.net.";
    table.on(net + "InetAddress", 1, connect, "getByName", "getAllByName");
    table.on(net + "InetAddress", 0, connect, "getLocalHost");
    table.on(net + "InetAddress", 0, connect, "getCanonicalHostName");
    table.on(net + "Socket", 1, connect, "connect");
    table.on(net + "Socket", 2, timed(Blocking.CONNECT), "connect");
    table.on(net + "Socket", 2, connect, "<init>");
    table.on(net + "http.HttpClient", 2, connect, "send");
    table.on("java.nio.channels.SocketChannel", 1, connect, "connect");
    Effect network = until(Blocking.NETWORK);
    table.on(net + "ServerSocket", 0, network, "accept");
    // Most URLs are resources of the class path.
    table.on(net + "URL", 0, network, "openStream");
    table.on(net + "URLConnection", 0, network, "connect");
    table.on(net + "DatagramSocket", 1, network, "receive");
    table.on("java.nio.channels.ServerSocketChannel", 0, network, "accept");
    table.on("java.nio.channels.Selector", 0, network, "select");
  }
}
