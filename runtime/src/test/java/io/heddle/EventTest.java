package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EventTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final Event event = new Event("orders.ready");

  @Test
  void isClearAtFirst() {
    assertThat(event.isSet()).isFalse();
  }

  @Test
  void setAndClearSwitchTheFlag() {
    event.set();
    event.set();
    assertThat(event.isSet()).isTrue();
    event.clear();
    event.clear();
    assertThat(event.isSet()).isFalse();
  }

  @Test
  void nobodyWaitsWhileItIsSet() throws Exception {
    event.set();
    event.await();
    assertThat(event.await(Duration.ZERO)).isTrue();
    assertThat(event.await(LONG)).isTrue();
  }

  @Test
  void setWakesAllWaiters() throws Exception {
    List<Actor<Boolean>> waiters = waiters(5);
    event.set();
    for (Actor<Boolean> waiter : waiters) {
      assertThat(waiter.result()).isTrue();
    }
    assertThat(event.waiters()).isZero();
  }

  @Test
  void setFollowedAtOnceByClearStillReleasesEveryWaiter() throws Exception {
    for (int round = 0; round < 50; round++) {
      List<Actor<Boolean>> waiters = waiters(4);
      event.set();
      event.clear();
      for (Actor<Boolean> waiter : waiters) {
        assertThat(waiter.result()).isTrue();
      }
      assertThat(event.isSet()).isFalse();
    }
  }

  @Test
  void afterClearThreadsWaitAgain() throws Exception {
    event.set();
    event.clear();
    List<Actor<Boolean>> waiters = waiters(2);
    event.set();
    for (Actor<Boolean> waiter : waiters) {
      assertThat(waiter.result()).isTrue();
    }
  }

  @Test
  void aTimeOutReturnsFalseAndLeavesNoWaiter() throws Exception {
    assertThat(event.await(MOMENT)).isFalse();
    assertThat(event.waiters()).isZero();
    event.set();
    assertThat(event.isSet()).isTrue();
  }

  @Test
  void aWaiterThatTimesOutLeavesTheOthersWaiting() throws Exception {
    List<Actor<Boolean>> waiters = waiters(2);
    assertThat(event.await(MOMENT)).isFalse();
    assertThat(event.waiters()).isEqualTo(2);
    event.set();
    for (Actor<Boolean> waiter : waiters) {
      assertThat(waiter.result()).isTrue();
    }
  }

  @Test
  void zeroAndNegativeTimeLimitsPoll() throws Exception {
    assertThat(event.await(Duration.ZERO)).isFalse();
    assertThat(event.await(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
    event.set();
    assertThat(event.await(Duration.ofNanos(-1))).isTrue();
  }

  @Test
  void aTimeLimitThatNoClockCanHoldIsRefused() {
    assertThatThrownBy(() -> event.await(Threads.TIMEOUT_MAX.plusNanos(1)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("TIMEOUT_MAX");
  }

  @Test
  void theLongestTimeLimitWaits() throws Exception {
    Actor<Boolean> waiter = asking(() -> event.await(Threads.TIMEOUT_MAX));
    Actor.until(() -> event.waiters() == 1);
    event.set();
    assertThat(waiter.result()).isTrue();
  }

  @Test
  void anInterruptEndsTheWaitAndLeavesNoWaiter() throws Exception {
    List<ThrowingRunnable<Exception>> forms = List.of(event::await, () -> event.await(LONG));
    for (ThrowingRunnable<Exception> form : forms) {
      Actor<Void> waiter = actor(form);
      Actor.until(() -> event.waiters() == 1);
      waiter.interrupt();
      assertThat(waiter.failure()).isInstanceOf(InterruptedException.class);
      assertThat(event.waiters()).isZero();
    }
    event.set();
    assertThat(event.isSet()).isTrue();
  }

  @Test
  void anInterruptBeforehandEndsTheWaitEvenIfSet() {
    event.set();
    Thread.currentThread().interrupt();
    assertThatThrownBy(event::await).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void unparkingAWaiterDoesNotWakeIt() throws Exception {
    Thread[] thread = new Thread[1];
    Actor<Void> waiter =
        actor(
            () -> {
              thread[0] = Thread.currentThread();
              event.await();
            });
    Actor.until(() -> event.waiters() == 1);
    for (int i = 0; i < 20; i++) {
      LockSupport.unpark(thread[0]);
    }
    waiter.awaitBlocked();
    assertThat(event.waiters()).isEqualTo(1);
    event.set();
    waiter.result();
  }

  @Test
  void noWaiterIsLostBetweenSettersClearersAndTimeOuts() throws Exception {
    Event enough = new Event();
    List<Actor<Integer>> waiters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiters.add(
          asking(
              () -> {
                int woken = 0;
                while (!enough.isSet()) {
                  woken += event.await(Duration.ofNanos(50_000)) ? 1 : 0;
                }
                return woken;
              }));
    }
    for (int i = 0; i < 5_000; i++) {
      event.set();
      event.clear();
    }
    enough.set();
    for (Actor<Integer> waiter : waiters) {
      assertThat(waiter.result()).isNotNegative();
    }
    assertThat(event.waiters()).isZero();
    event.set();
    event.await();
  }

  @Test
  void textShowsNameStateAndWaiters() {
    assertThat(event).hasToString("Event \"orders.ready\" [clear, 0 waiting]");
    event.set();
    assertThat(event).hasToString("Event \"orders.ready\" [set]");
  }

  /** Starts threads that wait in turns without and with a limit. */
  private List<Actor<Boolean>> waiters(int count) {
    List<Actor<Boolean>> waiters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean timed = i % 2 == 1;
      waiters.add(
          asking(
              () -> {
                if (timed) {
                  return event.await(LONG);
                }
                event.await();
                return true;
              }));
    }
    Actor.until(() -> event.waiters() == count);
    return waiters;
  }
}
