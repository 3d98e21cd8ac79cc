package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeCyclesTest {

  @Test
  void daemonsRunFromStartToClose() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;
            import java.util.concurrent.CountDownLatch;

            @Threaded(stopTimeout = "30s")
            abstract class Pump {
              final CountDownLatch ticks = new CountDownLatch(3);
              final List<String> threads = Collections.synchronizedList(new ArrayList<>());
              volatile boolean stopped;

              @Daemon
              void pump(Event stopping) throws InterruptedException {
                threads.add(Thread.currentThread().getName());
                stopping.await();
                stopped = true;
              }

              @Daemon(name = "ticker", every = "1ms")
              void tick() {
                if (ticks.getCount() == 3) {
                  threads.add(Thread.currentThread().getName());
                }
                ticks.countDown();
                throw new IllegalStateException("never ends a periodic daemon");
              }

              static List<Object> life() throws Exception {
                Threads.excepthook(ignored -> {});
                Heddle_Pump pump = Heddle_Pump.create();
                List<Object> seen = new ArrayList<>();
                seen.add(pump.state());
                pump.start();
                seen.add(pump.state());
                pump.ticks.await();
                pump.close();
                seen.add(pump.state());
                seen.add(pump.stopped);
                seen.add(new TreeSet<>(pump.threads));
                Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
                return seen;
              }
            }
            """);
    assertThat(woven.call("Pump", "life").toString())
        .isEqualTo("[NEW, RUNNING, TERMINATED, true, [Pump.pump, ticker]]");
    assertThat(Service.class).isAssignableFrom(woven.type("Heddle_Pump"));
  }

  @Test
  void classWithoutDaemonsHasNoLifeCycle() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Guarded("stock")
              void sell() {}
            }
            """);
    assertThat(woven.type("Heddle_Shop").getInterfaces()).isEmpty();
  }

  @Test
  void ownStartRunsFirstAndOwnCloseLast() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded
            class Pump {
              final List<String> log = Collections.synchronizedList(new ArrayList<>());

              void start() {
                log.add("start");
              }

              @Guarded("log")
              public void close() {
                log.add("close");
              }

              @Daemon
              void pump(Event stopping) throws InterruptedException {
                log.add("pump");
                stopping.await();
                log.add("pumped");
              }

              static List<String> events() throws Exception {
                Heddle_Pump pump = Heddle_Pump.create();
                pump.start();
                while (!pump.log.contains("pump")) {
                  Thread.onSpinWait();
                }
                pump.close();
                return pump.log;
              }
            }
            """);
    assertThat(woven.call("Pump", "events")).isEqualTo(List.of("start", "pump", "pumped", "close"));
  }

  @Test
  void abstractLifeCycleMethodsAreImplemented() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            interface Resource extends AutoCloseable {
              @Override
              void close();
            }
            """,
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Pump implements Service, Resource {
              @Daemon
              void pump(Event stopping) throws InterruptedException {
                stopping.await();
              }

              static String states() {
                try (Pump pump = Heddle_Pump.create()) {
                  pump.start();
                  return pump.state().toString();
                }
              }
            }
            """);
    assertThat(woven.call("Pump", "states")).isEqualTo("RUNNING");
  }

  @Test
  void closingFreesThePartiesOfItsBarriers() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Batch {
              @io.heddle.annotation.Barrier(parties = 2)
              abstract io.heddle.Barrier line();

              volatile boolean freed;

              @io.heddle.annotation.Barrier(parties = 2)
              void meet() throws InterruptedException {}

              @Daemon
              void party(Event stopping) throws InterruptedException {
                try {
                  meet();
                } catch (BrokenBarrierException expected) {
                  freed = true;
                }
              }

              static boolean freed() {
                Heddle_Batch batch = Heddle_Batch.create();
                batch.start();
                batch.close();
                return batch.freed && batch.line().broken();
              }
            }
            """);
    assertThat(woven.call("Batch", "freed")).isEqualTo(true);
  }

  @Test
  void daemonsInheritedFromASuperclassAreStarted() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.*;
            import io.heddle.annotation.*;

            abstract class Base {
              final Event ran = new Event();

              @Daemon(every = "1ms")
              abstract void tick();
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Clock extends Base {
              @Override
              void tick() {
                ran.set();
              }

              static boolean ticked() throws InterruptedException {
                try (Heddle_Clock clock = Heddle_Clock.create()) {
                  clock.start();
                  return clock.ran.await(java.time.Duration.ofSeconds(30));
                }
              }
            }
            """);
    assertThat(woven.call("Clock", "ticked")).isEqualTo(true);
  }
}
