package io.heddle.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.OnEachThreadKind;
import io.heddle.Threads;
import io.heddle.ThrowingRunnable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FutureTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final Future<String> future = new Future<>();

  @Test
  void isPendingAtFirst() {
    assertThat(future.done()).isFalse();
    assertThat(future.running()).isFalse();
    assertThat(future.cancelled()).isFalse();
    assertThat(future.toString()).startsWith("Future@").endsWith(" [pending]");
  }

  @Test
  void runsFromItsBeginningToItsResult() throws Exception {
    assertThat(future.setRunningOrNotifyCancel()).isTrue();
    assertThat(future.running()).isTrue();
    assertThat(future.toString()).endsWith(" [running]");
    future.setResult("page");
    assertThat(future.running()).isFalse();
    assertThat(future.done()).isTrue();
    assertThat(future.result()).isEqualTo("page");
    assertThat(future.result(Duration.ZERO)).isEqualTo("page");
    assertThat(future.exception()).isEmpty();
    assertThat(future.exception(Duration.ZERO)).isEmpty();
    assertThat(future.toString()).endsWith(" [finished, returned String]");
  }

  @Test
  void aResultMayBeNull() throws Exception {
    future.setResult(null);
    assertThat(future.result()).isNull();
    assertThat(future.toString()).endsWith(" [finished, returned null]");
  }

  @Test
  void anUncheckedFailureIsThrownAsItIs() throws Exception {
    for (Throwable thrown : List.of(new ArithmeticException("division"), new AssertionError())) {
      Future<String> failed = new Future<>();
      failed.setException(thrown);
      assertThatThrownBy(failed::result).isSameAs(thrown);
      assertThatThrownBy(() -> failed.result(LONG)).isSameAs(thrown);
      assertThat(failed.exception()).containsSame(thrown);
      assertThat(failed.done()).isTrue();
      assertThat(failed.toString())
          .endsWith(" [finished, threw " + thrown.getClass().getSimpleName() + "]");
    }
  }

  @Test
  void aCheckedFailureComesWrapped() throws Exception {
    IOException thrown = new IOException("disk");
    future.setException(thrown);
    assertThatThrownBy(future::result)
        .isExactlyInstanceOf(TaskFailedException.class)
        .hasMessageContaining("java.io.IOException: disk")
        .hasCause(thrown);
    assertThat(future.exception(LONG)).containsSame(thrown);
  }

  @Test
  void aPendingOneCanBeCancelledAgainAndAgain() throws Exception {
    assertThat(future.cancel()).isTrue();
    assertThat(future.cancel()).isTrue();
    assertThat(future.cancelled()).isTrue();
    assertThat(future.done()).isTrue();
    assertThat(future.toString()).endsWith(" [cancelled]");
    assertThat(future.setRunningOrNotifyCancel()).isFalse();
    assertThat(future.cancel()).isTrue();
    assertThat(future.cancelled()).isTrue();
  }

  @Test
  void theResultOfACancelledOneIsRefused() {
    future.cancel();
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            future::result,
            () -> future.result(LONG),
            future::exception,
            () -> future.exception(LONG));
    for (ThrowingRunnable<Exception> form : forms) {
      assertThatThrownBy(form::run)
          .isExactlyInstanceOf(CancelledException.class)
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("was cancelled");
    }
  }

  @Test
  void whatRunsOrIsFinishedCannotBeCancelled() throws Exception {
    future.setRunningOrNotifyCancel();
    assertThat(future.cancel()).isFalse();
    assertThat(future.cancelled()).isFalse();
    future.setResult("page");
    assertThat(future.cancel()).isFalse();
    assertThat(future.result()).isEqualTo("page");
  }

  @Test
  void anOutcomeIsSetOnce() throws Exception {
    future.setResult("page");
    assertThatThrownBy(() -> future.setResult("other"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has its outcome");
    assertThatThrownBy(() -> future.setException(new IOException()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> future.setException(null)).isInstanceOf(NullPointerException.class);
    assertThat(future.result()).isEqualTo("page");
  }

  @Test
  void aCancelledOneTakesNoOutcome() {
    future.cancel();
    assertThatThrownBy(() -> future.setResult("page")).isInstanceOf(IllegalStateException.class);
    future.setRunningOrNotifyCancel();
    assertThatThrownBy(() -> future.setResult("page")).isInstanceOf(IllegalStateException.class);
    assertThat(future.cancelled()).isTrue();
  }

  @Test
  void workIsBegunOnce() {
    future.setRunningOrNotifyCancel();
    assertThatThrownBy(future::setRunningOrNotifyCancel)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has been begun before");
    Future<String> cancelled = new Future<>();
    cancelled.cancel();
    cancelled.setRunningOrNotifyCancel();
    assertThatThrownBy(cancelled::setRunningOrNotifyCancel)
        .isInstanceOf(IllegalStateException.class);
    assertThat(future.running()).isTrue();
  }

  @Test
  void whoAsksForTheResultWaitsForIt() throws Exception {
    List<Actor<String>> askers = List.of(asking(future::result), asking(() -> future.result(LONG)));
    askers.forEach(Actor::awaitBlocked);
    future.setResult("page");
    for (Actor<String> asker : askers) {
      assertThat(asker.result()).isEqualTo("page");
    }
  }

  @Test
  void whoAsksForTheExceptionWaitsForIt() throws Exception {
    Actor<Throwable> asker = asking(() -> future.exception().orElseThrow());
    asker.awaitBlocked();
    future.setException(new IOException("disk"));
    assertThat(asker.result()).hasMessage("disk");
  }

  @Test
  void cancellingEndsTheWaitOfThoseWhoAsk() throws Exception {
    Actor<String> asker = asking(future::result).awaitBlocked();
    future.cancel();
    assertThat(asker.failure()).isInstanceOf(CancelledException.class);
  }

  @Test
  void aTimeOutLeavesTheFutureAsItIs() throws Exception {
    assertThatThrownBy(() -> future.result(MOMENT))
        .isExactlyInstanceOf(FutureTimeoutException.class)
        .hasMessageContaining("[pending] was not done within PT0.02S");
    assertThatThrownBy(() -> future.result(Duration.ZERO))
        .isInstanceOf(FutureTimeoutException.class);
    assertThatThrownBy(() -> future.exception(MOMENT)).isInstanceOf(FutureTimeoutException.class);
    future.setResult("page");
    assertThat(future.result()).isEqualTo("page");
  }

  @Test
  void timeLimitsThatMakeNoSenseAreRefused() {
    Duration negative = Duration.ofNanos(-1);
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    future.setResult("page");
    assertThatThrownBy(() -> future.result(negative)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> future.exception(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> future.result(huge)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> future.exception(huge)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anInterruptEndsTheWaitAndNotTheFuture() throws Exception {
    List<Actor<String>> askers = List.of(asking(future::result), asking(() -> future.result(LONG)));
    for (Actor<String> asker : askers) {
      asker.awaitBlocked().interrupt();
      assertThat(asker.failure()).isInstanceOf(InterruptedException.class);
    }
    assertThat(future.done()).isFalse();
    Thread.currentThread().interrupt();
    assertThatThrownBy(future::result).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void callbacksAreCalledOnceInTheOrderOfAdding() {
    List<String> called = new ArrayList<>();
    future.addDoneCallback(done -> called.add("first"));
    future.addDoneCallback(done -> called.add("second"));
    future.addDoneCallback(done -> called.add(done == future ? "third" : "stranger"));
    assertThat(called).isEmpty();
    future.setResult("page");
    assertThat(called).containsExactly("first", "second", "third");
    assertThatThrownBy(() -> future.setResult("page")).isInstanceOf(IllegalStateException.class);
    assertThat(called).hasSize(3);
  }

  @Test
  void callbacksAreCalledHoweverItEnds() {
    List<Consumer<Future<String>>> ends =
        List.of(
            ended -> ended.setResult("page"),
            ended -> ended.setException(new IOException()),
            Future::cancel);
    for (Consumer<Future<String>> end : ends) {
      AtomicInteger calls = new AtomicInteger();
      Future<String> ended = new Future<>();
      ended.addDoneCallback(done -> calls.addAndGet(done.done() ? 1 : 100));
      end.accept(ended);
      ended.cancel();
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void aCallbackThatComesLateIsCalledAtOnceByWhoeverAddsIt() {
    future.setResult("page");
    Thread[] caller = new Thread[1];
    future.addDoneCallback(done -> caller[0] = Thread.currentThread());
    assertThat(caller[0]).isSameAs(Thread.currentThread());
  }

  @Test
  void aCallbackMayAddAnother() {
    List<String> called = new ArrayList<>();
    future.addDoneCallback(done -> done.addDoneCallback(again -> called.add("inner")));
    future.addDoneCallback(done -> called.add("outer"));
    future.setResult("page");
    assertThat(called).containsExactly("inner", "outer");
  }

  @Test
  void aCallbackThatThrowsIsLoggedAndStopsNoOther() throws Exception {
    try (PoolLogged log = new PoolLogged()) {
      List<String> called = new ArrayList<>();
      RuntimeException early = new ArithmeticException("early");
      Error error = new AssertionError("error");
      RuntimeException late = new ArithmeticException("late");
      future.addDoneCallback(
          done -> {
            throw early;
          });
      future.addDoneCallback(
          done -> {
            throw error;
          });
      future.addDoneCallback(done -> called.add("last"));
      future.setResult("page");
      future.addDoneCallback(
          done -> {
            throw late;
          });
      assertThat(called).containsExactly("last");
      assertThat(log.thrown()).containsExactly(early, error, late);
    }
  }

  @Test
  void aWaiterIsTakenBackWithoutTheOthers() {
    List<String> called = new ArrayList<>();
    Consumer<Object> unwanted = done -> called.add("unwanted");
    future.addWaiter(done -> called.add("first"));
    future.addWaiter(unwanted);
    future.addWaiter(done -> called.add("last"));
    future.removeWaiter(unwanted);
    future.setResult("page");
    future.removeWaiter(unwanted);
    assertThat(called).containsExactly("first", "last");
  }

  @Test
  void cancellingCallsTheCallbacksAndNoticingItTheWaiters() {
    List<String> called = new ArrayList<>();
    future.addWaiter(done -> called.add("waiter"));
    future.addDoneCallback(done -> called.add("callback"));
    future.cancel();
    future.addWaiter(done -> called.add("late waiter"));
    future.addDoneCallback(done -> called.add("late callback"));
    assertThat(called).containsExactly("callback", "late callback");
    future.setRunningOrNotifyCancel();
    assertThat(called).containsExactly("callback", "late callback", "waiter", "late waiter");
    future.addWaiter(done -> called.add("last waiter"));
    assertThat(called).endsWith("last waiter");
  }

  @Test
  void eachCallbackIsCalledOnceWhoeverIsFaster() throws Exception {
    for (int round = 0; round < 500; round++) {
      Future<Integer> contended = new Future<>();
      List<Integer> called = Collections.synchronizedList(new ArrayList<>());
      Actor<Void> adder =
          actor(
              () -> {
                for (int i = 0; i < 10; i++) {
                  int index = i;
                  contended.addDoneCallback(done -> called.add(index));
                }
              });
      contended.setResult(round);
      adder.result();
      Actor.until(() -> called.size() >= 10);
      assertThat(called).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
  }

  @Test
  void ofCancellingAndBeginningOneWins() throws Exception {
    for (int round = 0; round < 500; round++) {
      Future<Integer> contended = new Future<>();
      Actor<Boolean> canceller = asking(contended::cancel);
      boolean begun = contended.setRunningOrNotifyCancel();
      assertThat(canceller.result()).isNotEqualTo(begun);
      assertThat(contended.cancelled()).isNotEqualTo(begun);
    }
  }
}
