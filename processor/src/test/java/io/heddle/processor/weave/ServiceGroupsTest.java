package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceGroupsTest {

  private static final String DATABASE =
      """
      import io.heddle.*;
      import io.heddle.annotation.*;
      import java.util.*;

      @Threaded
      public abstract class Database {
        static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

        abstract Event broken();

        void start() {
          LOG.add("+database");
        }

        public void close() {
          LOG.add("-database");
        }

        @OnEvent("broken")
        void fail() {
          throw new IllegalStateException("broken");
        }
      }
      """;

  private static final String WEB =
      """
      import io.heddle.*;

      public class Web implements Service {
        private volatile ServiceState state = ServiceState.NEW;

        @Override
        public void start() {
          Database.LOG.add("+web");
          state = ServiceState.RUNNING;
        }

        @Override
        public void close() {
          if (state == ServiceState.RUNNING) {
            Database.LOG.add("-web");
          }
          state = ServiceState.TERMINATED;
        }

        @Override
        public ServiceState state() {
          return state;
        }
      }
      """;

  @Test
  void groupStartsInOrderAndStopsInReverse() throws Exception {
    Woven woven =
        Woven.from(
            DATABASE,
            WEB,
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;

            @ServiceGroup(stopTimeout = "20s")
            public interface Plant {
              @Starts(after = "database")
              Web web();

              Database database();

              static List<String> log() {
                try (var plant = Heddle_Plant.create(Web::new, () -> Heddle_Database.create())) {
                  plant.start();
                  Database.LOG.add(plant.state() + " " + plant.web().state());
                }
                return Database.LOG;
              }
            }
            """);
    assertThat(woven.call("Plant", "log"))
        .isEqualTo(List.of("+database", "+web", "RUNNING RUNNING", "-web", "-database"));
    assertThat(woven.source("Heddle_Plant"))
        .contains(".member(\"database\", () -> (Service) database.get())")
        .contains(".member(\"web\", web, \"database\")");
  }

  @Test
  void serviceThatFailsIsRestartedWithThoseAfterIt() throws Exception {
    Woven woven =
        Woven.from(
            DATABASE,
            WEB,
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;

            @ServiceGroup(restart = 2, backoff = "1ms", maxBackoff = "1ms")
            interface Plant extends Service {
              Database database();

              @Starts(after = "database")
              Service web();

              static List<String> log() throws InterruptedException {
                Threads.excepthook(ignored -> {});
                Plant plant = Heddle_Plant.create(Heddle_Database::create, Web::new);
                plant.start();
                plant.database().broken().set();
                while (Database.LOG.size() < 6) {
                  Thread.onSpinWait();
                }
                Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
                List<String> seen = List.copyOf(Database.LOG);
                plant.close();
                return seen;
              }
            }
            """);
    assertThat(woven.call("Plant", "log"))
        .isEqualTo(List.of("+database", "+web", "-web", "-database", "+database", "+web"));
  }

  @Test
  void servicesAndGroupsTellWhenTheyFail() throws Exception {
    Woven woven =
        Woven.from(
            DATABASE,
            """
            import io.heddle.*;
            import io.heddle.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;

            @ServiceGroup
            interface Plant {
              Database database();

              static boolean tells() throws InterruptedException {
                Threads.excepthook(ignored -> {});
                CountDownLatch told = new CountDownLatch(2);
                try (var plant = Heddle_Plant.create(Heddle_Database::create)) {
                  plant.start();
                  Service database = (Service) plant.database();
                  boolean will = database.tellFailure(told::countDown);
                  will &= plant.tellFailure(told::countDown);
                  plant.database().broken().set();
                  return will && told.await(1, TimeUnit.MINUTES);
                } finally {
                  Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
                }
              }
            }
            """);
    assertThat(woven.call("Plant", "tells")).isEqualTo(true);
  }

  @Test
  void groupListsWhatItInheritsAndWhatIsWovenInTheSameRound() throws Exception {
    Woven woven =
        Woven.from(
            """
            package base;

            import io.heddle.Service;

            public interface Stored<S extends Service> {
              S store();
            }
            """,
            """
            package shop;

            import base.Stored;
            import io.heddle.*;
            import io.heddle.annotation.*;

            class Shop {
              @Threaded
              abstract static class Clock<T> {
                @Daemon(every = "1h")
                void tick() {}
              }

              @Threaded
              static class Store {
                @Daemon
                void serve(Event stopping) throws InterruptedException {
                  stopping.await();
                }
              }

              @ServiceGroup
              sealed interface Plant extends Stored<Heddle_Shop_Store> permits Heddle_Shop_Plant {
                @Starts(after = "store")
                Clock<String> listener();
              }

              static String states() {
                Plant plant = Heddle_Shop_Plant.create(Heddle_Shop_Clock::create, Heddle_Shop_Store::create);
                try (Service service = (Service) plant) {
                  service.start();
                  return plant.store().state() + " " + ((Service) plant.listener()).state();
                }
              }
            }
            """);
    assertThat(woven.call("shop.Shop", "states")).isEqualTo("RUNNING RUNNING");
  }
}
