package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.LockTimeoutException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class GuardedMethodsTest {

  @Test
  void bodyRunsHoldingTheGeneratedLock() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RLock;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              abstract RLock stock();

              @Guarded("stock")
              boolean held() {
                return stock().heldByCurrentThread();
              }

              public static boolean insideAndNotAfter() {
                Shop shop = Heddle_Shop.create();
                return shop.held() && !shop.stock().locked();
              }
            }
            """);
    assertThat(woven.call("Shop", "insideAndNotAfter")).isEqualTo(true);
  }

  @Test
  void callsOnThisAreGuardedToo() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RLock;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              abstract RLock stock();

              @Guarded("stock")
              int level() {
                return stock().holdCount();
              }

              @Guarded("stock")
              int levelThroughThis() {
                return this.level();
              }

              public static int levels() {
                return Heddle_Shop.create().levelThroughThis();
              }
            }
            """);
    assertThat(woven.call("Shop", "levels")).isEqualTo(2);
  }

  @Test
  void locksAreTakenInTheirOrderAndReleasedInReverse() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Guarded({"ledger", "stock"})
              void sell() {}
            }
            """);
    assertThat(woven.source("Heddle_Shop"))
        .containsSubsequence(
            "ledger.acquire()",
            "stock.acquire()",
            "super.sell()",
            "stock.release()",
            "ledger.release()");
  }

  @Test
  void locksAreReleasedWhenTheBodyThrows() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RLock;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              abstract RLock stock();

              @Guarded("stock")
              void fail() throws java.io.IOException {
                throw new java.io.IOException("sold out");
              }

              public static boolean lockedAfterwards() {
                Shop shop = Heddle_Shop.create();
                try {
                  shop.fail();
                  throw new AssertionError("expected the body's exception");
                } catch (java.io.IOException expected) {
                  return shop.stock().locked();
                }
              }
            }
            """);
    assertThat(woven.call("Shop", "lockedAfterwards")).isEqualTo(false);
  }

  @Test
  void twoThreadsAreNeverInsideTogether() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Counter {
              @Guarded("lock")
              private int count;

              @Guarded("lock")
              void increment() {
                count++;
              }

              @Guarded("lock")
              int count() {
                return count;
              }

              public static int countTogether() throws InterruptedException {
                Counter counter = Heddle_Counter.create();
                Thread[] threads = new Thread[4];
                for (int i = 0; i < threads.length; i++) {
                  threads[i] =
                      new Thread(
                          () -> {
                            for (int n = 0; n < 20_000; n++) {
                              counter.increment();
                            }
                          });
                  threads[i].start();
                }
                for (Thread thread : threads) {
                  thread.join();
                }
                return counter.count();
              }
            }
            """);
    assertThat(woven.call("Counter", "countTogether")).isEqualTo(80_000);
  }

  @Test
  void readersShareAndWritersDoNot() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RwLock;
            import io.heddle.annotation.*;
            import java.util.concurrent.*;

            @Threaded
            abstract class Prices {
              private final CyclicBarrier together = new CyclicBarrier(2);

              abstract RwLock prices();

              @Guarded(value = "prices", mode = Guarded.Mode.READ)
              void read() throws Exception {
                together.await(30, TimeUnit.SECONDS);
              }

              @Guarded("prices")
              boolean write() {
                return prices().writeLock().heldByCurrentThread();
              }

              public static boolean twoReadersMeetInside() throws Exception {
                Prices prices = Heddle_Prices.create();
                FutureTask<Void> other =
                    new FutureTask<>(
                        () -> {
                          prices.read();
                          return null;
                        });
                new Thread(other).start();
                prices.read();
                other.get(30, TimeUnit.SECONDS);
                return prices.write();
              }
            }
            """);
    assertThat(woven.call("Prices", "twoReadersMeetInside")).isEqualTo(true);
  }

  private static final String TIMED =
      """
      import io.heddle.RLock;
      import io.heddle.annotation.*;
      import java.util.concurrent.*;

      @Threaded
      abstract class Shop {
        abstract RLock stock();

        @Guarded(value = {"ledger", "stock"}, timeout = "20ms")
        void sell() %s {}

        public static void sellWhileTaken() throws Exception {
          Shop shop = Heddle_Shop.create();
          CountDownLatch taken = new CountDownLatch(1);
          CountDownLatch done = new CountDownLatch(1);
          Thread holder =
              new Thread(
                  () ->
                      shop.stock()
                          .run(
                              () -> {
                                taken.countDown();
                                try {
                                  done.await();
                                } catch (InterruptedException e) {
                                  throw new AssertionError(e);
                                }
                              }));
          holder.start();
          taken.await();
          try {
            shop.sell();
          } finally {
            done.countDown();
            holder.join();
          }
        }
      }
      """;

  @Test
  void timeoutIsALockTimeoutExceptionUnlessDeclaredOtherwise() {
    Woven woven = Woven.from(TIMED.formatted(""));
    assertThatThrownBy(() -> woven.call("Shop", "sellWhileTaken"))
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageContaining("Shop.stock");
  }

  @Test
  void timeoutIsATimeoutExceptionWhereDeclared() {
    Woven woven = Woven.from(TIMED.formatted("throws TimeoutException, InterruptedException"));
    assertThatThrownBy(() -> woven.call("Shop", "sellWhileTaken"))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("Shop.stock was not acquired within 20ms");
  }

  @Test
  void waitingCanBeInterruptedWhereInterruptedExceptionIsDeclared() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Guarded("stock")
              void sell() throws InterruptedException {}

              public static void sellInterrupted() throws InterruptedException {
                Thread.currentThread().interrupt();
                Heddle_Shop.create().sell();
              }
            }
            """);
    assertThatThrownBy(() -> woven.call("Shop", "sellInterrupted"))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void waitingIgnoresInterruptsWhereNoneIsDeclared() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Guarded(value = "stock", timeout = "1s")
              boolean sell() {
                return Thread.currentThread().isInterrupted();
              }

              public static boolean interruptedInside() {
                Thread.currentThread().interrupt();
                try {
                  return Heddle_Shop.create().sell();
                } finally {
                  Thread.interrupted();
                }
              }
            }
            """);
    assertThat(woven.call("Shop", "interruptedInside")).isEqualTo(true);
  }

  @Test
  void constructorMayCallAGuardedMethodBeforeTheLocksExist() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            @SuppressWarnings("this-escape")
            class Shop {
              @Guarded("stock")
              private int apples;

              Shop() {
                restock(7);
              }

              @Guarded("stock")
              void restock(int apples) {
                this.apples += apples;
              }

              @Guarded("stock")
              int apples() {
                return apples;
              }

              public static int applesOfANewShop() {
                return Heddle_Shop.create().apples();
              }
            }
            """);
    assertThat(woven.call("Shop", "applesOfANewShop")).isEqualTo(7);
  }

  @Test
  void locksOfTheClassItselfAreTakenAsTheyAre() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.Lock;
            import io.heddle.annotation.*;
            import java.util.concurrent.Semaphore;
            import java.util.concurrent.locks.*;

            @Threaded
            class Shop {
              static final Object GLOBAL = new Object();
              final Lock plain = new Lock("plain");
              protected final ReentrantLock juc = new ReentrantLock();
              final ReadWriteLock pair = new ReentrantReadWriteLock();
              final StampedLock stamped = new StampedLock();
              final Semaphore permit = new Semaphore(1);
              final Object monitor = new Object();

              ReentrantLock lock() {
                return juc;
              }

              @Guarded("plain")
              boolean plain() {
                return plain.locked();
              }

              @Guarded("juc")
              boolean juc() {
                return juc.isHeldByCurrentThread();
              }

              @Guarded("lock()")
              boolean method() throws InterruptedException {
                return juc.isHeldByCurrentThread();
              }

              @Guarded(value = "pair", mode = Guarded.Mode.READ)
              boolean read() {
                return ((ReentrantReadWriteLock) pair).getReadHoldCount() == 1;
              }

              @Guarded("pair")
              boolean write() {
                return ((ReentrantReadWriteLock) pair).isWriteLockedByCurrentThread();
              }

              @Guarded(value = "stamped", mode = Guarded.Mode.READ)
              boolean stampedRead() {
                return stamped.isReadLocked();
              }

              @Guarded("stamped")
              boolean stampedWrite() {
                return stamped.isWriteLocked();
              }

              @Guarded("permit")
              boolean permit() throws InterruptedException {
                return permit.availablePermits() == 0;
              }

              @Guarded({"this", "monitor", "GLOBAL", "Shop.class"})
              boolean monitors() {
                return Thread.holdsLock(this)
                    && Thread.holdsLock(monitor)
                    && Thread.holdsLock(GLOBAL)
                    && Thread.holdsLock(Shop.class);
              }

              public static String notHeld() throws InterruptedException {
                Shop shop = Heddle_Shop.create();
                return (shop.plain() ? "" : "plain ")
                    + (shop.juc() ? "" : "juc ")
                    + (shop.method() ? "" : "method ")
                    + (shop.read() ? "" : "read ")
                    + (shop.write() ? "" : "write ")
                    + (shop.stampedRead() ? "" : "stampedRead ")
                    + (shop.stampedWrite() ? "" : "stampedWrite ")
                    + (shop.permit() ? "" : "permit ")
                    + (shop.monitors() ? "" : "monitors ");
              }

              public static boolean anyLeftLocked() throws InterruptedException {
                Shop shop = Heddle_Shop.create();
                shop.plain();
                shop.juc();
                shop.method();
                shop.write();
                shop.stampedWrite();
                shop.permit();
                return shop.plain.locked()
                    || shop.juc.isLocked()
                    || ((ReentrantReadWriteLock) shop.pair).isWriteLocked()
                    || shop.stamped.isWriteLocked()
                    || shop.permit.availablePermits() == 0;
              }
            }
            """);
    assertThat(woven.call("Shop", "notHeld")).isEqualTo("");
    assertThat(woven.call("Shop", "anyLeftLocked")).isEqualTo(false);
  }

  @Test
  void timedWaitForAForeignLockThrowsWhatItDeclares() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.concurrent.TimeoutException;
            import java.util.concurrent.locks.ReentrantLock;

            @Threaded
            class Shop {
              final ReentrantLock lock = new ReentrantLock();

              @Guarded(value = "lock", timeout = "5ms")
              void sell() throws InterruptedException, TimeoutException {}

              public static void sellWhileTaken() throws Exception {
                Shop shop = Heddle_Shop.create();
                Thread holder = new Thread(shop.lock::lock);
                holder.start();
                holder.join();
                shop.sell();
              }
            }
            """);
    assertThatThrownBy(() -> woven.call("Shop", "sellWhileTaken"))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("Shop.lock was not acquired within 5ms");
  }

  @Test
  void lockOfAnotherObjectIsTakenThroughItsFieldOrItsAccessor() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RLock;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Bank {
              final Object monitor = new Object();

              abstract RLock vault();
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Branch {
              final Bank bank;

              Branch(Bank bank) {
                this.bank = bank;
              }

              @Guarded({"bank.vault", "bank.monitor"})
              boolean held() {
                return bank.vault().heldByCurrentThread() && Thread.holdsLock(bank.monitor);
              }

              public static boolean both() {
                return Heddle_Branch.create(Heddle_Bank.create()).held();
              }
            }
            """);
    assertThat(woven.call("Branch", "both")).isEqualTo(true);
  }

  @Test
  void annotatedMethodsOfAnAbstractSuperclassAreWoven() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.RLock;
            import io.heddle.annotation.*;

            abstract class Base<T> {
              abstract RLock stock();

              @Guarded("stock")
              boolean held(T ignored) {
                return stock().heldByCurrentThread();
              }

              @Guarded("stock")
              abstract boolean implemented();
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop extends Base<String> {
              @Override
              boolean implemented() {
                return stock().heldByCurrentThread();
              }

              public static boolean both() {
                Shop shop = Heddle_Shop.create();
                return shop.held("apple") && shop.implemented();
              }
            }
            """);
    assertThat(woven.call("Shop", "both")).isEqualTo(true);
    assertThat(woven.source("Heddle_Shop"))
        .contains("boolean held(String ignored)")
        .contains("new RLock(\"Base.stock\")");
  }
}
