package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.LockUpgradeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong with annotations of this kind elsewhere, and does not here. */
class AnchorsTest {

  @Test
  void callsOfAnObjectOnItselfKeepTheLockWhereverTheyComeFrom() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RLock;
            import io.heddle.annotation.*;
            import java.util.function.Supplier;

            @Threaded
            abstract class Shop {
              abstract RLock stock();

              @Guarded("stock")
              boolean held() {
                return stock().heldByCurrentThread();
              }

              boolean fromPlainMethod() {
                return held();
              }

              boolean fromLambdaAndReference() {
                Supplier<Boolean> lambda = () -> held();
                Supplier<Boolean> reference = this::held;
                return lambda.get() && reference.get();
              }

              static boolean seen() {
                Shop shop = Heddle_Shop.create();
                return shop.fromPlainMethod() && shop.fromLambdaAndReference();
              }
            }
            """);
    assertThat(woven.call("Shop", "seen")).isEqualTo(true);
  }

  @Test
  void guardedMethodMayBeReachedFromASuperConstructor() throws Exception {
    Woven woven =
        Woven.from(
            """
            abstract class Base {
              final String name;

              @SuppressWarnings("this-escape")
              Base() {
                name = describe("new");
              }

              abstract String describe(String how);
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop extends Base {
              @Override
              @Guarded({"ledger", "stock"})
              @Limited(permits = 1, timeout = "1s")
              String describe(String how) {
                return how + " shop";
              }

              static String name() {
                Shop shop = Heddle_Shop.create();
                return shop.name + ", " + shop.describe("old");
              }
            }
            """);
    assertThat(woven.call("Shop", "name")).isEqualTo("new shop, old shop");
  }

  @Test
  void writingWhileReadingFailsAtOnceAndTheBodysExceptionIsKept() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Prices {
              @Guarded(value = "table", mode = Guarded.Mode.READ)
              void readThenWrite() {
                change();
              }

              @Guarded("table")
              void change() {}

              static void upgrade() {
                Heddle_Prices.create().readThenWrite();
              }
            }
            """);
    assertThatThrownBy(() -> woven.call("Prices", "upgrade"))
        .isInstanceOf(LockUpgradeException.class);
  }

  @Test
  void writerMayReadAndIsLeftWithItsLock() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RwLock;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Prices {
              abstract RwLock table();

              @Guarded(value = "table", mode = Guarded.Mode.READ)
              void read() {}

              @Guarded("table")
              boolean writeAndRead() {
                read();
                return table().writeLock().heldByCurrentThread();
              }

              static boolean seen() {
                Prices prices = Heddle_Prices.create();
                return prices.writeAndRead() && !prices.table().writeLock().locked();
              }
            }
            """);
    assertThat(woven.call("Prices", "seen")).isEqualTo(true);
  }

  @Test
  void periodicCallsNeverOverlap() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.atomic.AtomicInteger;

            @Threaded
            class Clock {
              final AtomicInteger inside = new AtomicInteger();
              final CountDownLatch ticks = new CountDownLatch(5);
              volatile boolean overlapped;

              @Daemon(every = "1ms", schedule = Daemon.Schedule.FIXED_RATE,
                  missed = Daemon.Missed.CATCH_UP)
              void tick() {
                overlapped |= inside.incrementAndGet() > 1;
                long end = System.nanoTime() + 3_000_000;
                while (System.nanoTime() < end) {
                  Thread.onSpinWait();
                }
                inside.decrementAndGet();
                ticks.countDown();
              }

              static boolean overlapped() throws InterruptedException {
                try (Heddle_Clock clock = Heddle_Clock.create()) {
                  clock.start();
                  clock.ticks.await();
                  return clock.overlapped;
                }
              }
            }
            """);
    assertThat(woven.call("Clock", "overlapped")).isEqualTo(false);
  }

  @Test
  void closingAsksBeforeItInterrupts() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded(stopTimeout = "1h")
            class Writer {
              final List<String> log = Collections.synchronizedList(new ArrayList<>());
              final Event writing = new Event();

              @Daemon
              void write(Event stopping) throws InterruptedException {
                writing.set();
                stopping.await();
                log.add("finished, interrupted: " + Thread.currentThread().isInterrupted());
              }

              @Daemon(every = "1h")
              void flush() {
                log.add("never");
              }

              static List<String> log() throws InterruptedException {
                Heddle_Writer writer = Heddle_Writer.create();
                writer.start();
                writer.writing.await();
                writer.close();
                return writer.log;
              }
            }
            """);
    assertThat(woven.call("Writer", "log")).isEqualTo(List.of("finished, interrupted: false"));
  }

  @Test
  void bodysExceptionIsNotReplacedByThatOfTheRelease() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              final io.heddle.Lock lock = new io.heddle.Lock("lock");

              @Guarded("lock")
              void sell() {
                throw new IllegalArgumentException("sold out");
              }

              static void sellTwice() {
                Shop shop = Heddle_Shop.create();
                try {
                  shop.sell();
                } catch (IllegalArgumentException expected) {
                  shop.sell();
                }
              }
            }
            """);
    assertThatThrownBy(() -> woven.call("Shop", "sellTwice")).hasMessage("sold out");
  }
}
