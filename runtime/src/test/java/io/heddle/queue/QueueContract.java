package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.OnEachThreadKind;
import io.heddle.Threads;
import io.heddle.ThrowingCallable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every queue. */
abstract class QueueContract extends OnEachThreadKind {

  static final Duration MOMENT = Duration.ofMillis(20);
  static final Duration LONG = Duration.ofSeconds(50);

  Port subject;

  /** Makes an empty unbounded queue of that name. */
  abstract Port make(String name);

  /** In which order items come out again. */
  abstract List<Integer> order(List<Integer> put);

  @BeforeEach
  void makeSubject() {
    subject = make("shop.orders");
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(subject.empty()).isTrue();
    assertThat(subject.size()).isZero();
    assertThat(subject.tryGet()).isEmpty();
  }

  @Test
  void itemsComeOutInTheOrderOfTheQueue() throws Exception {
    List<Integer> put = List.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4);
    for (Integer item : put) {
      subject.put(item);
    }
    assertThat(subject.size()).isEqualTo(put.size());
    List<Integer> got = new ArrayList<>();
    while (!subject.empty()) {
      got.add(subject.get());
    }
    assertThat(got).isEqualTo(order(put));
  }

  @Test
  void everyFormOfPuttingPutsAndEveryFormOfGettingGets() throws Exception {
    subject.put(7);
    subject.put(7, Duration.ZERO);
    assertThat(subject.tryPut(7)).isTrue();
    assertThat(subject.tryPut(7, Threads.TIMEOUT_MAX)).isTrue();
    assertThat(subject.size()).isEqualTo(4);
    assertThat(subject.get()).isEqualTo(7);
    assertThat(subject.get(Duration.ZERO)).isEqualTo(7);
    assertThat(subject.tryGet()).contains(7);
    assertThat(subject.tryGet(Threads.TIMEOUT_MAX)).contains(7);
    assertThat(subject.empty()).isTrue();
  }

  @Test
  void nullIsRefusedAndChangesNothing() {
    assertThatThrownBy(() -> subject.put(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> subject.tryPut(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> subject.put(null, LONG)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> subject.put(1, null)).isInstanceOf(NullPointerException.class);
    assertThat(subject.empty()).isTrue();
  }

  @Test
  void whoGetsFromAnEmptyQueueWaitsForAnItem() throws Exception {
    for (ThrowingCallable<Integer, Exception> form : gettingForms()) {
      Actor<Integer> getter = asking(form);
      Actor.until(() -> subject.waiters() == 1);
      subject.put(5);
      assertThat(getter.result()).isEqualTo(5);
      assertThat(subject.waiters()).isZero();
    }
  }

  @Test
  void gettersAreServedInTheOrderOfTheirComing() throws Exception {
    List<Actor<Integer>> getters = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      int expected = i;
      getters.add(asking(subject::get));
      Actor.until(() -> subject.waiters() == expected);
    }
    for (int i = 0; i < 4; i++) {
      subject.put(i);
      assertThat(getters.get(i).result()).isEqualTo(i);
    }
  }

  @Test
  void anEmptyQueueEndsTimedGetting() throws Exception {
    assertThat(subject.tryGet(MOMENT)).isEmpty();
    assertThat(subject.tryGet(Duration.ZERO)).isEmpty();
    assertThatThrownBy(() -> subject.get(MOMENT))
        .isExactlyInstanceOf(QueueEmptyException.class)
        .hasMessageContaining("\"shop.orders\" was empty for PT0.02S");
    assertThatThrownBy(() -> subject.get(Duration.ZERO)).isInstanceOf(QueueEmptyException.class);
    assertThat(subject.waiters()).isZero();
    assertUsable();
  }

  @Test
  void aNegativeTimeLimitIsRefusedAndChangesNothing() throws Exception {
    subject.put(1);
    Duration negative = Duration.ofNanos(-1);
    assertThatThrownBy(() -> subject.get(negative)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> subject.tryGet(negative)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> subject.put(1, negative)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> subject.tryPut(1, negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.000000001S");
    assertThat(subject.size()).isEqualTo(1);
  }

  @Test
  void aTimeLimitThatNoClockCanHoldIsRefusedAndChangesNothing() throws Exception {
    subject.put(1);
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    assertThatThrownBy(() -> subject.get(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> subject.tryGet(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> subject.put(1, huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> subject.tryPut(1, huge)).isInstanceOf(ArithmeticException.class);
    assertThat(subject.size()).isEqualTo(1);
  }

  @Test
  void anInterruptBeforehandEndsGettingAndTakesNothing() throws Exception {
    subject.put(1);
    for (ThrowingCallable<Integer, Exception> form : gettingForms()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(form::call).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
    assertThat(subject.get()).isEqualTo(1);
  }

  @Test
  void anInterruptDoesNotEndTheTryForms() {
    Thread.currentThread().interrupt();
    assertThat(subject.tryPut(1)).isTrue();
    assertThat(subject.tryGet()).contains(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptEndsTheWaitOfAGetterAndLeavesNoWaiter() throws Exception {
    for (ThrowingCallable<Integer, Exception> form : gettingForms()) {
      Actor<Integer> getter = asking(form);
      Actor.until(() -> subject.waiters() == 1);
      getter.interrupt();
      assertThat(getter.failure()).isInstanceOf(InterruptedException.class);
      assertThat(subject.waiters()).isZero();
      assertUsable();
    }
  }

  @Test
  void anItemThatMeetsAnInterruptIsNotLost() throws Exception {
    for (int round = 0; round < 300; round++) {
      Actor<Integer> first = asking(subject::get);
      Actor<Integer> second = asking(() -> subject.get(LONG));
      Actor.until(() -> subject.waiters() == 2);
      Actor<Void> putter = actor(() -> subject.put(1));
      first.interrupt();
      putter.result();
      if (first.failure() == null) {
        subject.put(2);
      }
      assertThat(second.result()).isBetween(1, 2);
      assertThat(subject.empty()).isTrue();
    }
  }

  @Test
  void nothingIsLostOrDoubledAmongPuttersAndGettersThatGiveUp() throws Exception {
    assertNothingIsLostOrDoubled(subject);
  }

  @Test
  void textShowsNameAndState() throws Exception {
    String before = subject.toString();
    subject.put(1);
    assertThat(before).contains("\"shop.orders\" [0").contains(" 0 waiting");
    assertThat(subject.toString()).contains("\"shop.orders\" [1");
  }

  List<ThrowingCallable<Integer, Exception>> gettingForms() {
    return List.of(
        () -> subject.get(), () -> subject.get(LONG), () -> subject.tryGet(LONG).orElseThrow());
  }

  void assertUsable() throws Exception {
    subject.put(1);
    assertThat(subject.get()).isEqualTo(1);
    assertThat(subject.empty()).isTrue();
  }

  /** Some wait for ever, some for moments, some are interrupted again and again. */
  void assertNothingIsLostOrDoubled(Port queue) throws Exception {
    int each = 1_000;
    int putters = 3;
    AtomicInteger left = new AtomicInteger(putters * each);
    List<Actor<Void>> puts = new ArrayList<>();
    for (int i = 0; i < putters; i++) {
      int from = i * each;
      puts.add(
          actor(
              () -> {
                for (int item = from; item < from + each; item++) {
                  putWhateverHappens(queue, item);
                }
              }));
    }
    List<Actor<List<Integer>>> gets = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      gets.add(asking(() -> getWhateverHappens(queue, left)));
    }
    while (left.get() > 0) {
      puts.forEach(Actor::interrupt);
      gets.forEach(Actor::interrupt);
      Thread.yield();
    }
    Set<Integer> got = new HashSet<>();
    int count = 0;
    for (Actor<List<Integer>> get : gets) {
      List<Integer> items = get.result();
      count += items.size();
      got.addAll(items);
    }
    for (Actor<Void> put : puts) {
      put.result();
    }
    assertThat(count).isEqualTo(putters * each);
    assertThat(got).hasSize(count);
    assertThat(IntStream.range(0, count).allMatch(got::contains)).isTrue();
    assertThat(queue.empty()).isTrue();
  }

  private static void putWhateverHappens(Port queue, int item) {
    boolean put = false;
    while (!put) {
      try {
        if (item % 2 == 0) {
          put = queue.tryPut(item, Duration.ofNanos(20_000));
        } else {
          queue.put(item);
          put = true;
        }
      } catch (InterruptedException e) {
        // Not put, then: once more.
      }
    }
  }

  private static List<Integer> getWhateverHappens(Port queue, AtomicInteger left) {
    List<Integer> got = new ArrayList<>();
    while (left.get() > 0) {
      try {
        Optional<Integer> item = queue.tryGet(Duration.ofNanos(20_000));
        item.ifPresent(
            taken -> {
              got.add(taken);
              left.decrementAndGet();
            });
      } catch (InterruptedException e) {
        // Nothing taken, then: once more.
      }
    }
    return got;
  }
}
