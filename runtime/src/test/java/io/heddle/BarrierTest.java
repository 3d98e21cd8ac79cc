package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BarrierTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  @Test
  void fewerThanOnePartyIsRefused() {
    assertThatThrownBy(() -> new Barrier(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one party, not 0");
    assertThatThrownBy(() -> new Barrier("batch", -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onePartyNeverWaits() throws Exception {
    AtomicInteger acted = new AtomicInteger();
    Barrier barrier = new Barrier(1, acted::incrementAndGet);
    assertThat(barrier.await()).isZero();
    assertThat(barrier.await(Duration.ZERO)).isZero();
    assertThat(acted).hasValue(2);
  }

  @Test
  void everyPartyGetsItsPlaceInTheOrderOfComing() throws Exception {
    Barrier barrier = new Barrier(3);
    List<Actor<Integer>> parties = parties(barrier, 2);
    assertThat(barrier.waiting()).isEqualTo(2);
    assertThat(barrier.await()).isEqualTo(2);
    assertThat(parties.get(0).result()).isEqualTo(0);
    assertThat(parties.get(1).result()).isEqualTo(1);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.parties()).isEqualTo(3);
  }

  @Test
  void isUsedAgainAndAgainWithoutMixingGenerations() throws Exception {
    int rounds = 500;
    int parties = 3;
    AtomicInteger inside = new AtomicInteger();
    List<Integer> counts = Collections.synchronizedList(new ArrayList<>());
    Barrier barrier = new Barrier(parties, () -> counts.add(inside.getAndSet(0)));
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < parties; i++) {
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  inside.incrementAndGet();
                  barrier.await();
                }
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(counts).hasSize(rounds).containsOnly(parties);
  }

  @Test
  void theActionRunsOnceBeforeAnyoneIsReleased() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Barrier barrier = new Barrier(3, () -> order.add("action"));
    List<Actor<Void>> parties = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parties.add(
          actor(
              () -> {
                barrier.await();
                order.add("passed");
              }));
    }
    for (Actor<Void> party : parties) {
      party.result();
    }
    assertThat(order).containsExactly("action", "passed", "passed", "passed");
  }

  @Test
  void anActionThatThrowsBreaksItForTheOthersAndReachesItsThread() throws Exception {
    Barrier barrier =
        new Barrier(
            "bank.batch",
            2,
            () -> {
              throw new ArithmeticException("statement");
            },
            null);
    List<Actor<Integer>> parties = parties(barrier, 1);
    assertThatThrownBy(barrier::await).hasMessage("statement");
    assertBrokenFor(parties);
    assertThat(barrier.broken()).isTrue();
    assertThatThrownBy(barrier::await)
        .isInstanceOf(BrokenBarrierException.class)
        .hasMessageStartingWith("Barrier \"bank.batch\" is broken: its action failed; ");
  }

  @Test
  void aPartysTimeOutBreaksItForAll() throws Exception {
    Barrier barrier = new Barrier("bank.batch", 4);
    List<Actor<Integer>> parties = parties(barrier, 2);
    assertThatThrownBy(() -> barrier.await(MOMENT))
        .isInstanceOf(BrokenBarrierException.class)
        .hasMessageContaining("the time of a party was over");
    assertBrokenFor(parties);
    assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void theBarriersOwnTimeLimitHoldsForWhoNamesNone() {
    Barrier barrier = new Barrier(2, null, MOMENT);
    assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
  }

  @Test
  void aPartysTimeLimitComesBeforeTheBarriers() throws Exception {
    Barrier barrier = new Barrier(2, null, Duration.ZERO);
    Actor<Integer> patient = asking(() -> barrier.await(LONG));
    Actor.until(() -> barrier.waiting() == 1);
    assertThat(barrier.await()).isEqualTo(1);
    assertThat(patient.result()).isZero();
  }

  @Test
  void withZeroOrNegativeTimeOnlyTheLastPasses() throws Exception {
    Barrier barrier = new Barrier(2);
    assertThatThrownBy(() -> barrier.await(Duration.ZERO))
        .isInstanceOf(BrokenBarrierException.class);
    barrier.reset();
    assertThatThrownBy(() -> barrier.await(Duration.ofSeconds(-1)))
        .isInstanceOf(BrokenBarrierException.class);
    barrier.reset();
    List<Actor<Integer>> parties = parties(barrier, 1);
    assertThat(barrier.await(Duration.ZERO)).isEqualTo(1);
    assertThat(parties.get(0).result()).isZero();
  }

  @Test
  void aTimeLimitThatNoClockCanHoldIsRefusedAndBreaksNothing() {
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    Barrier barrier = new Barrier(2);
    assertThatThrownBy(() -> barrier.await(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Barrier(2, null, huge)).isInstanceOf(ArithmeticException.class);
    assertThat(barrier.broken()).isFalse();
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void anInterruptBreaksItForTheOthers() throws Exception {
    Barrier barrier = new Barrier(3);
    List<Actor<Integer>> parties = parties(barrier, 2);
    parties.get(0).interrupt();
    assertThat(parties.get(0).failure()).isInstanceOf(InterruptedException.class);
    assertBrokenFor(parties.subList(1, 2));
  }

  @Test
  void anInterruptBeforehandBreaksItToo() throws Exception {
    Barrier barrier = new Barrier(2);
    List<Actor<Integer>> parties = parties(barrier, 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(barrier::await).isInstanceOf(InterruptedException.class);
    assertBrokenFor(parties);
  }

  @Test
  void abortBreaksItForWhoWaitsAndWhoComes() throws Exception {
    Barrier barrier = new Barrier(3);
    List<Actor<Integer>> parties = parties(barrier, 2);
    barrier.abort();
    barrier.abort();
    assertBrokenFor(parties);
    assertThatThrownBy(barrier::await)
        .isInstanceOf(BrokenBarrierException.class)
        .hasMessageContaining("it was aborted");
  }

  @Test
  void resetFreesWhoWaitsAndMakesItUsable() throws Exception {
    Barrier barrier = new Barrier(2);
    List<Actor<Integer>> parties = parties(barrier, 1);
    barrier.reset();
    assertBrokenFor(parties);
    assertThat(barrier.broken()).isFalse();
    assertPassable(barrier);
  }

  @Test
  void resetMendsABrokenOne() throws Exception {
    Barrier barrier = new Barrier(2);
    barrier.abort();
    barrier.reset();
    assertThat(barrier.broken()).isFalse();
    assertPassable(barrier);
  }

  @Test
  void whileTheActionRunsTimeAndInterruptsDoNotBreakIt() throws Exception {
    Event acting = new Event();
    Event goOn = new Event();
    Barrier barrier = new Barrier(3, () -> act(acting, goOn));
    Actor<Boolean> interrupted =
        asking(
            () -> {
              barrier.await();
              return Thread.interrupted();
            });
    Actor.until(() -> barrier.waiting() == 1);
    Actor<Integer> hasty = asking(() -> barrier.await(Duration.ofSeconds(2)));
    Actor.until(() -> barrier.waiting() == 2);
    Actor<Integer> last = asking(barrier::await);
    acting.await();
    interrupted.interrupt();
    interrupted.awaitBlocked();
    // The action outlasts the hasty party's limit.
    assertThat(new Event().await(Duration.ofMillis(2_100))).isFalse();
    assertThat(barrier.broken()).isFalse();
    goOn.set();
    assertThat(interrupted.result()).isTrue();
    assertThat(hasty.result()).isEqualTo(1);
    assertThat(last.result()).isEqualTo(2);
  }

  @Test
  void whoComesDuringTheActionBelongsToTheNextGeneration() throws Exception {
    Event acting = new Event();
    Event goOn = new Event();
    AtomicInteger generations = new AtomicInteger();
    Barrier barrier =
        new Barrier(
            2,
            () -> {
              if (generations.incrementAndGet() == 1) {
                act(acting, goOn);
              }
            });
    List<Actor<Integer>> first = List.of(asking(barrier::await), asking(barrier::await));
    acting.await();
    List<Actor<Integer>> second = List.of(asking(barrier::await), asking(barrier::await));
    second.forEach(Actor::awaitBlocked);
    goOn.set();
    for (List<Actor<Integer>> generation : List.of(first, second)) {
      assertThat(List.of(generation.get(0).result(), generation.get(1).result()))
          .containsExactlyInAnyOrder(0, 1);
    }
    assertThat(generations).hasValue(2);
  }

  @Test
  void abortDoesNotWaitForTheAction() throws Exception {
    Event acting = new Event();
    Event goOn = new Event();
    Barrier barrier = new Barrier(2, () -> act(acting, goOn));
    List<Actor<Integer>> parties = List.of(asking(barrier::await), asking(barrier::await));
    acting.await();
    barrier.abort();
    assertThat(barrier.broken()).isTrue();
    goOn.set();
    assertBrokenFor(parties);
  }

  @Test
  void theActionMustNotWaitAtItsOwnBarrier() throws Exception {
    Barrier[] barrier = new Barrier[1];
    barrier[0] =
        new Barrier(
            1,
            () -> {
              try {
                barrier[0].await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    assertThatThrownBy(() -> barrier[0].await())
        .isInstanceOf(IllegalStateException.class)
        .isNotInstanceOf(BrokenBarrierException.class)
        .hasMessageContaining("its own action must not wait at it");
    assertThat(barrier[0].broken()).isTrue();
  }

  @Test
  void textShowsNameAndState() throws Exception {
    Barrier barrier = new Barrier("bank.batch", 2);
    assertThat(barrier).hasToString("Barrier \"bank.batch\" [0 of 2 parties waiting]");
    barrier.abort();
    assertThat(barrier).hasToString("Barrier \"bank.batch\" [broken, 0 of 2 parties waiting]");
  }

  /** Starts parties one after the other, waiting until each waits, without and with a limit. */
  private List<Actor<Integer>> parties(Barrier barrier, int count) {
    List<Actor<Integer>> parties = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int expected = i + 1;
      parties.add(i % 2 == 0 ? asking(barrier::await) : asking(() -> barrier.await(LONG)));
      Actor.until(() -> barrier.waiting() == expected);
    }
    return parties;
  }

  private static void assertBrokenFor(List<Actor<Integer>> parties) throws InterruptedException {
    for (Actor<Integer> party : parties) {
      assertThat(party.failure()).isInstanceOf(BrokenBarrierException.class);
    }
  }

  private void assertPassable(Barrier barrier) throws Exception {
    List<Actor<Integer>> parties = parties(barrier, barrier.parties() - 1);
    assertThat(barrier.await(LONG)).isEqualTo(barrier.parties() - 1);
    for (Actor<Integer> party : parties) {
      party.result();
    }
  }

  private static void act(Event acting, Event goOn) {
    acting.set();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
