package io.heddle;

import java.time.Duration;

/** Is asked to end; {@link TerminationTest} sees what comes of it. */
final class TerminationProgram {

  private TerminationProgram() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "endsCleanly" -> endCleanly();
      case "hangs" -> hang();
      case "hasClosed" -> closeFirst();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void endCleanly() throws InterruptedException {
    try (Termination termination = Termination.within(Duration.ofMinutes(5))) {
      System.out.println("ready");
      termination.requested().await();
      System.out.println("clean end");
    }
  }

  private static void hang() throws InterruptedException {
    Termination.within(Duration.ofMillis(10));
    System.out.println("ready");
    new Event().await();
  }

  private static void closeFirst() throws InterruptedException {
    Termination termination = Termination.within(Duration.ofMinutes(5));
    termination.close();
    termination.close();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.out.println(termination), "reporter"));
    System.out.println("ready");
    new Event().await();
  }
}
