package io.heddle.samples.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plain javac with Heddle on its processor path says about the shop. */
final class DeadlockTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/deadlock/Shipping.java:20: warning: [heddle.lock-order] threads can wait for each other for ever: Orders.book → Stock.shelves → Shipping → Orders.book are taken in a circle
            orders.shipped(packed.remove());
                          ^
          one thread holds Orders.book and waits for Stock.shelves:
            Orders.java:27: Orders.place takes 'book'
            Orders.java:29: Orders.place calls Stock.reserve
            Stock.java:24: Stock.reserve takes 'shelves'
          one thread holds Stock.shelves and waits for Shipping:
            Stock.java:34: Stock.receive takes 'shelves'
            Stock.java:38: Stock.receive calls Shipping.pack
            Shipping.java:13: Shipping.pack takes 'this'
          one thread holds Shipping and waits for Orders.book:
            Shipping.java:18: Shipping.dispatch takes 'this'
            Shipping.java:20: Shipping.dispatch calls Orders.shipped
            Orders.java:33: Orders.shipped takes 'book'
          Repair: take them in one order on every path, and state it with @LockOrder
      src/broken/java/io/heddle/samples/deadlock/Stock.java:46: error: [heddle.guarded-by] read of 'reservations' needs 'shelves'; held here: nothing
          Queue<Integer> orders = reservations.get(article);
                                  ^
          Repair: hold 'shelves' around it, or declare the method @Holding so that its callers must
      1 error
      1 warning
      """;

  @TempDir private Path classes;

  @Test
  void javacPrintsBothFindingsAndNothingElse() throws IOException {
    assertThat(Javac.compileAlone(Path.of("src/broken/java"), classes)).isEqualTo(FINDINGS);
  }

  @Test
  void theRepairedShopCompilesInSilence() throws IOException {
    assertThat(Javac.compileAlone(Path.of("src/repaired/java"), classes)).isEmpty();
    assertThat(classes.resolve("io/heddle/samples/deadlock/Heddle_Orders.class")).exists();
  }

  @Test
  void theReadmeShowsWhatJavacPrints() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }
}
