package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for everything that can be acquired. */
abstract class AcquirableContract extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  Lockable subject;

  /** Makes what is tested, with that name. */
  abstract Lockable make(String name);

  /** What another thread holds so that the subject cannot be acquired. */
  Lockable blockerOf(Lockable made) {
    return made;
  }

  /** What releasing a free one is answered with. */
  abstract Class<? extends RuntimeException> misuse();

  /** What only one thread may hold at a time. */
  Lockable exclusive() {
    return blockerOf(subject);
  }

  @BeforeEach
  void makeSubject() {
    subject = make("orders.stock");
  }

  @Test
  void isFreeAtFirst() {
    assertThat(subject.locked()).isFalse();
    assertThat(subject.heldByCurrentThread()).isFalse();
  }

  @Test
  void acquireHoldsItUntilRelease() {
    subject.acquire();
    assertThat(subject.locked()).isTrue();
    assertThat(subject.heldByCurrentThread()).isTrue();
    subject.release();
    assertThat(subject.locked()).isFalse();
    assertThat(subject.heldByCurrentThread()).isFalse();
  }

  @Test
  void everyFormOfAcquiringTakesAFreeOne() throws Exception {
    subject.acquireInterruptibly();
    subject.release();
    assertThat(subject.tryAcquire()).isTrue();
    subject.release();
    assertThat(subject.tryAcquire(Duration.ZERO)).isTrue();
    subject.release();
    assertThat(subject.tryAcquire(Threads.TIMEOUT_MAX)).isTrue();
    subject.release();
    assertThat(subject.tryAcquireUninterruptibly(Duration.ZERO)).isTrue();
    subject.release();
    assertThat(subject.tryAcquireUninterruptibly(Threads.TIMEOUT_MAX)).isTrue();
    subject.release();
    assertThat(subject.locked()).isFalse();
  }

  @Test
  void holdReleasesAtTheEndOfItsBlock() {
    try (Held held = subject.hold()) {
      assertThat(held).isNotNull();
      assertThat(subject.heldByCurrentThread()).isTrue();
    }
    assertThat(subject.locked()).isFalse();
  }

  @Test
  void holdHandsOutTheSameObjectEachTime() {
    Held first = subject.hold();
    first.close();
    Held second = subject.hold();
    second.close();
    assertThat(second).isSameAs(first);
  }

  @Test
  void runHoldsItWhileTheBodyRuns() {
    List<Boolean> seen = new ArrayList<>();
    subject.run(() -> seen.add(subject.heldByCurrentThread()));
    assertThat(seen).containsExactly(true);
    assertThat(subject.locked()).isFalse();
  }

  @Test
  void callReturnsWhatTheBodyReturns() {
    assertThat(subject.<Boolean, RuntimeException>call(subject::heldByCurrentThread)).isTrue();
    assertThat(subject.locked()).isFalse();
  }

  @Test
  void aBodyThatThrowsReleasesIt() {
    assertThatThrownBy(
            () ->
                subject.run(
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                subject.call(
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThat(subject.locked()).isFalse();
  }

  @Test
  void whoCannotHaveItAtOnceIsToldSo() throws Exception {
    whileBlocked(
        () -> {
          assertThat(subject.tryAcquire()).isFalse();
          assertThat(subject.tryAcquire(Duration.ZERO)).isFalse();
          assertThat(subject.tryAcquireUninterruptibly(Duration.ZERO)).isFalse();
        });
    assertUsable();
  }

  @Test
  void whoCannotHaveItInTimeIsToldSo() throws Exception {
    whileBlocked(
        () -> {
          assertThat(subject.tryAcquire(MOMENT)).isFalse();
          assertThat(subject.tryAcquireUninterruptibly(MOMENT)).isFalse();
        });
    assertUsable();
  }

  @Test
  void whoWaitsGetsItWhenItIsReleased() throws Exception {
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            subject::acquire,
            subject::acquireInterruptibly,
            () -> assertThat(subject.tryAcquire(LONG)).isTrue(),
            () -> assertThat(subject.tryAcquireUninterruptibly(LONG)).isTrue());
    for (ThrowingRunnable<Exception> form : forms) {
      Blocker blocker = new Blocker();
      Actor<Boolean> waiter =
          asking(
              () -> {
                form.run();
                boolean held = subject.heldByCurrentThread();
                subject.release();
                return held;
              });
      waiter.awaitBlocked();
      blocker.unblock();
      assertThat(waiter.result()).isTrue();
    }
    assertUsable();
  }

  @Test
  void aNegativeTimeLimitIsRefusedAndChangesNothing() {
    Duration negative = Duration.ofNanos(-1);
    assertThatThrownBy(() -> subject.tryAcquire(negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.000000001S");
    assertThatThrownBy(() -> subject.tryAcquireUninterruptibly(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertUsable();
  }

  @Test
  void aTimeLimitThatNoClockCanHoldIsRefusedAndChangesNothing() {
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    assertThatThrownBy(() -> subject.tryAcquire(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> subject.tryAcquireUninterruptibly(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
    assertUsable();
  }

  @Test
  void anInterruptBeforehandEndsInterruptibleForms() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(subject::acquireInterruptibly).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> subject.tryAcquire(MOMENT)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertUsable();
  }

  @Test
  void anInterruptEndsAnInterruptibleWait() throws Exception {
    List<ThrowingRunnable<Exception>> forms =
        List.of(subject::acquireInterruptibly, () -> subject.tryAcquire(LONG));
    for (ThrowingRunnable<Exception> form : forms) {
      Blocker blocker = new Blocker();
      Actor<Void> waiter = actor(form).awaitBlocked().interrupt();
      assertThat(waiter.failure()).isInstanceOf(InterruptedException.class);
      blocker.unblock();
      assertUsable();
    }
  }

  @Test
  void anInterruptDoesNotEndAnUninterruptibleWaitAndIsKept() throws Exception {
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            subject::acquire, () -> assertThat(subject.tryAcquireUninterruptibly(LONG)).isTrue());
    for (ThrowingRunnable<Exception> form : forms) {
      Blocker blocker = new Blocker();
      Actor<Boolean> waiter =
          asking(
              () -> {
                form.run();
                subject.release();
                return Thread.currentThread().isInterrupted();
              });
      waiter.awaitBlocked().interrupt();
      waiter.awaitBlocked();
      blocker.unblock();
      assertThat(waiter.result()).isTrue();
    }
    assertUsable();
  }

  @Test
  void anUninterruptibleWaitThatTimesOutKeepsTheInterrupt() throws Exception {
    whileBlocked(
        () -> {
          Thread.currentThread().interrupt();
          assertThat(subject.tryAcquireUninterruptibly(MOMENT)).isFalse();
          assertThat(Thread.interrupted()).isTrue();
        });
    assertUsable();
  }

  @Test
  void releasingAFreeOneIsRefusedByName() {
    assertThatThrownBy(subject::release)
        .isInstanceOf(misuse())
        .hasMessageContaining("\"orders.stock\"");
    assertUsable();
  }

  @Test
  void givingUpWhatIsNotHeldIsRefused() {
    assertThatThrownBy(subject::releaseFully)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("\"orders.stock\"");
    assertUsable();
  }

  @Test
  void noTwoThreadsHoldTheExclusiveSideAtOnce() throws Exception {
    Lockable exclusive = exclusive();
    int[] unguarded = new int[1];
    int rounds = 2_000;
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  exclusive.run(() -> unguarded[0]++);
                }
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(unguarded[0]).isEqualTo(4 * rounds);
  }

  @Test
  void itsTextNamesItAndChangesWithItsState() {
    String free = subject.toString();
    subject.acquire();
    String held = subject.toString();
    subject.release();
    assertThat(free).contains("\"orders.stock\"");
    assertThat(held).contains("\"orders.stock\"").isNotEqualTo(free);
  }

  @Test
  void itsLabelNamesIt() {
    assertThat(subject.label()).contains("\"orders.stock\"");
  }

  private void whileBlocked(ThrowingRunnable<Exception> body) throws Exception {
    Blocker blocker = new Blocker();
    try {
      body.run();
    } finally {
      blocker.unblock();
    }
  }

  /** Nobody holds it, nobody waits for it, and it can be taken. */
  void assertUsable() {
    assertThat(subject.locked()).isFalse();
    assertThat(subject.tryAcquire()).isTrue();
    subject.release();
    assertThat(subject.locked()).isFalse();
  }

  /** Another thread that holds the blocker from construction to {@link #unblock()}. */
  private final class Blocker {
    private final Event enough = new Event();
    private final Actor<Void> holder;

    Blocker() throws InterruptedException {
      Event holds = new Event();
      holder =
          actor(
              () -> {
                try (Held held = blockerOf(subject).hold()) {
                  assertThat(held).isNotNull();
                  holds.set();
                  enough.await();
                }
              });
      holds.await();
    }

    void unblock() throws Exception {
      enough.set();
      holder.result();
    }
  }
}
