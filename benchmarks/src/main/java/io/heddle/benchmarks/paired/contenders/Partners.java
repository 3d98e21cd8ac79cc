package io.heddle.benchmarks.paired.contenders;

/** Threads that do the other half of a hand-over, for as long as the JVM runs. */
final class Partners {

  private Partners() {}

  /** What a partner repeats. */
  interface Turn {
    void take() throws InterruptedException;
  }

  static void start(Turn turn) {
    Thread thread = new Thread(() -> repeat(turn), "partner");
    thread.setDaemon(true);
    thread.start();
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private static void repeat(Turn turn) {
    try {
      while (true) {
        turn.take();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a benchmark", e);
    }
  }
}
