package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.Semaphore;
import io.heddle.Threads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a scope promises about its tasks. */
class ScopeTest extends InScopes {

  @Test
  void joinWaitsForAllTasksWhoseResultsAreThereThen() throws Exception {
    try (Scope scope = open("page")) {
      Task<String> user = scope.fork("user", () -> "Ada");
      Task<Integer> cart = scope.fork("cart", () -> 3);
      scope.join();
      assertThat(user.get()).isEqualTo("Ada");
      assertThat(cart.get()).isEqualTo(3);
      assertThat(user.state()).isEqualTo(Task.State.SUCCEEDED);
    }
  }

  @Test
  void eachTaskRunsInAThreadOfItsOwnThatIsNamedAfterIt() throws Exception {
    try (Scope scope = open("page")) {
      Task<String> user = scope.fork("user", () -> Threads.currentThread().name());
      Task<String> unnamed = scope.fork(() -> Threads.currentThread().name());
      scope.join();
      assertThat(user.get()).isEqualTo("page.user");
      assertThat(unnamed.get()).isEqualTo("page.1");
    }
  }

  @Test
  void aTaskMayForkIntoItsScope() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    try (Scope scope = open("tree")) {
      scope.fork(
          () -> {
            sum.addAndGet(1);
            scope.fork(() -> scope.fork(() -> sum.addAndGet(100)));
            scope.fork(() -> sum.addAndGet(10));
          });
      scope.join();
      assertThat(sum).hasValue(111);
    }
  }

  @Test
  void aThreadOutsideTheScopeMayNotFork() throws Exception {
    try (Scope scope = open("mine")) {
      Throwable refusal = actor(() -> scope.fork(() -> {})).failure();
      assertThat(refusal)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Scope \"mine\" is not a scope that the calling thread is in");
    }
  }

  @Test
  void onlyTheOwnerJoinsAndCloses() throws Exception {
    try (Scope scope = open("mine")) {
      assertThat(actor(scope::join).failure()).isInstanceOf(IllegalStateException.class);
      assertThat(actor(scope::close).failure()).isInstanceOf(IllegalStateException.class);
      scope.fork(() -> {});
      scope.join();
    }
  }

  @Test
  void theOwnerMayNotForkAfterJoin() throws Exception {
    try (Scope scope = open("joined")) {
      scope.fork(() -> {});
      scope.join();
      assertThatThrownBy(() -> scope.fork(() -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has been joined; fork before join()");
    }
  }

  @Test
  void nobodyUsesAScopeThatIsClosed() {
    Scope scope = open("closed");
    scope.close();
    scope.close();
    assertThatThrownBy(() -> scope.fork(() -> {})).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(scope::join).isInstanceOf(IllegalStateException.class);
    assertThat(Scope.current()).isEmpty();
  }

  @Test
  void theOwnerMayNotAskForAResultBeforeJoin() throws Exception {
    try (Scope scope = open("page")) {
      Task<String> user = scope.fork("user", () -> "Ada");
      Actor.until(() -> user.state() == Task.State.SUCCEEDED);
      assertThatThrownBy(user::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("call join()");
      scope.join();
      assertThat(user.get()).isEqualTo("Ada");
    }
  }

  @Test
  void theFirstFailureCancelsTheOthersAndJoinThrowsAllFailures() throws Exception {
    CountDownLatch waiting = new CountDownLatch(2);
    IOException first = new IOException("first");
    IllegalStateException second = new IllegalStateException("second");
    try (Scope scope = open("page")) {
      Task<Void> cancelled =
          scope.fork(
              "cancelled",
              () -> {
                waiting.countDown();
                never.await();
                return null;
              });
      scope.fork(
          "worse",
          () -> {
            try {
              waiting.countDown();
              never.await();
            } catch (InterruptedException e) {
              throw second;
            }
          });
      scope.fork(
          "bad",
          () -> {
            waiting.await();
            throw first;
          });
      assertThatThrownBy(scope::join)
          .isInstanceOfSatisfying(
              ScopeFailed.class,
              e -> {
                assertThat(e.failures()).containsExactly(first, second);
                assertThat(e).hasCause(first);
                assertThat(e.getSuppressed()).containsExactly(second);
                assertThat(e).hasMessageStartingWith("Scope \"page\": 2 tasks failed: ");
              });
      assertThat(cancelled.state()).isEqualTo(Task.State.CANCELLED);
      assertThatThrownBy(cancelled::get).isInstanceOf(ScopeCancelled.class);
    }
  }

  @Test
  void aFailureOfACheckedTypeIsThrownAgainAsSuch() {
    IOException lost = new IOException("lost");
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("page")) {
                scope.fork(
                    () -> {
                      try (Scope inner = open("inner")) {
                        inner.fork(
                            () -> {
                              throw lost;
                            });
                        inner.join();
                      }
                    });
                scope.join();
              } catch (ScopeFailed e) {
                throw e.rethrow(IOException.class);
              }
            })
        .isSameAs(lost);
  }

  @Test
  void whatTheOwnerThrowsCancelsTheTasksAndGoesOn() {
    AtomicReference<Task<?>> task = new AtomicReference<>();
    IllegalArgumentException mine = new IllegalArgumentException();
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("page")) {
                task.set(scope.fork(() -> never.await()));
                awaitBlocked(task.get());
                throw mine;
              }
            })
        .isSameAs(mine);
    assertThat(task.get().state()).isEqualTo(Task.State.CANCELLED);
    assertThat(mine.getSuppressed()).isEmpty();
  }

  @Test
  void aFailureThatNobodyHasJoinedIsThrownByClose() {
    IOException lost = new IOException("lost");
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("page")) {
                Task<?> task =
                    scope.fork(
                        () -> {
                          throw lost;
                        });
                Actor.until(() -> task.state() == Task.State.FAILED);
              }
            })
        .isInstanceOf(ScopeFailed.class)
        .hasCause(lost);
  }

  @Test
  void noTaskOutlivesTheBlock() {
    Queue<Task<?>> tasks = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 50; i++) {
      try (Scope scope = open("block")) {
        tasks.add(scope.fork(() -> tasks.add(scope.fork(() -> never.await()))));
        tasks.add(scope.fork(() -> never.await()));
      }
      assertThat(tasks).allMatch(Task::isOver);
    }
  }

  @Test
  void theTimeOutCancelsAndThrowsWhatTheScopeLookedLikeBefore() {
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("slow")) {
                endTheTimeOf(scope, scope.fork("sleeper", () -> never.await()));
                scope.join();
              }
            })
        .isInstanceOfSatisfying(
            ScopeTimeout.class,
            e -> {
              assertThat(e).hasMessageStartingWith("Scope \"slow\" was not done when its time was");
              TaskDump sleeper = e.dump().tasks().get(0);
              assertThat(sleeper.state()).isEqualTo(Task.State.RUNNING);
              assertThat(sleeper.awaits())
                  .hasValueSatisfying(event -> assertThat(event).startsWith("Event \"never\""));
              assertThat(e.getMessage()).contains("task \"sleeper\"").contains("Event.await");
            });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aDeadlineThatHasPassedCancelsAtOnce() {
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("late").deadline(Instant.now().minusSeconds(1))) {
                Task<?> task = scope.fork(() -> {});
                assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
                scope.join();
              }
            })
        .isInstanceOf(ScopeTimeout.class);
  }

  @Test
  void theSmallerDeadlineOfNestedScopesCounts() throws Exception {
    try (Scope outer = open("outer").timeout(Duration.ofHours(1))) {
      try (Scope inner = open("inner").timeout(Duration.ofHours(2))) {
        assertThat(inner.timeLeft().orElseThrow()).isLessThanOrEqualTo(Duration.ofHours(1));
      }
      try (Scope inner = open("inner").timeout(Duration.ofMinutes(1))) {
        assertThat(inner.timeLeft().orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
      }
      outer.join();
    }
  }

  @Test
  void theDeadlineOfTheOuterScopeEndsTheInnerOneAndIsTheOutersTimeOut() {
    assertThatThrownBy(
            () -> {
              try (Scope outer = open("outer").timeout(Duration.ofMillis(20))) {
                try (Scope inner = open("inner").timeout(Duration.ofHours(2))) {
                  inner.fork(() -> never.await());
                  inner.join();
                }
                outer.join();
              }
            })
        .isInstanceOf(ScopeTimeout.class)
        .hasMessageStartingWith("Scope \"outer\"");
  }

  @Test
  void aTaskWhoseInnerScopeIsCancelledFromOutsideEndsAsCancelled() throws Exception {
    try (Scope outer = open("outer")) {
      AtomicReference<Throwable> seen = new AtomicReference<>();
      Task<?> task =
          outer.fork(
              () -> {
                try (Scope inner = open("inner")) {
                  inner.fork(() -> never.await());
                  inner.join();
                } catch (InterruptedException e) {
                  seen.set(e);
                  throw e;
                }
              });
      awaitBlocked(task);
      outer.cancel();
      outer.join();
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
      assertThat(seen.get()).hasCauseInstanceOf(ScopeCancelled.class);
      assertThat(seen.get()).hasMessageStartingWith("Scope \"outer\" was cancelled");
    }
  }

  @Test
  void cancelEndsTheTasksAndLetsJoinReturn() throws Exception {
    try (Scope scope = open("server")) {
      Task<?> task = scope.fork(() -> never.await());
      scope.cancel();
      scope.join();
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
      assertThat(scope.cancelled()).isTrue();
    }
  }

  @Test
  void aTaskIsCancelledAloneWithTheScopesThatItHasOpened() throws Exception {
    Event free = new Event();
    try (Scope scope = open("two")) {
      Task<?> one =
          scope.fork(
              () -> {
                try (Scope inner = open("inner")) {
                  inner.fork(() -> never.await());
                  inner.join();
                }
              });
      Task<?> two = scope.fork(() -> free.await());
      awaitBlocked(one);
      one.cancel();
      Actor.until(() -> one.state() == Task.State.CANCELLED);
      assertThat(two.isOver()).isFalse();
      free.set();
      scope.join();
      assertThat(two.state()).isEqualTo(Task.State.SUCCEEDED);
    }
  }

  @Test
  void noMoreTasksRunAtOnceThanTheLimitAllowsAndForkingNeverWaits() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Semaphore go = new Semaphore(0);
    try (Scope scope = open("crawl").limit(3)) {
      List<Task<?>> tasks = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        tasks.add(
            scope.fork(
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  go.acquire();
                  running.decrementAndGet();
                }));
      }
      Actor.until(() -> running.get() == 3);
      assertThat(tasks.subList(3, 20)).allMatch(task -> task.state() == Task.State.PENDING);
      go.release(20);
      scope.join();
      assertThat(most).hasValue(3);
      assertThat(tasks).allMatch(task -> task.state() == Task.State.SUCCEEDED);
    }
  }

  @Test
  void tasksThatWaitForTheirTurnNeverBeginWhenTheScopeIsCancelled() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    try (Scope scope = open("crawl").limit(1)) {
      Task<?> first =
          scope.fork(
              () -> {
                begun.incrementAndGet();
                never.await();
              });
      Task<?> second = scope.fork(begun::incrementAndGet);
      awaitBlocked(first);
      scope.cancel();
      scope.join();
      assertThat(begun).hasValue(1);
      assertThat(second.state()).isEqualTo(Task.State.CANCELLED);
    }
  }

  @Test
  void joinDoesNotWaitForDaemonsWhichEndWithTheBlock() throws Exception {
    Task<?> pump;
    try (Scope scope = open("shop")) {
      pump = scope.daemon("pump", () -> never.await());
      scope.fork(() -> {});
      scope.join();
      assertThat(pump.isOver()).isFalse();
    }
    assertThat(pump.state()).isEqualTo(Task.State.CANCELLED);
  }

  @Test
  void aDaemonThatFailsFailsTheScope() {
    IOException lost = new IOException("lost");
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("shop")) {
                scope.daemon(
                    "pump",
                    () -> {
                      throw lost;
                    });
                scope.fork(() -> never.await());
                scope.join();
              }
            })
        .isInstanceOf(ScopeFailed.class)
        .hasCause(lost);
  }

  @Test
  void startReturnsWhenTheTaskIsUp() throws Exception {
    AtomicReference<String> address = new AtomicReference<>();
    try (Scope scope = open("server")) {
      Task<?> server =
          scope.start(
              "listener",
              ready -> {
                address.set("localhost:80");
                ready.set();
                never.await();
              });
      assertThat(address).hasValue("localhost:80");
      assertThat(server.isOver()).isFalse();
      scope.cancel();
      scope.join();
    }
  }

  @Test
  void startThrowsWhatKeptTheTaskFromBeingUp() {
    IOException taken = new IOException("port is taken");
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("server")) {
                scope.start(
                    "listener",
                    ready -> {
                      throw taken;
                    });
              }
            })
        .isInstanceOf(ScopeFailed.class)
        .hasCause(taken);
  }

  @Test
  void startRefusesATaskThatReturnsWithoutHavingBeenUp() throws Exception {
    try (Scope scope = open("server")) {
      assertThatThrownBy(() -> scope.start("listener", ready -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("without having set its event");
    }
  }

  @Test
  void anInterruptOfTheOwnerEndsJoinButNotTheTasks() throws Exception {
    Event free = new Event();
    try (Scope scope = open("page")) {
      Task<?> task = scope.fork(() -> free.await());
      Thread.currentThread().interrupt();
      assertThatThrownBy(scope::join).isInstanceOf(InterruptedException.class);
      assertThat(scope.cancelled()).isFalse();
      free.set();
      scope.join();
      assertThat(task.state()).isEqualTo(Task.State.SUCCEEDED);
    }
  }

  @Test
  void anInterruptOfATaskBySomebodyElseIsItsFailure() throws Exception {
    try (Scope scope = open("page")) {
      Task<?> task = scope.fork(() -> never.await());
      awaitBlocked(task);
      task.strand().thread.interrupt();
      assertThatThrownBy(scope::join)
          .isInstanceOf(ScopeFailed.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aScopeThatATaskLeavesOpenIsClosedAndFailsIt() throws Exception {
    try (Scope scope = open("outer")) {
      AtomicReference<Task<?>> leaked = new AtomicReference<>();
      scope.fork(() -> leaked.set(open("inner").fork(() -> never.await())));
      assertThatThrownBy(scope::join)
          .isInstanceOf(ScopeFailed.class)
          .hasMessageContaining("Scope \"inner\" was left open");
      assertThat(leaked.get().state()).isEqualTo(Task.State.CANCELLED);
    }
  }

  @Test
  void closingTheOuterScopeFirstClosesTheInnerOneAndSaysSo() {
    Scope outer = open("outer");
    Scope inner = open("inner");
    assertThatThrownBy(outer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Scope \"inner\" was left open");
    assertThat(inner.toString()).contains("Scope \"inner\"");
    assertThat(Scope.current()).isEmpty();
  }

  @Test
  void settingsComeBeforeTheFirstTask() throws Exception {
    try (Scope scope = open("page")) {
      scope.fork(() -> {});
      assertThatThrownBy(() -> scope.limit(3))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("limit comes too late");
      scope.join();
    }
  }

  @Test
  void aPolicyDecides() throws Exception {
    try (Scope scope =
        open("even")
            .policy(
                task ->
                    task.state() == Task.State.SUCCEEDED && (int) task.get() % 2 == 0
                        ? JoinPolicy.Verdict.SUCCEED
                        : JoinPolicy.Verdict.GO_ON)) {
      Task<Integer> odd = scope.fork(() -> 1);
      Task<?> waiting =
          scope.fork(
              () -> {
                never.await();
                return 3;
              });
      scope.fork(() -> 2);
      scope.join();
      assertThat(odd.state()).isIn(Task.State.SUCCEEDED, Task.State.CANCELLED);
      assertThat(waiting.state()).isEqualTo(Task.State.CANCELLED);
    }
  }

  @Test
  void aPolicyThatThrowsFailsTheScope() {
    IllegalArgumentException broken = new IllegalArgumentException("broken");
    assertThatThrownBy(
            () -> {
              try (Scope scope =
                  open("page")
                      .policy(
                          task -> {
                            throw broken;
                          })) {
                scope.fork(() -> {});
                scope.join();
              }
            })
        .isInstanceOf(ScopeFailed.class)
        .hasCause(broken);
  }

  @Test
  void anErrorFailsTheScopeWhateverItsPolicyIs() {
    AssertionError error = new AssertionError("broken");
    for (JoinPolicy policy :
        List.<JoinPolicy>of(task -> JoinPolicy.Verdict.GO_ON, JoinPolicy.firstSuccess())) {
      assertThatThrownBy(
              () -> {
                try (Scope scope = open("page").policy(policy)) {
                  scope.fork(
                      () -> {
                        throw error;
                      });
                  scope.fork(() -> never.await());
                  scope.join();
                }
              })
          .isInstanceOf(ScopeFailed.class)
          .hasCause(error);
    }
  }

  @Test
  void anErrorAfterTheTimeOutIsWhatJoinThrows() {
    AssertionError error = new AssertionError("broken");
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("slow")) {
                endTheTimeOf(
                    scope,
                    scope.fork(
                        () -> {
                          try {
                            never.await();
                          } catch (InterruptedException e) {
                            throw error;
                          }
                        }));
                scope.join();
              }
            })
        .isInstanceOf(ScopeFailed.class)
        .hasCause(error);
  }

  /** Does what the timer does, when a task waits. */
  private void endTheTimeOf(Scope scope, Task<?> task) {
    actor(
        () -> {
          awaitBlocked(task);
          scope.timeUp();
        });
  }
}
