package io.heddle.benchmarks.paired;

import io.heddle.HeddleThread;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Where the measured objects are on the heap, and what kind of thread uses them. */
enum Setting {
  /** Objects nobody has collected yet: G1's write barrier ends at the young region's mark. */
  YOUNG,
  /** Objects of the old generation, not in the region of the thread that uses them. */
  OLD,
  /** As {@link #OLD}, in a thread that Heddle started. */
  OLD_IN_HEDDLE_THREAD,
  /** For rows that allocate or wait, where it makes no difference. */
  ANY,
  /**
   * For rows whose threads wait for each other, on one processor. On several, whether a thread is
   * woken on the processor that wakes it or on one that sleeps makes a factor of ten, and the
   * system decides it once for each pair of threads.
   */
  ONE_PROCESSOR;

  /**
   * Lives for ever, so that what was allocated before it and after it is in different regions. With
   * as much garbage in between, since a collection leaves dense regions where they are and moves
   * the others together.
   */
  private static final List<byte[]> FILLER = new ArrayList<>();

  /** Runs a body in the right kind of thread. Called before the contenders are made. */
  void run(Runnable body) throws InterruptedException {
    if (this == OLD_IN_HEDDLE_THREAD) {
      HeddleThread thread = new HeddleThread(() -> afterFiller(body), "measuring");
      thread.start();
      thread.join();
    } else {
      Thread thread = new Thread(() -> afterFiller(body), "measuring");
      thread.start();
      thread.join();
    }
  }

  /** Called when the contenders are warm. */
  void age() {
    if (this == OLD || this == OLD_IN_HEDDLE_THREAD) {
      System.gc();
    }
  }

  /** Fails if the objects have not stayed as young as they should be. */
  void check() {
    if (this == YOUNG) {
      long collections =
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .mapToLong(GarbageCollectorMXBean::getCollectionCount)
              .sum();
      if (collections > 0) {
        throw new IllegalStateException("Young objects were collected; give the heap more room");
      }
    }
  }

  private void afterFiller(Runnable body) {
    if (this != YOUNG) {
      for (int i = 0; i < 16 * 1024; i++) {
        byte[] kilobyte = new byte[1024];
        if (i % 2 == 0) {
          FILLER.add(kilobyte);
        }
      }
    }
    body.run();
  }
}
