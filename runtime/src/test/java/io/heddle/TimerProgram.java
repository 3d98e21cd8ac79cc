package io.heddle;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends its main thread while timers wait or act; {@link TimerShutdownTest} sees what comes of it.
 */
final class TimerProgram {

  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final Duration NEVER = Duration.ofDays(1);

  /** What no address space has room for. */
  private static final long MORE_THAN_THERE_IS = 1L << 58;

  private TimerProgram() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "waits" -> new Timer(MOMENT, () -> System.out.println("acted")).start();
      case "acts" -> new Timer(Duration.ZERO, TimerProgram::actAfterMain).start();
      case "daemonWaits" -> daemon(new Timer(NEVER, () -> System.out.println("acted"))).start();
      case "daemonActs" -> {
        Event acting = new Event();
        daemon(
                new Timer(
                    Duration.ZERO,
                    () -> {
                      acting.set();
                      LockSupport.park();
                    }))
            .start();
        acting.await();
      }
      case "cancelled" -> {
        Timer timer = new Timer(NEVER, () -> System.out.println("acted"));
        timer.start();
        timer.cancel();
      }
      case "daemonBesideAnother" -> {
        daemon(new Timer(NEVER, () -> System.out.println("daemon acted"))).start();
        new Timer(MOMENT, () -> System.out.println("acted")).start();
      }
      case "afterAPause" -> {
        Timer first = new Timer(Duration.ZERO, () -> System.out.println("first acted"));
        first.start();
        first.join();
        while (keeperIsThere()) {
          LockSupport.parkNanos(1_000_000);
        }
        new Timer(MOMENT, () -> System.out.println("acted")).start();
      }
      case "chain" ->
          new Timer(
                  Duration.ZERO, () -> new Timer(MOMENT, () -> System.out.println("acted")).start())
              .start();
      case "noRoom" -> {
        Threads.excepthook(args0 -> System.out.println("heard " + args0.value().getClass()));
        Threads.stackSize(MORE_THAN_THERE_IS);
        Timer first = new Timer(Duration.ZERO, () -> System.out.println("acted without room"));
        first.asJavaThread();
        Threads.stackSize(0);
        new Timer(MOMENT, () -> System.out.println("acted")).start();
        first.start();
        first.finished().await();
        first.join();
        System.out.println("alive " + first.isAlive());
      }
      case "noRoomForAThread" -> {
        Threads.stackSize(MORE_THAN_THERE_IS);
        HeddleThread thread = new HeddleThread(() -> System.out.println("ran"));
        try {
          thread.start();
        } catch (OutOfMemoryError e) {
          System.out.println("alive " + thread.isAlive() + ", of " + Threads.activeCount());
        }
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("main ended");
  }

  private static void actAfterMain() {
    try {
      Threads.mainThread().join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    System.out.println("acted");
  }

  private static Timer daemon(Timer timer) {
    timer.daemon(true);
    return timer;
  }

  private static boolean keeperIsThere() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("heddle-timers-keep-alive"));
  }
}
