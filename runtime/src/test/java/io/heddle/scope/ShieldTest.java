package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What runs under a shield is not cut short by what surrounds it. */
class ShieldTest extends InScopes {

  private static final Duration LONG = Duration.ofHours(1);

  private final Event free = new Event("free");

  @Test
  void aTaskThatIsCancelledMayWaitInItsCleanUp() throws Exception {
    AtomicBoolean cleaned = new AtomicBoolean();
    try (Scope scope = open("page")) {
      Task<?> task =
          scope.fork(
              () -> {
                try {
                  never.await();
                } finally {
                  Scope.shield(
                      LONG,
                      () -> {
                        free.await();
                        cleaned.set(true);
                      });
                }
              });
      awaitBlocked(task);
      scope.cancel();
      Actor.until(() -> free.waiters() == 1);
      free.set();
      scope.join();
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
      assertThat(cleaned).isTrue();
    }
  }

  @Test
  void aCancellationDuringTheShieldCountsWhenItIsOver() throws Exception {
    AtomicReference<Throwable> after = new AtomicReference<>();
    AtomicBoolean whole = new AtomicBoolean();
    try (Scope scope = open("page")) {
      Task<?> task =
          scope.fork(
              () -> {
                Scope.shield(
                    LONG,
                    () -> {
                      free.await();
                      whole.set(!Thread.currentThread().isInterrupted());
                    });
                try {
                  Thread.sleep(LONG.toMillis());
                } catch (InterruptedException e) {
                  after.set(e);
                  throw e;
                }
              });
      Actor.until(() -> free.waiters() == 1);
      scope.cancel();
      assertThat(task.isOver()).isFalse();
      free.set();
      scope.join();
      assertThat(whole).isTrue();
      assertThat(after.get()).isInstanceOf(InterruptedException.class);
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
    }
  }

  @Test
  void aWaitUnderAShieldEndsWhenItsOwnTimeIsOver() {
    assertThatThrownBy(() -> Scope.shield(Duration.ofMillis(5), () -> never.await()))
        .isInstanceOf(ScopeTimeout.class)
        .hasMessageStartingWith("Scope \"shield\"");
    assertThat(Scope.current()).isEmpty();
  }

  @Test
  void theOwnersDeadlineDoesNotReachUnderAShield() throws Exception {
    try (Scope scope = open("page").timeout(Duration.ZERO)) {
      assertThat(scope.cancelled()).isTrue();
      actor(
          () -> {
            Actor.until(() -> free.waiters() == 1);
            free.set();
          });
      Scope.shield(LONG, () -> free.await());
      assertThatThrownBy(() -> never.await()).isInstanceOf(ScopeTimeout.class);
    }
  }

  @Test
  void aScopeOpenedUnderAShieldWorks() throws Exception {
    try (Scope scope = open("page")) {
      scope.cancel();
      int result =
          Scope.shield(
              LONG,
              () -> {
                try (Scope goodbye = open("goodbye")) {
                  Task<Integer> task = goodbye.fork(() -> 42);
                  goodbye.join();
                  return task.get();
                }
              });
      assertThat(result).isEqualTo(42);
    }
  }

  @Test
  void anInterruptThatWasPendingIsPendingAgainAfterTheShield() throws Exception {
    AtomicBoolean inside = new AtomicBoolean(true);
    AtomicBoolean after = new AtomicBoolean();
    Event told = new Event();
    try (Scope scope = open("page")) {
      Task<?> task =
          scope.fork(
              () -> {
                Actor.until(() -> Thread.currentThread().isInterrupted());
                Scope.shield(LONG, () -> inside.set(Thread.currentThread().isInterrupted()));
                after.set(Thread.currentThread().isInterrupted());
              });
      Actor.until(() -> task.state() == Task.State.RUNNING);
      scope.cancel();
      scope.join();
      assertThat(inside).isFalse();
      assertThat(after).isTrue();
      told.set();
    }
  }

  @Test
  void checkpointEndsALoopThatDoesNotWait() throws Exception {
    try (Scope scope = open("page")) {
      Task<?> task =
          scope.fork(
              () -> {
                for (; ; ) {
                  Scope.checkpoint();
                  Thread.onSpinWait();
                }
              });
      Actor.until(() -> task.state() == Task.State.RUNNING);
      scope.cancel();
      scope.join();
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
      assertThatThrownBy(Scope::checkpoint).isInstanceOf(ScopeCancelled.class);
    }
    Scope.checkpoint();
  }
}
