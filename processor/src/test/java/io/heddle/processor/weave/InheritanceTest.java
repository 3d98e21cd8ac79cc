package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every feature in generic, nested, inherited and package-private surroundings. */
class InheritanceTest {

  @Test
  void everythingOfAGenericSuperclassOfAnotherPackageIsWoven() throws Exception {
    Woven woven =
        Woven.from(
            """
            package base;

            import io.heddle.*;
            import io.heddle.annotation.*;
            import io.heddle.queue.Queue;
            import java.io.IOException;
            import java.util.*;

            public abstract class Worker<T extends Comparable<T>> {
              protected final List<String> log = Collections.synchronizedList(new ArrayList<>());
              protected final Event done = new Event();

              @Limited(permits = 10)
              protected abstract Queue<T> jobs();

              @Guarded("work")
              protected <X extends Exception> T first(Class<X> type, T[] items) throws X, IOException {
                return items[0];
              }

              @Daemon(restart = 1)
              protected void work(Event stopping) throws InterruptedException {
                log.add("got " + jobs().get());
                done.set();
                stopping.await();
              }
            }
            """,
            """
            package shop;

            import base.Worker;
            import io.heddle.annotation.*;
            import java.util.*;

            public class Outer {
              @Threaded
              static class Baker extends Worker<String> {
                @Override
                protected io.heddle.queue.Queue<String> jobs() {
                  throw new UnsupportedOperationException();
                }

                @Override
                protected void work(io.heddle.Event stopping) {
                  log.add("overridden");
                  done.set();
                }

                static List<String> log() throws Exception {
                  try (Heddle_Outer_Baker baker = Heddle_Outer_Baker.create()) {
                    baker.start();
                    baker.done.await();
                    baker.log.add(baker.first(Exception.class, new String[] {"bread"}));
                    return baker.log;
                  }
                }
              }
            }
            """);
    assertThat(woven.call("shop.Outer$Baker", "log")).isEqualTo(List.of("overridden", "bread"));
  }

  @Test
  void varargsAndPackagePrivateMembersAreKept() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded
            class Shop<T> {
              @Limited(permits = 1)
              @Guarded("stock")
              int count(String title, Object... items) throws CloneNotSupportedException {
                return items.length;
              }

              static int total() throws Exception {
                Shop<String> shop = Heddle_Shop.create();
                return shop.count("none") + shop.count("two", 1, 2);
              }
            }
            """);
    assertThat(woven.call("Shop", "total")).isEqualTo(2);
  }

  private static final String BASE =
      """
      package base;

      import io.heddle.*;
      import io.heddle.annotation.*;
      import io.heddle.annotation.Barrier;
      import io.heddle.annotation.ExceptHook;
      import io.heddle.queue.PriorityQueue;
      import java.util.*;

      public abstract class Base<T extends Comparable<T>, X extends Exception> {
        public final List<String> log = Collections.synchronizedList(new ArrayList<>());

        protected abstract Event opened();

        @Limited(permits = 2)
        protected abstract PriorityQueue<T> urgent();

        protected abstract Local<List<? extends T>> local();

        protected abstract Lifecycle life();

        @Guarded("work")
        protected abstract Condition changed();

        @Barrier(parties = 1)
        protected abstract io.heddle.Barrier line();

        @Limited(permits = 3)
        protected abstract BoundedSemaphore tills();

        @ThreadLocalField(initial = "first")
        protected abstract T current();

        @ThreadLocalField(initial = "first")
        protected abstract void current(T value);

        protected abstract T first();

        @Guarded("work")
        @Limited(permits = 1)
        @Barrier(parties = 1, at = Barrier.At.EXIT, action = "met", timeout = "20s")
        @SuppressWarnings("unchecked")
        protected <E extends X> T run(Class<? super E> failure, T... items)
            throws X, InterruptedException {
          changed().signalAll();
          return items[items.length - 1];
        }

        protected void met() {
          log.add("met");
        }

        @Daemon(every = "1h", after = "serve")
        protected void tick() {}

        @Daemon
        protected void serve(Event stopping, Event ready) throws InterruptedException {
          ready.set();
          stopping.await();
        }

        @After("1h")
        protected void later() {}

        @OnEvent(value = "opened", again = true)
        protected void open() {
          throw new IllegalStateException("open");
        }

        @ExceptHook
        protected void failed(ExceptHookArgs args) {
          log.add(args.value().getMessage());
        }
      }
      """;

  private static final String FACES =
      """
      package base;

      import io.heddle.RLock;
      import io.heddle.queue.SimpleQueue;

      public interface Faces<T> {
        SimpleQueue<T> items();

        RLock stock();

        default int all(Object... items) {
          return items.length;
        }
      }
      """;

  @Test
  void everyFeatureIsInheritedAcrossPackagesWithTheTypesOfTheClass() throws Exception {
    Woven woven =
        Woven.from(
            BASE,
            FACES,
            """
            package shop;

            import base.*;
            import io.heddle.annotation.*;
            import java.io.IOException;
            import java.util.*;

            class Outer {
              @Threaded
              abstract static sealed class Shop extends Base<String, IOException>
                  implements Faces<List<String>> permits Heddle_Outer_Shop {
                @Override
                protected String first() {
                  return "first";
                }

                @Override
                @Guarded("stock")
                public int all(Object... items) {
                  return stock().holdCount() + Faces.super.all(items);
                }

                static List<Object> day() throws Exception {
                  List<Object> seen = new ArrayList<>();
                  try (Heddle_Outer_Shop shop = Heddle_Outer_Shop.create()) {
                    shop.start();
                    seen.add(shop.current());
                    shop.current("second");
                    seen.add(shop.current());
                    shop.urgent().put("b");
                    shop.urgent().put("a");
                    seen.add(shop.urgent().get());
                    shop.local().set(List.of("x"));
                    seen.add(shop.local().get());
                    seen.add(shop.line().await());
                    seen.add(shop.tills().value());
                    seen.add(shop.run(Exception.class, "c", "d"));
                    shop.items().put(List.of("e"));
                    seen.add(shop.all(shop.items().get(), 2));
                    seen.add(shop.life().daemons().size());
                    shop.opened().set();
                    while (shop.log.size() < 2) {
                      Thread.onSpinWait();
                    }
                    seen.addAll(shop.log);
                  }
                  return seen;
                }
              }
            }
            """);
    assertThat(woven.call("shop.Outer$Shop", "day"))
        .isEqualTo(List.of("first", "second", "a", List.of("x"), 0, 3, "d", 3, 4, "met", "open"));
  }
}
