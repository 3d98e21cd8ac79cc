package io.heddle;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends its main thread while timers wait or act; {@link TimerShutdownTest} sees what comes of it.
 */
final class TimerProgram {

  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final Duration NEVER = Duration.ofDays(1);

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
