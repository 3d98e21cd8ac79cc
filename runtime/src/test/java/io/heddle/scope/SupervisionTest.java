package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.ExceptHookArgs;
import io.heddle.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that fail by themselves, and those that do not end. */
class SupervisionTest extends InScopes {

  private final Queue<ExceptHookArgs> reported = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void listen() {
    Threads.excepthook(reported::add);
  }

  @AfterEach
  void restoreTheHook() {
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void aFailureInASupervisedScopeIsForWhoAsksTheTask() throws Exception {
    IOException lost = new IOException("lost");
    try (Scope scope = open("mail").supervise()) {
      Task<?> bad =
          scope.fork(
              () -> {
                throw lost;
              });
      Task<String> good = scope.fork(() -> "sent");
      scope.join();
      assertThat(bad.failure()).containsSame(lost);
      assertThatThrownBy(bad::get).isInstanceOf(ScopeFailed.class).hasCause(lost);
      assertThat(good.get()).isEqualTo("sent");
    }
    assertThat(reported).isEmpty();
  }

  @Test
  void aFailureThatNobodyAsksForGoesToTheExceptHook() throws Exception {
    IOException lost = new IOException("lost");
    try (Scope scope = open("mail").supervise()) {
      scope.fork(
          "bad",
          () -> {
            throw lost;
          });
      scope.join();
    }
    assertThat(reported)
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.value()).isSameAs(lost);
              assertThat(report.thread().name()).isEqualTo("mail.bad");
            });
  }

  @Test
  void aSupervisedTaskIsRunAgainAsOftenAsItsPolicyAllows() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    RestartPolicy twice =
        RestartPolicy.of(2, Duration.ofMinutes(1), Duration.ofNanos(1), Duration.ofMillis(1));
    try (Scope scope = open("feed").supervise(twice)) {
      Task<?> task =
          scope.fork(
              () -> {
                throw new IOException("run " + runs.incrementAndGet());
              });
      scope.join();
      assertThat(runs).hasValue(3);
      assertThat(task.failure()).get().hasToString("java.io.IOException: run 3");
    }
    assertThat(reported)
        .extracting(report -> report.value().getMessage())
        .containsExactly("run 1", "run 2");
  }

  @Test
  void aRunThatSucceedsEndsTheRestarts() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    RestartPolicy often = RestartPolicy.of(5, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);
    try (Scope scope = open("feed").supervise(often)) {
      Task<Integer> task =
          scope.fork(
              () -> {
                if (runs.incrementAndGet() < 3) {
                  throw new IOException("not yet");
                }
                return runs.get();
              });
      scope.join();
      assertThat(task.get()).isEqualTo(3);
    }
  }

  @Test
  void anErrorIsNoReasonToRunATaskAgain() {
    AtomicInteger runs = new AtomicInteger();
    RestartPolicy often = RestartPolicy.of(5, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("feed").supervise(often)) {
                scope.fork(
                    () -> {
                      runs.incrementAndGet();
                      throw new AssertionError();
                    });
                scope.join();
              }
            })
        .isInstanceOf(ScopeFailed.class)
        .hasCauseInstanceOf(AssertionError.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void thePauseBeforeARestartEndsWithTheScope() throws Exception {
    RestartPolicy slow =
        RestartPolicy.of(5, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    try (Scope scope = open("feed").supervise(slow)) {
      Task<?> task =
          scope.fork(
              () -> {
                throw new IOException("lost");
              });
      awaitBlocked(task);
      scope.cancel();
      scope.join();
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
    }
  }

  @Test
  void aRestartPolicyThatMeansNothingIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> RestartPolicy.of(0, second, second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RestartPolicy.of(1, Duration.ZERO, second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RestartPolicy.of(1, second, second, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTaskThatIgnoresItsCancellationIsNamedWithItsStackAgainAndAgain() throws Exception {
    io.heddle.Event free = new io.heddle.Event();
    try (Scope scope = open("page").patience(Duration.ofMillis(5))) {
      Task<?> stubborn = scope.fork("stubborn", () -> awaitStubbornly(free));
      actor(
          () -> {
            io.heddle.Actor.until(() -> reported.size() >= 2);
            free.set();
          });
      io.heddle.Actor.until(() -> stubborn.state() == Task.State.RUNNING);
      scope.cancel();
      scope.join();
      assertThat(stubborn.state()).isEqualTo(Task.State.SUCCEEDED);
    }
    assertThat(reported.peek().value())
        .hasMessageStartingWith("Task \"stubborn\" of Scope \"page\" was cancelled PT")
        .hasMessageContaining("is still waited for");
    assertThat(reported.peek().traceback())
        .extracting(StackTraceElement::getMethodName)
        .contains("awaitStubbornly");
  }

  @Test
  void aStubbornTaskIsAbandonedOnlyIfToldAndNeverSilently() throws Exception {
    io.heddle.Event free = new io.heddle.Event();
    IOException late = new IOException("late");
    Task<?> stubborn;
    try (Scope scope = open("page").abandonAfter(Duration.ZERO)) {
      stubborn =
          scope.fork(
              "stubborn",
              () -> {
                awaitStubbornly(free);
                throw late;
              });
      Task<?> begun = stubborn;
      io.heddle.Actor.until(() -> begun.state() == Task.State.RUNNING);
      scope.cancel();
      scope.join();
      assertThat(stubborn.state()).isEqualTo(Task.State.ABANDONED);
    }
    assertThat(reported)
        .singleElement()
        .satisfies(report -> assertThat(report.value()).hasMessageContaining("is abandoned"));
    free.set();
    io.heddle.Actor.until(() -> reported.size() == 2);
    assertThat(reported).last().extracting(ExceptHookArgs::value).isSameAs(late);
    assertThat(stubborn.state()).isEqualTo(Task.State.ABANDONED);
  }
}
