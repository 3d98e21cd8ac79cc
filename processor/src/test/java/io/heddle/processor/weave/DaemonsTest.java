package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DaemonsTest {

  @Test
  void daemonsStartInTheirOrderAndAfterThoseThatTheyName() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Daemon(after = "load")
              void sell(Event stopping) {}

              @Daemon(order = 2)
              void second(Event stopping) {}

              @Daemon(order = 1)
              void first(Event stopping) {}

              @Daemon(order = 3)
              void load(Event stopping) {}
            }
            """);
    assertThat(woven.source("Heddle_Shop"))
        .containsSubsequence(
            "\"Shop.first\"", "\"Shop.second\"", "\"Shop.load\"", "\"Shop.sell\"", ".after(");
  }

  @Test
  void startWaitsUntilDaemonsAreReady() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded(startTimeout = "30s")
            class Shop {
              final List<String> log = Collections.synchronizedList(new ArrayList<>());

              @Daemon(after = "load")
              void sell(Event stopping, Event ready) throws InterruptedException {
                log.add("sell");
                ready.set();
                stopping.await();
              }

              @Daemon
              void load(Event stopping, Event ready) throws InterruptedException {
                log.add("load");
                ready.set();
                stopping.await();
              }

              static List<String> log() {
                Heddle_Shop shop = Heddle_Shop.create();
                shop.start();
                List<String> seen = List.copyOf(shop.log);
                shop.close();
                return seen;
              }
            }
            """);
    assertThat(woven.call("Shop", "log")).isEqualTo(List.of("load", "sell"));
  }

  @Test
  void exceptionsOfAPeriodicDaemonReachTheHookAndDoNotEndIt() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import io.heddle.annotation.ExceptHook;
            import java.util.*;
            import java.util.concurrent.CountDownLatch;

            @Threaded
            abstract class Shop {
              final List<String> log = Collections.synchronizedList(new ArrayList<>());
              final CountDownLatch ticks = new CountDownLatch(3);

              abstract Lifecycle life();

              @Daemon(every = "1ms", schedule = Daemon.Schedule.FIXED_RATE, initialDelay = "0s")
              void tick() {
                ticks.countDown();
                throw new IllegalStateException("tick " + ticks.getCount());
              }

              @ExceptHook
              void failed(ExceptHookArgs args) {
                log.add(args.thread().name() + ": " + args.value().getMessage());
              }

              static List<Object> seen() throws InterruptedException {
                Heddle_Shop shop = Heddle_Shop.create();
                shop.start();
                shop.ticks.await();
                ServiceState state = shop.state();
                shop.close();
                DaemonStatus status = shop.life().daemons().get(0);
                return List.of(
                    state, shop.log.subList(0, 2), status.failures() == status.calls());
              }
            }
            """);
    assertThat(woven.call("Shop", "seen").toString())
        .isEqualTo("[RUNNING, [Shop.tick: tick 2, Shop.tick: tick 1], true]");
  }

  @Test
  void aDaemonThatFailsIsRestartedUpToItsLimit() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import io.heddle.annotation.ExceptHook;
            import java.util.concurrent.CountDownLatch;

            @Threaded
            abstract class Shop {
              final CountDownLatch reports = new CountDownLatch(3);
              int runs;

              abstract Lifecycle life();

              @Daemon(restart = 2, backoff = "1ms", maxBackoff = "2ms")
              void pump(Event stopping) throws java.io.IOException {
                runs++;
                throw new java.io.IOException("run " + runs);
              }

              @ExceptHook
              void failed(ExceptHookArgs args) {
                reports.countDown();
              }

              static String end() throws InterruptedException {
                try (Heddle_Shop shop = Heddle_Shop.create()) {
                  shop.start();
                  shop.reports.await();
                  return shop.state() + " " + shop.life().failure().get().getMessage();
                }
              }
            }
            """);
    assertThat(woven.call("Shop", "end")).isEqualTo("FAILED run 3");
  }

  @Test
  void methodsRunAfterATimeAndWhenAnEventIsSet() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded
            abstract class Shop {
              final List<String> log = Collections.synchronizedList(new ArrayList<>());
              final Event done = new Event();
              final Event saved = new Event();

              abstract Event opened();

              final Event changed = new Event();

              @After("1ms")
              void open() {
                log.add("open on " + Thread.currentThread().getName());
                opened().set();
              }

              @OnEvent("opened")
              void greet() {
                log.add("greet");
                done.set();
              }

              @OnEvent(value = "changed", again = true, name = "saver")
              void save(Event stopping) {
                log.add("save on " + Thread.currentThread().getName());
                saved.set();
              }

              static List<String> log() throws InterruptedException {
                try (Heddle_Shop shop = Heddle_Shop.create()) {
                  shop.start();
                  shop.done.await();
                  for (int i = 0; i < 2; i++) {
                    shop.saved.clear();
                    shop.changed.set();
                    shop.saved.await();
                  }
                  return shop.log;
                }
              }
            }
            """);
    assertThat(woven.call("Shop", "log"))
        .isEqualTo(List.of("open on Shop.open", "greet", "save on saver", "save on saver"));
  }

  @Test
  void closingTwiceCallsTheClassesOwnCloseOnce() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            class Shop implements AutoCloseable {
              int starts;
              int closes;

              void start() {
                starts++;
              }

              @Guarded("till")
              @Override
              public void close() {
                closes++;
              }

              @Daemon
              void pump(Event stopping) throws InterruptedException {
                stopping.await();
              }

              static String counts() {
                Heddle_Shop shop = Heddle_Shop.create();
                shop.start();
                try {
                  shop.start();
                } catch (IllegalStateException expected) {
                  shop.close();
                }
                shop.close();
                return shop.starts + " start, " + shop.closes + " close";
              }
            }
            """);
    assertThat(woven.call("Shop", "counts")).isEqualTo("1 start, 1 close");
  }

  @Test
  void closingLetsTheConsumersOfItsQueuesGo() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import io.heddle.queue.Queue;

            @Threaded(stopTimeout = "1h")
            abstract class Shop {
              abstract Queue<String> orders();

              @Daemon
              void serve(Event stopping) throws InterruptedException {
                while (true) {
                  orders().get();
                  orders().taskDone();
                }
              }

              static ServiceState end() throws InterruptedException {
                Heddle_Shop shop = Heddle_Shop.create();
                shop.start();
                shop.orders().put("tea");
                shop.orders().join();
                shop.close();
                return shop.state();
              }
            }
            """);
    assertThat(woven.call("Shop", "end")).hasToString("TERMINATED");
  }
}
