package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What holds for semaphores, bounded or not. */
abstract class SemaphoreContract extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  /** Makes a semaphore named {@code db.pool}. */
  abstract Semaphore make(int value);

  abstract Semaphore makeDefault();

  @Test
  void startsWithOnePermitUnlessTold() {
    assertThat(makeDefault().value()).isEqualTo(1);
    assertThat(make(3).value()).isEqualTo(3);
    assertThat(make(0).value()).isZero();
  }

  @Test
  void aNegativeStartValueIsRefused() {
    assertThatThrownBy(() -> make(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 permits");
  }

  @Test
  void eachAcquireTakesOnePermitAndEachReleaseGivesOneBack() throws Exception {
    Semaphore semaphore = make(2);
    semaphore.acquire();
    assertThat(semaphore.value()).isEqualTo(1);
    semaphore.acquire();
    assertThat(semaphore.value()).isZero();
    semaphore.release();
    assertThat(semaphore.value()).isEqualTo(1);
    semaphore.release();
    assertThat(semaphore.value()).isEqualTo(2);
  }

  @Test
  void everyFormOfAcquiringTakesAFreePermit() throws Exception {
    Semaphore semaphore = make(6);
    semaphore.acquire();
    semaphore.acquireUninterruptibly();
    assertThat(semaphore.tryAcquire()).isTrue();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isTrue();
    assertThat(semaphore.tryAcquire(Threads.TIMEOUT_MAX)).isTrue();
    assertThat(semaphore.tryAcquireUninterruptibly(Duration.ZERO)).isTrue();
    assertThat(semaphore.value()).isZero();
  }

  @Test
  void withoutAPermitTryingFails() throws Exception {
    Semaphore semaphore = make(0);
    assertThat(semaphore.tryAcquire()).isFalse();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
    assertThat(semaphore.tryAcquire(MOMENT)).isFalse();
    assertThat(semaphore.tryAcquireUninterruptibly(Duration.ZERO)).isFalse();
    assertThat(semaphore.tryAcquireUninterruptibly(MOMENT)).isFalse();
    assertThat(semaphore.value()).isZero();
    assertThat(semaphore.waiters()).isZero();
  }

  @Test
  void whoWaitsGetsThePermitThatIsReleased() throws Exception {
    Semaphore semaphore = taken(1);
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            semaphore::acquire,
            semaphore::acquireUninterruptibly,
            semaphore::hold,
            () -> assertThat(semaphore.tryAcquire(LONG)).isTrue(),
            () -> assertThat(semaphore.tryAcquire(Threads.TIMEOUT_MAX)).isTrue(),
            () -> assertThat(semaphore.tryAcquireUninterruptibly(LONG)).isTrue());
    for (ThrowingRunnable<Exception> form : forms) {
      Actor<Void> waiter = actor(form);
      Actor.until(() -> semaphore.waiters() == 1);
      semaphore.release();
      waiter.result();
      assertThat(semaphore.value()).isZero();
    }
  }

  @Test
  void waitersProceedInTheOrderInWhichTheyCame() throws Exception {
    Semaphore semaphore = taken(1);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Actor<Void>> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int place = i;
      waiters.add(
          actor(
              () -> {
                semaphore.acquire();
                order.add(place);
                semaphore.release();
              }));
      Actor.until(() -> semaphore.waiters() == place + 1);
    }
    semaphore.release();
    for (Actor<Void> waiter : waiters) {
      waiter.result();
    }
    assertThat(order).containsExactly(0, 1, 2, 3);
  }

  @Test
  void eachPermitLetsExactlyOneWaiterProceed() throws Exception {
    Semaphore semaphore = taken(5);
    AtomicInteger proceeded = new AtomicInteger();
    List<Actor<Void>> waiters = waiters(semaphore, 5, proceeded);
    semaphore.release();
    Actor.until(() -> proceeded.get() == 1 && semaphore.waiters() == 4);
    semaphore.release(3);
    Actor.until(() -> proceeded.get() == 4 && semaphore.waiters() == 1);
    assertThat(semaphore.value()).isZero();
    semaphore.release();
    for (Actor<Void> waiter : waiters) {
      waiter.result();
    }
    assertThat(proceeded).hasValue(5);
  }

  @Test
  void releasingSeveralWithFewerWaitersKeepsTheRest() throws Exception {
    Semaphore semaphore = taken(4);
    AtomicInteger proceeded = new AtomicInteger();
    List<Actor<Void>> waiters = waiters(semaphore, 2, proceeded);
    semaphore.release(4);
    for (Actor<Void> waiter : waiters) {
      waiter.result();
    }
    assertThat(semaphore.value()).isEqualTo(2);
  }

  @Test
  void releasingLessThanOneIsRefusedAndChangesNothing() {
    Semaphore semaphore = make(2);
    for (int n : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> semaphore.release(n))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Semaphore \"db.pool\" cannot be given " + n + " permits");
    }
    assertThat(semaphore.value()).isEqualTo(2);
  }

  @Test
  void anyThreadMayRelease() throws Exception {
    Semaphore semaphore = taken(1);
    actor(semaphore::release).result();
    assertThat(semaphore.tryAcquire()).isTrue();
  }

  @Test
  void aNegativeTimeLimitIsRefusedAndChangesNothing() {
    Semaphore semaphore = make(1);
    Duration negative = Duration.ofNanos(-1);
    assertThatThrownBy(() -> semaphore.tryAcquire(negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.000000001S");
    assertThatThrownBy(() -> semaphore.tryAcquireUninterruptibly(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(semaphore.value()).isEqualTo(1);
  }

  @Test
  void aTimeLimitThatNoClockCanHoldIsRefusedAndChangesNothing() {
    Semaphore semaphore = make(1);
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    assertThatThrownBy(() -> semaphore.tryAcquire(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> semaphore.tryAcquireUninterruptibly(huge))
        .isInstanceOf(ArithmeticException.class);
    assertThat(semaphore.value()).isEqualTo(1);
  }

  @Test
  void anInterruptBeforehandEndsInterruptibleFormsAndTakesNoPermit() {
    Semaphore semaphore = make(1);
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            semaphore::acquire,
            semaphore::hold,
            () -> semaphore.run(() -> {}),
            () -> semaphore.tryAcquire(Duration.ZERO),
            () -> semaphore.tryAcquire(LONG));
    for (ThrowingRunnable<Exception> form : forms) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(form::run).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
    assertThat(semaphore.value()).isEqualTo(1);
  }

  @Test
  void tryingOnceDoesNotCareForInterrupts() {
    Semaphore semaphore = make(1);
    Thread.currentThread().interrupt();
    assertThat(semaphore.tryAcquire()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptEndsTheWaitLeavesNoWaiterAndLosesNoPermit() throws Exception {
    Semaphore semaphore = taken(1);
    List<ThrowingRunnable<Exception>> forms =
        List.of(semaphore::acquire, () -> semaphore.tryAcquire(LONG));
    for (ThrowingRunnable<Exception> form : forms) {
      Actor<Void> waiter = actor(form);
      Actor.until(() -> semaphore.waiters() == 1);
      waiter.interrupt();
      assertThat(waiter.failure()).isInstanceOf(InterruptedException.class);
      assertThat(semaphore.waiters()).isZero();
    }
    semaphore.release();
    assertThat(semaphore.value()).isEqualTo(1);
  }

  @Test
  void anInterruptDoesNotEndAnUninterruptibleWaitAndIsKept() throws Exception {
    Semaphore semaphore = taken(1);
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            semaphore::acquireUninterruptibly,
            () -> assertThat(semaphore.tryAcquireUninterruptibly(LONG)).isTrue());
    for (ThrowingRunnable<Exception> form : forms) {
      Actor<Boolean> waiter =
          asking(
              () -> {
                form.run();
                return Thread.currentThread().isInterrupted();
              });
      Actor.until(() -> semaphore.waiters() == 1);
      waiter.interrupt();
      semaphore.release();
      assertThat(waiter.result()).isTrue();
    }
  }

  @Test
  void noPermitIsLostBetweenReleasesInterruptsAndTimeOuts() throws Exception {
    Semaphore semaphore = taken(3);
    Event enough = new Event();
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      actors.add(
          actor(
              () -> {
                while (!enough.isSet()) {
                  try {
                    if (semaphore.tryAcquire(Duration.ofNanos(20_000))) {
                      semaphore.release();
                    }
                  } catch (InterruptedException e) {
                    // What an interrupt does to the count is the question.
                  }
                }
              }));
    }
    semaphore.release(3);
    for (int round = 0; round < 2_000; round++) {
      actors.get(round % actors.size()).interrupt();
    }
    enough.set();
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(semaphore.value()).isEqualTo(3);
    assertThat(semaphore.waiters()).isZero();
  }

  @Test
  void noMoreThreadsThanPermitsGoOnAtOnce() throws Exception {
    Semaphore semaphore = make(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < 500; round++) {
                  semaphore.run(
                      () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                      });
                }
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(semaphore.value()).isEqualTo(2);
  }

  @Test
  void whatWasDoneBeforeAReleaseIsVisibleToWhoAcquires() throws Exception {
    for (int round = 0; round < 200; round++) {
      Semaphore semaphore = taken(1);
      int[] plain = new int[1];
      Actor<Integer> reader =
          asking(
              () -> {
                semaphore.acquire();
                return plain[0];
              });
      plain[0] = 7;
      semaphore.release();
      assertThat(reader.result()).isEqualTo(7);
    }
  }

  @Test
  void holdReleasesAtTheEndOfItsBlock() throws Exception {
    Semaphore semaphore = make(1);
    Held first;
    try (Held held = semaphore.hold()) {
      first = held;
      assertThat(semaphore.value()).isZero();
    }
    assertThat(semaphore.value()).isEqualTo(1);
    try (Held held = semaphore.hold()) {
      assertThat(held).isSameAs(first);
    }
  }

  @Test
  void bodiesRunHoldingAPermitAndGiveItBackWhenTheyThrow() throws Exception {
    Semaphore semaphore = make(1);
    assertThat(semaphore.<Integer, RuntimeException>call(semaphore::value)).isZero();
    assertThatThrownBy(
            () ->
                semaphore.run(
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                semaphore.call(
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThat(semaphore.value()).isEqualTo(1);
  }

  /** One whose permits have all been acquired. */
  private Semaphore taken(int permits) throws InterruptedException {
    Semaphore semaphore = make(permits);
    for (int i = 0; i < permits; i++) {
      semaphore.acquire();
    }
    return semaphore;
  }

  private List<Actor<Void>> waiters(Semaphore semaphore, int count, AtomicInteger proceeded) {
    List<Actor<Void>> waiters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waiters.add(
          actor(
              () -> {
                semaphore.acquire();
                proceeded.incrementAndGet();
              }));
    }
    Actor.until(() -> semaphore.waiters() == count);
    return waiters;
  }
}
