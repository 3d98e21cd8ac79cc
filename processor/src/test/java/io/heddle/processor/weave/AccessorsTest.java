package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AccessorsTest {

  @Test
  void accessorsReturnOnePrimitivePerObject() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.Threaded;

            @Threaded
            abstract class Shop {
              abstract Event ready();

              protected abstract Lock plain();

              abstract RLock reentrant();

              abstract RwLock pair();

              public abstract Condition own();

              static boolean constantAndDistinct() {
                Shop one = Heddle_Shop.create();
                Shop other = Heddle_Shop.create();
                return one.ready() == one.ready()
                    && one.ready() != other.ready()
                    && one.plain() == one.plain()
                    && one.reentrant() == one.reentrant()
                    && one.pair() == one.pair()
                    && one.own().lockable() instanceof RLock;
              }

              static String names() {
                Shop shop = Heddle_Shop.create();
                return shop.ready() + "\\n" + shop.plain() + "\\n" + shop.own();
              }
            }
            """);
    assertThat(woven.call("Shop", "constantAndDistinct")).isEqualTo(true);
    assertThat((String) woven.call("Shop", "names"))
        .contains("\"Shop.ready\"", "\"Shop.plain\"", "\"Shop.own\"");
  }

  @Test
  void conditionUsesTheLockThatItsGuardNames() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              @Guarded("stock")
              private int apples;

              abstract RLock stock();

              @Guarded("stock")
              abstract Condition restocked();

              @Guarded("stock")
              int sell() throws InterruptedException {
                restocked().awaitUntil(() -> apples > 0);
                return apples--;
              }

              @Guarded("stock")
              void restock() {
                apples++;
                restocked().signalAll();
              }

              static boolean sameLock() {
                Shop shop = Heddle_Shop.create();
                return shop.restocked().lockable() == shop.stock();
              }

              static int handedOver() throws Exception {
                Shop shop = Heddle_Shop.create();
                Thread supplier = new Thread(shop::restock);
                supplier.start();
                int sold = shop.sell();
                supplier.join();
                return sold;
              }
            }
            """);
    assertThat(woven.call("Shop", "sameLock")).isEqualTo(true);
    assertThat(woven.call("Shop", "handedOver")).isEqualTo(1);
  }

  @Test
  void conditionOfAReadWriteLockUsesItsWriteSide() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Prices {
              @Guarded("prices")
              abstract Condition changed();

              @Guarded(value = "prices", mode = Guarded.Mode.READ)
              void read() {}

              abstract RwLock prices();

              static boolean writeSide() {
                Prices prices = Heddle_Prices.create();
                return prices.changed().lockable() == prices.prices().writeLock();
              }
            }
            """);
    assertThat(woven.call("Prices", "writeSide")).isEqualTo(true);
  }

  @Test
  void accessorOfAGuardedLockReturnsThatLock() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              abstract Lockable stock();

              @Guarded("stock()")
              boolean held() {
                return stock().heldByCurrentThread();
              }

              static boolean heldInside() {
                return Heddle_Shop.create().held();
              }
            }
            """);
    assertThat(woven.call("Shop", "heldInside")).isEqualTo(true);
  }

  @Test
  void eachThreadHasItsOwnValue() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;
            import java.util.concurrent.FutureTask;

            @Threaded
            abstract class Format {
              @ThreadLocalField(initial = "newBuffer")
              abstract StringBuilder buffer();

              @ThreadLocalField(initial = "zero")
              abstract int getDepth();

              @ThreadLocalField
              abstract void setDepth(int depth);

              StringBuilder newBuffer() {
                return new StringBuilder("new ");
              }

              static int zero() {
                return 0;
              }

              String write(String text) {
                setDepth(getDepth() + 1);
                return buffer().append(text).append(getDepth()).toString();
              }

              static List<String> written() throws Exception {
                Format format = Heddle_Format.create();
                format.write("a");
                FutureTask<String> other = new FutureTask<>(() -> format.write("b"));
                new Thread(other).start();
                return List.of(other.get(), format.write("c"));
              }
            }
            """);
    assertThat(woven.call("Format", "written")).isEqualTo(List.of("new b1", "new a1c2"));
  }

  @Test
  void readingAValueThatWasNeverSetSaysSo() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            abstract class Request<T> {
              @ThreadLocalField
              abstract T user();

              @ThreadLocalField
              abstract void user(T user);

              static String unset() {
                return Heddle_Request.<String>create().user();
              }
            }
            """);
    assertThatThrownBy(() -> woven.call("Request", "unset"))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void queuesSemaphoresAndLocalsAreMadePerObject() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import io.heddle.queue.*;

            @Threaded
            abstract class Office<T> {
              abstract Queue<T> jobs();

              @Limited(permits = 2)
              abstract LifoQueue<? extends T> undo();

              @Limited(permits = 5)
              abstract PriorityQueue<String> urgent();

              abstract SimpleQueue<Runnable> later();

              @Limited(permits = 3)
              abstract Semaphore desks();

              @Limited(permits = 4)
              abstract BoundedSemaphore chairs();

              abstract Local<T> current();

              abstract LocalMap notes();

              static String seen() throws InterruptedException {
                Office<Integer> office = Heddle_Office.create();
                office.jobs().put(1);
                office.current().set(7);
                office.notes().set("a", "b");
                return office.jobs().maxsize() + " " + office.undo().maxsize()
                    + " " + office.urgent().maxsize() + " " + office.later().empty()
                    + " " + office.desks().value() + " " + office.chairs().value()
                    + " " + office.current().get() + " " + office.notes().keys()
                    + " " + (office.jobs() == office.jobs())
                    + " " + Heddle_Office.<Integer>create().jobs().size();
              }
            }
            """);
    assertThat(woven.call("Office", "seen")).isEqualTo("0 2 5 true 3 4 7 [a] true 0");
    assertThat(woven.source("Heddle_Office"))
        .contains("Queue<T> jobs = new Queue<>(\"Office.jobs\");")
        .contains("LifoQueue<? extends T> undo = new LifoQueue<>(\"Office.undo\", 2);");
  }
}
