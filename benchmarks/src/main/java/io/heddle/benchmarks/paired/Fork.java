package io.heddle.benchmarks.paired;

/** Measures one row in this JVM and prints the reading. */
public final class Fork {

  private Fork() {}

  /** Takes the name of a {@link Row}. */
  public static void main(String[] arguments) throws InterruptedException {
    Row row = Row.valueOf(arguments[0]);
    row.setting().run(() -> measure(row));
    // Threads of the contenders may still wait for the next operation.
    System.exit(0);
  }

  private static void measure(Row row) {
    try {
      System.out.println(row.measurement().measure(row.setting()).line());
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
