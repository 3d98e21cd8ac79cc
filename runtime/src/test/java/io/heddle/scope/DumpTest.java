package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.Lock;
import io.heddle.RLock;
import io.heddle.RwLock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a dump shows. */
class DumpTest extends InScopes {

  private final Event free = new Event("free");

  @Test
  void itShowsEachTaskWithItsStateItsThreadAndItsStack() throws Exception {
    try (Scope scope = open("page").timeout(Duration.ofHours(1)).limit(2)) {
      Task<?> user = scope.fork("user", () -> free.await());
      scope.daemon("pump", () -> free.await());
      Task<?> cart = scope.fork("cart", () -> free.await());
      scope.fork("late", () -> {});
      awaitBlocked(user);
      awaitBlocked(cart);
      ScopeDump dump = scope.dump();
      assertThat(dump.name()).isEqualTo("page");
      assertThat(dump.state()).isEqualTo("open");
      assertThat(dump.timeLeft()).isPresent();
      assertThat(dump.forked()).isEqualTo(4);
      assertThat(dump.left()).isEqualTo(4);
      assertThat(dump.tasks())
          .extracting(TaskDump::name)
          .containsExactly("user", "pump", "cart", "late");
      TaskDump first = dump.tasks().get(0);
      assertThat(first.state()).isEqualTo(Task.State.RUNNING);
      assertThat(first.thread()).contains("page.user");
      assertThat(first.awaits()).get().asString().startsWith("Event \"free\" [clear");
      assertThat(first.stack())
          .extracting(frame -> frame.getClassName() + "." + frame.getMethodName())
          .contains("io.heddle.Event.await");
      assertThat(dump.tasks().get(1).daemon()).isTrue();
      assertThat(dump.tasks().get(3).state()).isEqualTo(Task.State.PENDING);
      assertThat(dump.tasks().get(3).thread()).isEmpty();
      free.set();
      scope.join();
      assertThat(scope.dump().state()).isEqualTo("joined");
    }
  }

  @Test
  void itShowsWhoHoldsWhatATaskWaitsFor() throws Exception {
    RLock ledger = new RLock("ledger");
    try (Scope scope = open("bank")) {
      Event held = new Event();
      Task<?> holder =
          scope.fork(
              "holder",
              () ->
                  ledger.run(
                      () -> {
                        held.set();
                        free.await();
                      }));
      held.await();
      Task<?> waiter = scope.fork("waiter", () -> ledger.run(() -> {}));
      awaitBlocked(waiter);
      awaitBlocked(holder);
      ScopeDump dump = scope.dump();
      assertThat(dump.tasks().get(0).holds()).containsExactly("RLock \"ledger\"");
      assertThat(dump.tasks().get(1).awaits()).get().asString().startsWith("RLock \"ledger\"");
      assertThat(dump.tasks().get(1).awaitsFrom()).contains("Task \"holder\" of Scope \"bank\"");
      assertThat(dump.text())
          .contains("holds RLock \"ledger\"")
          .contains("which is held by Task \"holder\" of Scope \"bank\"");
      free.set();
      scope.join();
    }
  }

  @Test
  void aTrackedScopeShowsAllLocksReadersIncluded() throws Exception {
    RwLock stock = new RwLock("stock");
    Lock plain = new Lock("plain");
    try (Scope scope = open("shop").tracked()) {
      Task<?> reader =
          scope.fork(
              "reader",
              () -> {
                plain.acquire();
                plain.release();
                plain.acquire();
                stock.readLock().acquire();
                stock.readLock().acquire();
                stock.readLock().release();
                free.await();
                stock.readLock().release();
                plain.release();
              });
      awaitBlocked(reader);
      assertThat(scope.dump().tasks().get(0).holds())
          .containsExactly("Lock \"plain\"", "read lock of RwLock \"stock\"");
      free.set();
      scope.join();
    }
  }

  @Test
  void itShowsTheScopesThatATaskHasOpenedBelowTheTask() throws Exception {
    try (Scope scope = open("outer")) {
      Event up = new Event();
      scope.fork(
          "opener",
          () -> {
            try (Scope inner = open("inner")) {
              inner.fork("deep", () -> free.await());
              up.set();
              inner.join();
            }
          });
      up.await();
      ScopeDump dump = scope.dump();
      assertThat(dump.tasks().get(0).scopes())
          .singleElement()
          .satisfies(
              inner -> {
                assertThat(inner.name()).isEqualTo("inner");
                assertThat(inner.owner()).isEqualTo("outer.opener");
                assertThat(inner.tasks()).extracting(TaskDump::name).containsExactly("deep");
              });
      assertThat(dump.text())
          .contains("\n    scope \"inner\" [open, opened by outer.opener, 1 of 1");
      free.set();
      scope.join();
    }
  }

  @Test
  void itShowsWhatTheOwnerHoldsWhileItWaitsForItsTasks() throws Exception {
    RLock ledger = new RLock("ledger");
    AtomicReference<ScopeDump> seen = new AtomicReference<>();
    try (Scope scope = open("bank")) {
      ledger.acquire();
      Task<?> waiter = scope.fork("waiter", () -> ledger.run(() -> {}));
      scope.fork(
          "watcher",
          () -> {
            awaitBlocked(waiter);
            Actor.until(() -> ownerOf(scope.dump()).awaits().isPresent());
            seen.set(scope.dump());
            scope.cancel();
          });
      scope.join();
      ledger.release();
    }
    OwnerDump owner = ownerOf(seen.get());
    assertThat(owner.awaits()).contains("the tasks of Scope \"bank\"");
    assertThat(owner.holds()).containsExactly("RLock \"ledger\"");
    assertThat(owner.stack())
        .extracting(frame -> frame.getClassName() + "." + frame.getMethodName())
        .contains("io.heddle.scope.Scope.join");
    assertThat(seen.get().text())
        .contains("\n    waits for the tasks of Scope \"bank\"\n    holds RLock \"ledger\"\n");
  }

  @Test
  void itShowsTheOwnerOfTheScopeThatWasAskedForOnly() throws Exception {
    try (Scope scope = open("outer");
        Scope inner = open("inner")) {
      inner.join();
      ScopeDump dump = scope.dump();
      assertThat(ownerOf(dump).awaits()).isEmpty();
      assertThat(dump.scopes())
          .singleElement()
          .satisfies(within -> assertThat(within.ownerThread()).isEmpty());
      assertThat(ownerOf(inner.dump()).stack()).isNotEmpty();
    }
  }

  private static OwnerDump ownerOf(ScopeDump dump) {
    return dump.ownerThread().orElseThrow();
  }

  @Test
  void itIsWrittenAsJson() {
    TaskDump task =
        new TaskDump(
            "say \"hi\"\n",
            Task.State.RUNNING,
            false,
            Optional.of("t\\1"),
            Optional.empty(),
            Optional.empty(),
            List.of("a", "b"),
            List.of(new StackTraceElement("C", "m", "C.java", 7)),
            List.of());
    ScopeDump dump =
        new ScopeDump(
            "page",
            "main",
            Optional.of(
                new OwnerDump(
                    Optional.of("the tasks"),
                    Optional.empty(),
                    List.of("c"),
                    List.of(new StackTraceElement("D", "n", "D.java", 3)))),
            "open",
            Optional.of(Duration.ofMillis(-1500)),
            2,
            1,
            List.of(task),
            List.of());
    assertThat(dump.json())
        .isEqualTo(
            "{\"name\":\"page\",\"owner\":\"main\",\"ownerThread\":{\"awaits\":\"the tasks\","
                + "\"awaitsFrom\":null,\"holds\":[\"c\"],\"stack\":[\"D.n(D.java:3)\"]},"
                + "\"state\":\"open\",\"timeLeft\":-1.500000000,"
                + "\"forked\":2,\"left\":1,\"tasks\":[{\"name\":\"say \\\"hi\\\"\\u000a\","
                + "\"state\":\"running\",\"daemon\":false,\"thread\":\"t\\\\1\",\"awaits\":null,"
                + "\"awaitsFrom\":null,\"holds\":[\"a\",\"b\"],\"stack\":[\"C.m(C.java:7)\"],"
                + "\"scopes\":[]}],\"scopes\":[]}");
    assertThat(dump).hasToString(dump.text());
  }

  @Test
  void aTimeOutOfManyTasksShowsTheFirstHundred() throws Exception {
    try (Scope scope = open("many")) {
      for (int i = 0; i < 120; i++) {
        scope.fork(() -> free.await());
      }
      ScopeDump dump = Dumping.of(scope, 100);
      assertThat(dump.tasks()).hasSize(100);
      assertThat(dump.left()).isEqualTo(120);
      assertThat(dump.text()).contains("and 20 tasks more");
      free.set();
      scope.join();
    }
  }
}
