package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(1);

  private final List<ExceptHookArgs> heard = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void listen() {
    Threads.excepthook(heard::add);
  }

  @AfterEach
  void stopListening() {
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void runsItsActionOnceAndNotTooEarly() throws Exception {
    AtomicReference<Long> ran = new AtomicReference<>();
    Timer timer =
        new Timer(
            MOMENT,
            () -> {
              ran.set(System.nanoTime());
              runs.incrementAndGet();
            });
    long start = System.nanoTime();
    timer.start();
    timer.join();
    assertThat(runs).hasValue(1);
    assertThat(ran.get() - start).isGreaterThanOrEqualTo(MOMENT.toNanos());
  }

  @Test
  void runsItsActionInItsOwnThread() throws Exception {
    AtomicReference<HeddleThread> handle = new AtomicReference<>();
    AtomicReference<Thread> thread = new AtomicReference<>();
    Timer timer =
        new Timer(
            Duration.ZERO,
            () -> {
              handle.set(Threads.currentThread());
              thread.set(Thread.currentThread());
            });
    timer.start();
    timer.join();
    assertThat(handle).hasValue(timer);
    assertThat(thread).hasValue(timer.asJavaThread());
  }

  @Test
  void anIntervalOfZeroOrLessDoesNotWait() throws Exception {
    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE))) {
      Timer timer = new Timer(none, runs::incrementAndGet);
      timer.start();
      timer.join();
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  void anIntervalThatNoClockCanHoldIsRefused() {
    assertThatThrownBy(() -> new Timer(Threads.TIMEOUT_MAX.plusNanos(1), () -> {}))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theLongestIntervalWaits() {
    Timer timer = new Timer(Threads.TIMEOUT_MAX, runs::incrementAndGet);
    timer.start();
    assertThat(timer.isAlive()).isTrue();
    assertThat(timer.cancel()).isTrue();
    assertThat(runs).hasValue(0);
  }

  @Test
  void isAliveAndEnumeratedFromStartToEnd() throws Exception {
    Event goOn = new Event();
    Event acting = new Event();
    Timer timer =
        new Timer(
            MOMENT,
            () -> {
              acting.set();
              awaitQuietly(goOn);
            });
    assertThat(timer.isAlive()).isFalse();
    assertThat(Threads.enumerate()).doesNotContain(timer);
    timer.start();
    assertThat(timer.isAlive()).isTrue();
    assertThat(Threads.enumerate()).contains(timer);
    acting.await();
    assertThat(timer.isAlive()).isTrue();
    assertThat(Threads.enumerate()).containsOnlyOnce(timer);
    goOn.set();
    timer.join();
    assertThat(timer.isAlive()).isFalse();
    assertThat(Threads.enumerate()).doesNotContain(timer);
  }

  @Test
  void cancelWhileItWaitsEndsItWithoutItsAction() throws Exception {
    Timer timer = new Timer(NEVER, runs::incrementAndGet);
    timer.start();
    Actor<Void> joiner = actor(timer::join).awaitBlocked();
    assertThat(timer.cancel()).isTrue();
    joiner.result();
    assertThat(timer.isAlive()).isFalse();
    assertThat(timer.finished().isSet()).isTrue();
    assertThat(Threads.enumerate()).doesNotContain(timer);
    assertThat(timer.join(Duration.ZERO)).isTrue();
    assertThat(timer.cancel()).isFalse();
    assertThat(runs).hasValue(0);
  }

  @Test
  void cancelledBeforeTheStartItEndsAsSoonAsItIsStarted() throws Exception {
    Timer timer = new Timer(NEVER, runs::incrementAndGet);
    assertThat(timer.cancel()).isTrue();
    assertThat(timer.finished().isSet()).isTrue();
    assertThat(timer.isAlive()).isFalse();
    assertThatThrownBy(timer::join).isInstanceOf(IllegalStateException.class);
    timer.start();
    timer.join();
    assertThat(timer.isAlive()).isFalse();
    assertThat(runs).hasValue(0);
  }

  @Test
  void cancelDoesNotStopAnActionThatHasBegun() throws Exception {
    Event acting = new Event();
    Event goOn = new Event();
    Timer timer =
        new Timer(
            Duration.ZERO,
            () -> {
              acting.set();
              awaitQuietly(goOn);
              runs.incrementAndGet();
            });
    timer.start();
    acting.await();
    assertThat(timer.cancel()).isFalse();
    assertThat(timer.finished().isSet()).isFalse();
    goOn.set();
    timer.join();
    assertThat(runs).hasValue(1);
    assertThat(timer.cancel()).isFalse();
  }

  @Test
  void whenCancelMeetsTheActionExactlyOneOfThemWins() throws Exception {
    for (int round = 0; round < 300; round++) {
      AtomicBoolean acted = new AtomicBoolean();
      Timer timer = new Timer(Duration.ofNanos(round * 2_000L), () -> acted.set(true));
      timer.start();
      if (round % 3 == 0) {
        Thread.yield();
      }
      boolean cancelled = timer.cancel();
      timer.join();
      assertThat(acted.get()).isNotEqualTo(cancelled);
      assertThat(timer.finished().isSet()).isTrue();
    }
  }

  @Test
  void onlyOneOfSeveralCancelsSaysThatItDid() throws Exception {
    for (int round = 0; round < 50; round++) {
      Timer timer = new Timer(NEVER, runs::incrementAndGet);
      timer.start();
      List<Actor<Boolean>> actors = List.of(asking(timer::cancel), asking(timer::cancel));
      int successes = 0;
      for (Actor<Boolean> actor : actors) {
        successes += actor.result() ? 1 : 0;
      }
      assertThat(successes).isEqualTo(1);
    }
  }

  @Test
  void startTwiceIsRefused() throws Exception {
    Timer timer = new Timer(NEVER, runs::incrementAndGet, "orders.reminder");
    timer.start();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(timer::start)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Timer \"orders.reminder\" was started before; a thread runs once, make another one");
      timer.cancel();
    }
    Timer acted = new Timer(Duration.ZERO, runs::incrementAndGet);
    acted.start();
    acted.join();
    assertThatThrownBy(acted::start).isExactlyInstanceOf(IllegalStateException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void joinBeforeStartAndFromItsActionIsRefused() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Timer> self = new AtomicReference<>();
    Timer timer =
        new Timer(
            Duration.ZERO,
            () -> {
              try {
                self.get().join();
              } catch (IllegalStateException | InterruptedException e) {
                thrown.set(e);
              }
            });
    self.set(timer);
    assertThatThrownBy(timer::join)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start it before joining it");
    timer.start();
    timer.join();
    assertThat(thrown.get()).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTimedJoinOfAWaitingTimerSaysThatItHasNotEnded() throws Exception {
    Timer timer = new Timer(NEVER, runs::incrementAndGet);
    timer.start();
    assertThat(timer.join(Duration.ZERO)).isFalse();
    assertThat(timer.join(Duration.ofMillis(2))).isFalse();
    timer.cancel();
  }

  @Test
  void finishedIsSetWhenTheActionIsOver() throws Exception {
    Timer timer = new Timer(MOMENT, runs::incrementAndGet);
    Event finished = timer.finished();
    assertThat(finished.isSet()).isFalse();
    timer.start();
    finished.await();
    assertThat(runs).hasValue(1);
    assertThat(timer.finished()).isSameAs(finished);
  }

  @Test
  void anActionThatThrowsIsHeardOfAndFinishesTheTimer() throws Exception {
    IllegalArgumentException failure = new IllegalArgumentException("no such order");
    Timer timer =
        new Timer(
            Duration.ZERO,
            () -> {
              throw failure;
            });
    timer.start();
    timer.finished().await();
    timer.join();
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).value()).isSameAs(failure);
    assertThat(heard.get(0).thread()).isSameAs(timer);
  }

  @Test
  void threadExitEndsItQuietly() throws Exception {
    Timer timer =
        new Timer(
            Duration.ZERO,
            () -> {
              throw new ThreadExit();
            });
    timer.start();
    timer.join();
    assertThat(heard).isEmpty();
    assertThat(timer.finished().isSet()).isTrue();
  }

  @Test
  void anActionThatBlocksDoesNotHoldUpOtherTimers() throws Exception {
    Event goOn = new Event();
    Timer blocked = new Timer(Duration.ZERO, () -> awaitQuietly(goOn));
    blocked.start();
    Timer other = new Timer(MOMENT, goOn::set);
    other.start();
    other.join();
    blocked.join();
    assertThat(goOn.isSet()).isTrue();
  }

  @Test
  void aShorterIntervalThatIsStartedLaterEndsSooner() throws Exception {
    Timer late = new Timer(NEVER, runs::incrementAndGet);
    late.start();
    Timer soon = new Timer(MOMENT, runs::incrementAndGet);
    soon.start();
    soon.join();
    assertThat(late.isAlive()).isTrue();
    late.cancel();
    assertThat(runs).hasValue(1);
  }

  @Test
  void waitingTimersCostNoThreads() {
    List<Timer> timers = new ArrayList<>();
    int before = Thread.getAllStackTraces().size();
    int alive = Threads.activeCount();
    for (int i = 0; i < 100_000; i++) {
      Timer timer = new Timer(NEVER.plusSeconds(i), runs::incrementAndGet);
      timer.daemon(true);
      timer.start();
      timers.add(timer);
    }
    assertThat(Thread.getAllStackTraces().size() - before).isLessThan(20);
    assertThat(Threads.activeCount() - alive).isGreaterThan(99_900);
    timers.forEach(timer -> assertThat(timer.cancel()).isTrue());
    assertThat(Threads.enumerate()).doesNotContainAnyElementsOf(timers.subList(0, 10));
    assertThat(runs).hasValue(0);
  }

  @Test
  void whoeverInterruptsTheThreadThatWaitsForAllTimersDoesNoHarm() throws Exception {
    Timer timer = new Timer(MOMENT, runs::incrementAndGet);
    timer.start();
    Thread waiting =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("heddle-timers"))
            .findFirst()
            .orElseThrow();
    waiting.interrupt();
    Actor.until(() -> !waiting.isInterrupted());
    timer.join();
    assertThat(runs).hasValue(1);
  }

  @Test
  void manyTimersAllRun() throws Exception {
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Timer timer = new Timer(Duration.ofNanos(i * 40_000L), runs::incrementAndGet);
      timer.start();
      timers.add(timer);
    }
    for (Timer timer : timers) {
      timer.join();
    }
    assertThat(runs).hasValue(500);
  }

  @Test
  void inheritsDaemonFromTheThreadThatMakesItUnlessTold() throws Exception {
    for (boolean daemon : new boolean[] {false, true}) {
      AtomicReference<Timer> made = new AtomicReference<>();
      Threads.thread(() -> made.set(new Timer(NEVER, () -> {}))).daemon(daemon).start().join();
      assertThat(made.get().daemon()).isEqualTo(daemon);
      made.get().daemon(!daemon);
      assertThat(made.get().daemon()).isEqualTo(!daemon);
      made.get().start();
      assertThatThrownBy(() -> made.get().daemon(daemon)).isInstanceOf(IllegalStateException.class);
      made.get().cancel();
    }
  }

  @Test
  void itsThreadIsADaemonIfItIsOne() throws Exception {
    for (boolean daemon : new boolean[] {false, true}) {
      AtomicReference<Boolean> inside = new AtomicReference<>();
      Timer timer = new Timer(Duration.ZERO, () -> inside.set(Thread.currentThread().isDaemon()));
      timer.daemon(daemon);
      timer.start();
      timer.join();
      assertThat(inside).hasValue(daemon);
    }
  }

  @Test
  void hasAnIdentWhileItWaitsAndKeepsIt() throws Exception {
    AtomicReference<Long> inside = new AtomicReference<>();
    Timer timer = new Timer(MOMENT, () -> inside.set(Threads.ident()));
    assertThat(timer.ident()).isZero();
    assertThat(timer.nativeId()).isEmpty();
    timer.start();
    long waiting = timer.ident();
    timer.join();
    assertThat(waiting).isNotZero().isEqualTo(timer.ident());
    assertThat(inside).hasValue(waiting);
  }

  @Test
  void hasAName() {
    assertThat(new Timer(NEVER, () -> {}, "orders.reminder").name()).isEqualTo("orders.reminder");
    Timer timer = new Timer(NEVER, () -> {});
    assertThat(timer.name())
        .matches("Thread-\\d+ \\(TimerTest\\.<lambda>\\)")
        .isEqualTo(timer.name());
    timer.name("renamed");
    assertThat(timer.name()).isEqualTo("renamed");
  }

  @Test
  void itsActionRunsInAnEmptyContextWithTheMakersClassLoader() throws Exception {
    ContextVar<String> user = new ContextVar<>("request.user");
    AtomicReference<Object> seen = new AtomicReference<>();
    ClassLoader own = new ClassLoader() {};
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(own);
    Timer timer;
    try {
      timer =
          new Timer(
              Duration.ZERO,
              () -> {
                assertThat(user.isPresent()).isFalse();
                seen.set(Thread.currentThread().getContextClassLoader());
              });
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    user.set("ada");
    timer.start();
    timer.join();
    assertThat(seen).hasValue(own);
    assertThat(heard).isEmpty();
  }

  @Test
  void aCancelledTimerDropsItsAction() {
    Runnable action = new int[0]::clone;
    WeakReference<Runnable> reference = new WeakReference<>(action);
    Timer timer = new Timer(NEVER, action);
    action = null;
    timer.start();
    timer.cancel();
    Actor.until(
        () -> {
          System.gc();
          return reference.get() == null;
        });
    assertThat(timer.isAlive()).isFalse();
  }

  @Test
  void nullsAreRefused() {
    assertThatThrownBy(() -> new Timer(null, () -> {})).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Timer(NEVER, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Timer(NEVER, () -> {}, null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void textShowsNameAndState() {
    Timer timer = new Timer(NEVER, () -> {}, "orders.reminder");
    timer.daemon(true);
    assertThat(timer).hasToString("Timer \"orders.reminder\" [initial, daemon, ident 0]");
    timer.start();
    String ident = ", daemon, ident " + timer.ident() + "]";
    assertThat(timer).hasToString("Timer \"orders.reminder\" [started" + ident);
    timer.cancel();
    assertThat(timer).hasToString("Timer \"orders.reminder\" [stopped" + ident);
  }

  private static void awaitQuietly(Event event) {
    try {
      event.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
