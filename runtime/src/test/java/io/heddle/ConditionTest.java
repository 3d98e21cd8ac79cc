package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ConditionTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final RLock lock = new RLock("orders.lock");
  private final Condition condition = new Condition(lock, "orders.notEmpty");

  @Test
  void makesItsOwnRLockIfNoneIsGiven() {
    assertThat(new Condition().lockable()).isInstanceOf(RLock.class);
    assertThat(new Condition("c").lockable()).isInstanceOf(RLock.class);
    assertThat(condition.lockable()).isSameAs(lock);
  }

  @Test
  void awaitGivesBackTheWholeRLockAndRestoresItsLevel() throws Exception {
    Actor<Integer> waiter = waiterAtLevel(2, condition::await);
    assertThat(lock.tryAcquire(LONG)).isTrue();
    condition.signal();
    lock.release();
    assertThat(waiter.result()).isEqualTo(2);
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void timedAwaitGivesBackTheWholeRLockAndRestoresItsLevel() throws Exception {
    Actor<Integer> waiter = waiterAtLevel(3, () -> assertThat(condition.await(LONG)).isTrue());
    condition.run(condition::signal);
    assertThat(waiter.result()).isEqualTo(3);
  }

  @Test
  void aTimeOutRestoresTheLevel() throws Exception {
    lock.acquire();
    lock.acquire();
    assertThat(condition.await(MOMENT)).isFalse();
    assertThat(lock.holdCount()).isEqualTo(2);
    assertThat(condition.waiters()).isZero();
  }

  @Test
  void anInterruptRestoresTheLevelAndLeavesNoWaiter() throws Exception {
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            condition::await,
            () -> condition.await(LONG),
            () -> condition.awaitUntil(() -> false),
            () -> condition.awaitUntil(() -> false, LONG));
    for (ThrowingRunnable<Exception> form : forms) {
      Actor<Integer> waiter =
          waiterAtLevel(
              2,
              () -> {
                assertThatThrownBy(form::run).isInstanceOf(InterruptedException.class);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
              });
      waiter.interrupt();
      assertThat(waiter.result()).isEqualTo(2);
      assertThat(condition.waiters()).isZero();
      assertThat(lock.locked()).isFalse();
    }
  }

  @Test
  void anInterruptBeforehandEndsTheWaitWithTheLockHeld() {
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            condition::await,
            () -> condition.await(Duration.ZERO),
            () -> condition.awaitUntil(() -> true),
            () -> condition.awaitUntil(() -> true, LONG));
    lock.acquire();
    for (ThrowingRunnable<Exception> form : forms) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(form::run).isInstanceOf(InterruptedException.class);
      assertThat(lock.holdCount()).isEqualTo(1);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void anInterruptAfterTheSignalDoesNotUndoIt() throws Exception {
    Actor<Boolean> waiter =
        asking(
            () -> {
              try (Held held = lock.hold()) {
                assertThat(held).isNotNull();
                condition.await();
                return Thread.interrupted();
              }
            });
    Actor.until(() -> condition.waiters() == 1);
    lock.acquire();
    condition.signal();
    waiter.interrupt();
    Actor.until(() -> lock.waiters() == 1);
    lock.release();
    assertThat(waiter.result()).isTrue();
  }

  @Test
  void aSignalMeantForOneWhoGaveUpGoesToTheNext() throws Exception {
    Actor<Integer> first =
        waiterAtLevel(
            1, () -> assertThatThrownBy(condition::await).isInstanceOf(InterruptedException.class));
    Actor<Integer> second = waiterAtLevel(1, condition::await);
    lock.acquire();
    first.interrupt();
    Actor.until(() -> condition.waiters() == 1);
    condition.signal();
    lock.release();
    first.result();
    second.result();
  }

  @Test
  void aSignalThatMeetsAnInterruptWakesOneOrTheOther() throws Exception {
    for (int round = 0; round < 500; round++) {
      Actor<Boolean> interrupted =
          asking(
              () -> {
                try (Held held = lock.hold()) {
                  assertThat(held).isNotNull();
                  condition.await();
                  return true;
                } catch (InterruptedException e) {
                  return false;
                }
              });
      Actor.until(() -> condition.waiters() == 1);
      Actor<Integer> other = waiterAtLevel(1, condition::await);
      Actor<Void> signaller = actor(() -> condition.run(condition::signal));
      interrupted.interrupt();
      signaller.result();
      if (interrupted.result()) {
        condition.run(condition::signal);
      }
      other.result();
      assertThat(condition.waiters()).isZero();
    }
  }

  @Test
  void whoDoesNotHoldTheLockIsRefused() {
    List<ThrowingRunnable<Exception>> operations =
        List.of(
            condition::await,
            () -> condition.await(MOMENT),
            () -> condition.awaitUntil(() -> true),
            () -> condition.awaitUntil(() -> true, MOMENT),
            condition::signal,
            () -> condition.signal(0),
            condition::signalAll);
    for (ThrowingRunnable<Exception> operation : operations) {
      assertThatThrownBy(operation::run)
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("Condition \"orders.notEmpty\"")
          .hasMessageContaining("RLock \"orders.lock\"")
          .hasMessageContaining("acquire it first");
    }
  }

  @Test
  void overALockWithoutOwnerAnyoneMayActWhileItIsLocked() throws Exception {
    Lock plain = new Lock();
    Condition over = new Condition(plain);
    assertThatThrownBy(over::signal).isInstanceOf(IllegalMonitorStateException.class);
    Actor<Void> waiter = actor(() -> over.run(over::await));
    Actor.until(() -> over.waiters() == 1);
    plain.acquire();
    actor(over::signal).result();
    plain.release();
    waiter.result();
  }

  @Test
  void overAUsersOwnReentrantLockAwaitGivesUpAllLevels() throws Exception {
    OwnLock own = new OwnLock("own");
    Condition over = new Condition(own);
    Actor<Void> waiter =
        actor(
            () -> {
              own.acquire();
              over.run(over::await);
              assertThat(own.heldByCurrentThread()).isTrue();
              own.release();
            });
    Actor.until(() -> over.waiters() == 1 && !own.locked());
    over.run(over::signalAll);
    waiter.result();
    assertThat(own.locked()).isFalse();
  }

  @Test
  void waitersAreWokenInTheOrderInWhichTheyCame() throws Exception {
    List<Integer> woken = Collections.synchronizedList(new ArrayList<>());
    List<Actor<Integer>> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int place = i;
      waiters.add(
          waiterAtLevel(
              1,
              () -> {
                condition.await();
                woken.add(place);
              }));
    }
    for (int i = 0; i < 4; i++) {
      condition.run(condition::signal);
      waiters.get(i).result();
    }
    assertThat(woken).containsExactly(0, 1, 2, 3);
  }

  @Test
  void signalOfNWakesAtMostNFromTheFront() throws Exception {
    List<Actor<Integer>> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiters.add(waiterAtLevel(1, condition::await));
    }
    condition.run(() -> condition.signal(3));
    for (Actor<Integer> waiter : waiters.subList(0, 3)) {
      waiter.result();
    }
    assertThat(condition.waiters()).isEqualTo(1);
    condition.run(() -> condition.signal(3));
    waiters.get(3).result();
  }

  @Test
  void signalOfNoneOrLessWakesNobody() throws Exception {
    Actor<Integer> waiter = waiterAtLevel(1, condition::await);
    condition.run(() -> condition.signal(0));
    condition.run(() -> condition.signal(-1));
    assertThat(condition.waiters()).isEqualTo(1);
    condition.run(condition::signalAll);
    waiter.result();
  }

  @Test
  void signalAllWakesAll() throws Exception {
    List<Actor<Integer>> waiters = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiters.add(waiterAtLevel(1, condition::await));
    }
    condition.run(condition::signalAll);
    for (Actor<Integer> waiter : waiters) {
      waiter.result();
    }
    assertThat(condition.waiters()).isZero();
  }

  @Test
  void theSignalledGoOnOnlyWhenTheLockIsGivenBack() throws Exception {
    Actor<Integer> waiter = waiterAtLevel(1, condition::await);
    lock.acquire();
    condition.signal();
    Actor.until(() -> lock.waiters() == 1);
    waiter.awaitBlocked();
    lock.release();
    waiter.result();
  }

  @Test
  void signalWithoutWaitersIsForgotten() throws Exception {
    lock.acquire();
    condition.signal();
    assertThat(condition.await(MOMENT)).isFalse();
  }

  @Test
  void zeroAndNegativeTimeLimitsPoll() throws Exception {
    lock.acquire();
    assertThat(condition.await(Duration.ZERO)).isFalse();
    assertThat(condition.await(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
    assertThat(condition.awaitUntil(() -> false, Duration.ofSeconds(-1))).isFalse();
    assertThat(condition.awaitUntil(() -> true, Duration.ZERO)).isTrue();
    assertThat(lock.holdCount()).isEqualTo(1);
    assertThat(condition.waiters()).isZero();
  }

  @Test
  void pollingForAPredicateLetsOthersIn() throws Exception {
    boolean[] ready = new boolean[1];
    lock.acquire();
    Actor<Void> changer = actor(() -> lock.run(() -> ready[0] = true));
    Actor.until(() -> lock.waiters() == 1);
    while (!condition.awaitUntil(() -> ready[0], Duration.ZERO)) {
      Thread.onSpinWait();
    }
    assertThat(lock.holdCount()).isEqualTo(1);
    changer.result();
  }

  @Test
  void aPredicateThatDoesNotHoldIsAskedAgainEvenWithoutTime() throws Exception {
    int[] looks = new int[1];
    lock.acquire();
    assertThat(condition.awaitUntil(() -> ++looks[0] == 2, Duration.ofSeconds(-1))).isTrue();
    assertThat(looks[0]).isEqualTo(2);
  }

  @Test
  void aTimeLimitThatNoClockCanHoldIsRefused() {
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    lock.acquire();
    assertThatThrownBy(() -> condition.await(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> condition.awaitUntil(() -> true, huge))
        .isInstanceOf(ArithmeticException.class);
    assertThat(lock.holdCount()).isEqualTo(1);
  }

  @Test
  void unparkingAWaiterDoesNotWakeIt() throws Exception {
    Thread[] thread = new Thread[1];
    Actor<Integer> waiter =
        waiterAtLevel(
            1,
            () -> {
              thread[0] = Thread.currentThread();
              condition.await();
            });
    for (int i = 0; i < 20; i++) {
      LockSupport.unpark(thread[0]);
    }
    waiter.awaitBlocked();
    assertThat(condition.waiters()).isEqualTo(1);
    condition.run(condition::signal);
    waiter.result();
  }

  @Test
  void awaitUntilLooksFirstAndAfterEverySignal() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Actor<Integer> waiter =
        waiterAtLevel(1, () -> condition.awaitUntil(() -> looks.incrementAndGet() == 3));
    condition.run(condition::signal);
    Actor.until(() -> looks.get() == 2 && condition.waiters() == 1);
    condition.run(condition::signal);
    waiter.result();
    assertThat(looks).hasValue(3);
  }

  @Test
  void timedAwaitUntilReturnsThePredicatesLastValue() throws Exception {
    lock.acquire();
    assertThat(condition.awaitUntil(() -> false, MOMENT)).isFalse();
    int[] looks = new int[1];
    assertThat(condition.awaitUntil(() -> ++looks[0] == 2, MOMENT)).isTrue();
    assertThat(looks[0]).isEqualTo(2);
  }

  @Test
  void aPredicateThatThrowsLeavesTheLockHeld() {
    lock.acquire();
    assertThatThrownBy(
            () ->
                condition.awaitUntil(
                    () -> {
                      throw new ArithmeticException("predicate");
                    }))
        .hasMessage("predicate");
    assertThat(lock.holdCount()).isEqualTo(1);
    assertThat(condition.waiters()).isZero();
  }

  @Test
  void noHandOverIsLost() throws Exception {
    int items = 2_000;
    int[] full = new int[1];
    Condition changed = new Condition(lock);
    Actor<Void> producer =
        actor(
            () -> {
              for (int i = 0; i < items; i++) {
                changed.run(
                    () -> {
                      changed.awaitUntil(() -> full[0] == 0);
                      full[0] = 1;
                      changed.signal();
                    });
              }
            });
    Actor<Void> consumer =
        actor(
            () -> {
              for (int i = 0; i < items; i++) {
                changed.run(
                    () -> {
                      changed.awaitUntil(() -> full[0] == 1);
                      full[0] = 0;
                      changed.signal();
                    });
              }
            });
    producer.result();
    consumer.result();
    assertThat(full[0]).isZero();
  }

  @Test
  void textShowsNameWaitersAndLock() {
    assertThat(condition)
        .hasToString(
            "Condition \"orders.notEmpty\" [0 waiting, over RLock \"orders.lock\" [unlocked]]");
  }

  /** Starts a thread that acquires the lock so often and waits; it answers its level afterwards. */
  private Actor<Integer> waiterAtLevel(int level, ThrowingRunnable<? extends Throwable> waiting) {
    int before = condition.waiters();
    Actor<Integer> waiter =
        asking(
            () -> {
              for (int i = 0; i < level; i++) {
                lock.acquire();
              }
              waiting.run();
              int restored = lock.holdCount();
              for (int i = 0; i < level; i++) {
                lock.release();
              }
              return restored;
            });
    Actor.until(() -> condition.waiters() == before + 1);
    return waiter;
  }
}
