package io.heddle;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells those that join the main thread that it has ended, which that thread, not being started by
 * Heddle, does not do itself. Another platform thread waits for it, from the first join on: {@link
 * Thread#join()} pins a virtual thread on Java 21 to 23.
 */
final class MainThreadWatch {

  private static final Set<HeddleThread> WATCHED = ConcurrentHashMap.newKeySet();

  private MainThreadWatch() {}

  /** If the thread has ended, says so at once. */
  static void begin(HeddleThread main) {
    if (!main.asJavaThread().isAlive()) {
      main.end();
    } else if (WATCHED.add(main)) {
      boolean begun = false;
      try {
        Thread watch = new Thread(() -> awaitEnd(main), "heddle-main-watch");
        watch.setDaemon(true);
        watch.start();
        begun = true;
      } finally {
        if (!begun) {
          WATCHED.remove(main);
        }
      }
    }
  }

  @SuppressWarnings("ThreadJoinLoop") // this is that loop
  private static void awaitEnd(HeddleThread main) {
    while (true) {
      try {
        main.asJavaThread().join();
        break;
      } catch (InterruptedException e) {
        // Nobody but the JVM knows this thread; its end is that of the main thread.
      }
    }
    main.end();
    WATCHED.remove(main);
  }
}
