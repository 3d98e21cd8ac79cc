package io.heddle.pool;

import static io.heddle.pool.ReturnWhen.ALL_COMPLETED;
import static io.heddle.pool.ReturnWhen.FIRST_COMPLETED;
import static io.heddle.pool.ReturnWhen.FIRST_EXCEPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.OnEachThreadKind;
import io.heddle.Threads;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FuturesTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final Future<String> first = new Future<>();
  private final Future<String> second = new Future<>();
  private final Future<String> third = new Future<>();
  private final List<Future<String>> all = List.of(first, second, third);

  @Test
  void asCompletedHandsOutInTheOrderOfCompletion() {
    Iterator<Future<String>> completed = Futures.asCompleted(all).iterator();
    third.setResult("c");
    assertThat(completed.next()).isSameAs(third);
    first.setException(new IOException());
    cancelAndNotice(second);
    assertThat(completed.next()).isSameAs(first);
    assertThat(completed.next()).isSameAs(second);
    assertThat(completed.hasNext()).isFalse();
    assertThatThrownBy(completed::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void asCompletedWaitsForTheNext() throws Exception {
    Actor<Future<String>> asker = asking(() -> Futures.asCompleted(all).iterator().next());
    asker.awaitBlocked();
    second.setResult("b");
    assertThat(asker.result()).isSameAs(second);
  }

  @Test
  void asCompletedHandsOutEachFutureOnce() {
    all.forEach(future -> future.setResult("page"));
    assertThat(Futures.asCompleted(List.of(first, second, first, third, second)))
        .containsExactly(first, second, third);
    assertThat(Futures.asCompleted(List.<Future<String>>of())).isEmpty();
  }

  @Test
  void asCompletedTakesFuturesOfDifferentTypes() {
    Future<Integer> number = new Future<>();
    List<Future<?>> mixed = List.of(first, number);
    number.setResult(1);
    first.setResult("a");
    List<Future<?>> got = new ArrayList<>();
    for (Future<?> future : Futures.asCompleted(mixed)) {
      got.add(future);
    }
    assertThat(got).isEqualTo(mixed);
  }

  @Test
  void asCompletedHandsOutWhatIsDoneAndThenTimesOut() {
    second.setResult("b");
    for (Duration limit : List.of(Duration.ZERO, MOMENT)) {
      Iterator<Future<String>> completed = Futures.asCompleted(all, limit).iterator();
      assertThat(completed.next()).isSameAs(second);
      assertThatThrownBy(completed::next)
          .isExactlyInstanceOf(FutureTimeoutException.class)
          .hasMessageContaining("2 of 3 futures were not done within " + limit);
    }
  }

  @Test
  void anInterruptEndsTheWaitOfAnIteratorAndIsKept() throws Exception {
    Actor<Boolean> asker =
        asking(
            () -> {
              assertThatThrownBy(Futures.asCompleted(all).iterator()::next)
                  .isExactlyInstanceOf(WaitInterruptedException.class)
                  .hasCauseInstanceOf(InterruptedException.class);
              return Thread.currentThread().isInterrupted();
            });
    asker.awaitBlocked().interrupt();
    assertThat(asker.result()).isTrue();
  }

  @Test
  void timeLimitsThatMakeNoSenseAreRefused() {
    Duration negative = Duration.ofNanos(-1);
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    assertThatThrownBy(() -> Futures.asCompleted(all, negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Futures.asCompleted(all, huge))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Futures.waitFor(all, negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Futures.waitFor(all, huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Futures.waitFor(all, (ReturnWhen) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void waitForAllWaitsForTheLast() throws Exception {
    first.setResult("a");
    Actor<DoneAndNotDone<Future<String>>> waiter = asking(() -> Futures.waitFor(all));
    waiter.awaitBlocked();
    second.setException(new IOException());
    waiter.awaitBlocked();
    cancelAndNotice(third);
    assertThat(waiter.result().done()).containsExactlyInAnyOrder(first, second, third);
    assertThat(waiter.result().notDone()).isEmpty();
  }

  @Test
  void waitForTheFirstTellsAllThatAreDone() throws Exception {
    Actor<DoneAndNotDone<Future<String>>> waiter =
        asking(() -> Futures.waitFor(all, FIRST_COMPLETED));
    waiter.awaitBlocked();
    second.setResult("b");
    assertThat(waiter.result().done()).containsExactly(second);
    assertThat(waiter.result().notDone()).containsExactly(first, third);
    cancelAndNotice(first);
    DoneAndNotDone<Future<String>> again = Futures.waitFor(all, LONG, FIRST_COMPLETED);
    assertThat(again.done()).containsExactlyInAnyOrder(first, second);
    assertThat(again.notDone()).containsExactly(third);
  }

  @Test
  void waitForTheFirstExceptionPassesOverResultsAndCancellations() throws Exception {
    Actor<DoneAndNotDone<Future<String>>> waiter =
        asking(() -> Futures.waitFor(all, FIRST_EXCEPTION));
    waiter.awaitBlocked();
    first.setResult("a");
    waiter.awaitBlocked();
    third.setException(new IOException());
    assertThat(waiter.result().done()).containsExactlyInAnyOrder(first, third);
    assertThat(waiter.result().notDone()).containsExactly(second);
  }

  @Test
  void waitForTheFirstExceptionEndsWhenNoneCanComeAnyMore() throws Exception {
    first.setResult("a");
    cancelAndNotice(second);
    third.setResult("c");
    assertThat(Futures.waitFor(all, FIRST_EXCEPTION).done()).hasSize(3);
  }

  @Test
  void aCancelledFutureCountsAsDoneOnceItsExecutorHasNoticed() throws Exception {
    first.cancel();
    second.setResult("b");
    DoneAndNotDone<Future<String>> before = Futures.waitFor(all, FIRST_COMPLETED);
    assertThat(before.done()).containsExactly(second);
    assertThat(before.notDone()).containsExactly(first, third);
    third.setException(new IOException());
    assertThat(Futures.waitFor(all, FIRST_EXCEPTION).notDone()).containsExactly(first);
    Actor<DoneAndNotDone<Future<String>>> waiter = asking(() -> Futures.waitFor(all));
    waiter.awaitBlocked();
    first.setRunningOrNotifyCancel();
    assertThat(waiter.result().notDone()).isEmpty();
  }

  @Test
  void aFutureOfAPoolCountsAsDoneAsSoonAsItIsCancelled() throws Exception {
    Event go = new Event();
    try (ThreadPool pool = new ThreadPool(1)) {
      Future<Void> running =
          pool.submit(
              () -> {
                go.await();
                return null;
              });
      Future<Void> queued = pool.submit(() -> null);
      List<Future<Void>> both = List.of(running, queued);
      Actor<DoneAndNotDone<Future<Void>>> waiter =
          asking(() -> Futures.waitFor(both, FIRST_COMPLETED));
      waiter.awaitBlocked();
      queued.cancel();
      assertThat(waiter.result().done()).containsExactly(queued);
      assertThat(Futures.waitFor(both, Duration.ZERO).notDone()).containsExactly(running);
      go.set();
    }
  }

  @Test
  void whatAnIteratorHasHandedOutCanBeCollected() throws Exception {
    Iterator<Future<Object>> completed = Futures.asCompleted(List.of(doneFuture())).iterator();
    awaitCollected(new WeakReference<>(completed.next()));
    assertThat(completed.hasNext()).isFalse();
  }

  @Test
  void waitForNothingDoesNotWait() throws Exception {
    List<Future<String>> none = List.of();
    for (ReturnWhen returnWhen : ReturnWhen.values()) {
      assertThat(Futures.waitFor(none, returnWhen).done()).isEmpty();
    }
  }

  @Test
  void aTimeOutOfWaitForIsNoErrorAndLeavesNothingBehind() throws Exception {
    first.setResult("a");
    for (Duration limit : List.of(Duration.ZERO, MOMENT)) {
      DoneAndNotDone<Future<String>> found = Futures.waitFor(all, limit, ALL_COMPLETED);
      assertThat(found.done()).containsExactly(first);
      assertThat(found.notDone()).containsExactly(second, third);
    }
    assertThat(Futures.waitFor(all, MOMENT).notDone()).hasSize(2);
    assertThat(second.isAwaited()).isFalse();
  }

  @Test
  void anInterruptEndsWaitForAndLeavesNothingBehind() throws Exception {
    Actor<DoneAndNotDone<Future<String>>> waiter = asking(() -> Futures.waitFor(all, LONG));
    waiter.awaitBlocked().interrupt();
    assertThat(waiter.failure()).isInstanceOf(InterruptedException.class);
    assertThat(second.isAwaited()).isFalse();
  }

  private static Future<Object> doneFuture() {
    Future<Object> future = new Future<>();
    future.setResult(new Object());
    return future;
  }

  private static void cancelAndNotice(Future<?> future) {
    future.cancel();
    future.setRunningOrNotifyCancel();
  }

  private static void awaitCollected(WeakReference<?> reference) {
    Actor.until(
        () -> {
          System.gc();
          return reference.get() == null;
        });
  }
}
