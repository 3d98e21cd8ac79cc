package io.heddle.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.HeddleThread;
import io.heddle.OnEachThreadKind;
import io.heddle.ThreadExit;
import io.heddle.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadPoolTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final ThreadPool pool = new ThreadPool(3, "shop.fetch");
  private final Event goOn = new Event();

  @AfterEach
  void endThePool() {
    goOn.set();
    pool.close();
  }

  @Test
  void aTaskRunsInAWorkerAndItsFutureHasTheResult() throws Exception {
    Future<String> name = pool.submit(() -> Threads.currentThread().name());
    assertThat(name.result()).isEqualTo("shop.fetch_0");
    assertThat(pool.submit(() -> {}).result()).isNull();
    assertThat(pool.maxWorkers()).isEqualTo(3);
  }

  @Test
  void whatATaskThrowsIsItsOutcomeAndTheWorkerGoesOn() throws Exception {
    for (Throwable thrown :
        List.of(new ArithmeticException(), new AssertionError(), new ThreadExit("enough"))) {
      Future<String> failed = pool.submit(() -> sneak(thrown));
      assertThat(failed.exception()).containsSame(thrown);
    }
    Future<String> checked =
        pool.submit(
            () -> {
              throw new IOException("disk");
            });
    assertThatThrownBy(checked::result)
        .isInstanceOf(TaskFailedException.class)
        .hasRootCauseMessage("disk");
    assertThat(pool.workers()).hasSize(1);
  }

  @Test
  void anIdleWorkerIsReusedBeforeANewOneStarts() throws Exception {
    Set<Long> idents = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      idents.add(pool.submit(Threads::ident).result());
    }
    assertThat(idents).hasSize(1);
    assertThat(pool.workers()).hasSize(1);
  }

  @Test
  void workersAreStartedWhileNoneIsIdleUpToTheLimit() throws Exception {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      futures.add(submitBlocked());
      assertThat(pool.workers()).hasSize(Math.min(i + 1, 3));
    }
    assertThat(pool.workers())
        .extracting(HeddleThread::name)
        .containsExactly("shop.fetch_0", "shop.fetch_1", "shop.fetch_2");
    goOn.set();
    assertThat(Futures.waitFor(futures).done()).hasSize(5);
    assertThat(pool.workers()).hasSize(3);
  }

  @Test
  void tasksBeginInTheOrderOfTheirSubmission() throws Exception {
    List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
    try (ThreadPool single = new ThreadPool(1)) {
      for (int i = 0; i < 100; i++) {
        int index = i;
        single.submit(() -> begun.add(index));
      }
    }
    assertThat(begun).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void aCallbackMayWaitForAnotherTaskWhileWorkersCanBeStarted() throws Exception {
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    Event called = new Event();
    Future<String> first = pool.submit(this::awaitGoOn);
    first.addDoneCallback(
        done -> {
          try {
            got.add(pool.submit(() -> "inner").result(LONG));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          called.set();
        });
    goOn.set();
    assertThat(called.await(LONG)).isTrue();
    assertThat(got).containsExactly("inner");
  }

  @Test
  void anInterruptThatATaskLeavesBehindDoesNotReachTheNext() throws Exception {
    pool.submit(() -> Thread.currentThread().interrupt()).result();
    assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).result()).isFalse();
    pool.workers().get(0).asJavaThread().interrupt();
    assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).result()).isFalse();
    assertThat(pool.workers()).hasSize(1);
  }

  @Test
  void aCancelledTaskDoesNotRun() throws Exception {
    occupyAll();
    AtomicInteger ran = new AtomicInteger();
    Future<?> cancelled = pool.submit((Runnable) ran::incrementAndGet);
    assertThat(cancelled.cancel()).isTrue();
    goOn.set();
    pool.shutdown();
    assertThat(ran).hasValue(0);
    assertThat(cancelled.cancelled()).isTrue();
  }

  @Test
  void aFutureThatSomebodyElseSetsDoesNotHarmTheWorker() throws Exception {
    try (PoolLogged log = new PoolLogged()) {
      Future<String> meddled = pool.submit(this::awaitGoOn);
      Actor.until(meddled::running);
      meddled.setResult("meddled");
      goOn.set();
      assertThat(pool.submit(() -> "next").result()).isEqualTo("next");
      pool.shutdown();
      assertThat(meddled.result()).isEqualTo("meddled");
      assertThat(log.thrown()).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void mapKeepsTheOrderOfTheItems() {
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    assertThat(pool.map(item -> item, items)).containsExactlyElementsOf(items);
    assertThat(pool.map(item -> item, items, LONG)).containsExactlyElementsOf(items);
    assertThat(pool.map(item -> item, List.of())).isEmpty();
  }

  @Test
  void mapSubmitsAllBeforeAnyResultIsAskedFor() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    pool.map(item -> ran.addAndGet(item), List.of(1, 2, 4));
    pool.shutdown();
    assertThat(ran).hasValue(7);
  }

  @Test
  void mapThrowsWhatTheFunctionThrewAtItsPlaceAndCancelsTheRest() throws Exception {
    try (ThreadPool single = new ThreadPool(1)) {
      Iterator<Integer> results =
          single.map(item -> item == 2 ? blockAndFail() : item, List.of(1, 2, 3)).iterator();
      assertThat(results.next()).isEqualTo(1);
      goOn.set();
      assertThatThrownBy(results::next)
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("division");
      assertThat(results.hasNext()).isFalse();
      assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void mapTimesOutAndCancelsWhatHasNotBegun() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    try (ThreadPool single = new ThreadPool(1)) {
      for (Duration limit : List.of(Duration.ZERO, MOMENT)) {
        Iterator<String> results =
            single
                .map(
                    item -> {
                      begun.incrementAndGet();
                      return awaitGoOn();
                    },
                    List.of(1, 2, 3),
                    limit)
                .iterator();
        assertThatThrownBy(results::next)
            .isExactlyInstanceOf(FutureTimeoutException.class)
            .hasMessageContaining("Result 0 of 3 was not there within " + limit);
        assertThat(results.hasNext()).isFalse();
      }
      goOn.set();
    }
    assertThat(begun.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void anInterruptEndsTheWaitForAMappedResultAndIsKept() throws Exception {
    Actor<Boolean> asker =
        asking(
            () -> {
              assertThatThrownBy(pool.map(item -> awaitGoOn(), List.of(1)).iterator()::next)
                  .isInstanceOf(WaitInterruptedException.class);
              return Thread.currentThread().isInterrupted();
            });
    Actor.until(() -> pool.toString().contains("1 unfinished"));
    asker.awaitBlocked().interrupt();
    assertThat(asker.result()).isTrue();
  }

  @Test
  void mapRefusesTimeLimitsThatMakeNoSense() {
    List<Integer> items = List.of(1);
    assertThatThrownBy(() -> pool.map(item -> item, items, Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.map(item -> item, items, Threads.TIMEOUT_MAX.plusNanos(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(pool.workers()).isEmpty();
  }

  @Test
  void mapThatCannotReadItsItemsCancelsWhatItSubmitted() throws Exception {
    occupyAll();
    AtomicInteger ran = new AtomicInteger();
    Iterable<Integer> breaking =
        () -> IntStream.range(0, 3).map(item -> item < 2 ? item : division()).boxed().iterator();
    assertThatThrownBy(() -> pool.map(item -> ran.incrementAndGet(), breaking))
        .isInstanceOf(ArithmeticException.class);
    goOn.set();
    pool.shutdown();
    assertThat(ran).hasValue(0);
  }

  @Test
  void nullsAndSenselessSizesAreRefused() {
    assertThatThrownBy(() -> new ThreadPool(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one worker, not 0");
    assertThatThrownBy(() -> new ThreadPool(1, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pool.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pool.map(null, List.of(1))).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aPoolWithoutASizeHasFourWorkersMoreThanProcessorsAndAtMost32() {
    try (ThreadPool byDefault = new ThreadPool()) {
      assertThat(byDefault.maxWorkers())
          .isEqualTo(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
      assertThat(byDefault.toString()).matches("ThreadPool \"ThreadPool-\\d+\" .*");
    }
  }

  @Test
  void submitAfterShutdownIsRefused() throws Exception {
    pool.shutdown();
    assertThatThrownBy(() -> pool.submit(() -> 1))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ThreadPool \"shop.fetch\" is shut down");
    assertThatThrownBy(() -> pool.map(item -> item, List.of(1)))
        .isInstanceOf(IllegalStateException.class);
    pool.shutdown();
    pool.close();
  }

  @Test
  void shutdownWaitsForAllTasksAndAllWorkers() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      pool.submit((Runnable) ran::incrementAndGet);
    }
    pool.shutdown();
    assertThat(ran).hasValue(20);
    assertThat(pool.workers()).isNotEmpty().noneMatch(HeddleThread::isAlive);
  }

  @Test
  void shutdownWithoutWaitingLetsTheQueuedTasksRun() throws Exception {
    occupyAll();
    Future<String> queued = pool.submit(() -> "queued");
    pool.shutdown(false, false);
    assertThat(queued.done()).isFalse();
    goOn.set();
    assertThat(queued.result()).isEqualTo("queued");
  }

  @Test
  void shutdownCanCancelWhatHasNotBegun() throws Exception {
    List<Future<?>> running = occupyAll();
    List<Future<String>> queued = List.of(pool.submit(() -> "a"), pool.submit(() -> "b"));
    pool.shutdown(false, true);
    assertThat(queued).allMatch(Future::cancelled);
    goOn.set();
    pool.shutdown(true, false);
    assertThat(running).allMatch(future -> future.done() && !future.cancelled());
  }

  @Test
  void anInterruptEndsTheWaitOfShutdownButNotTheTasks() throws Exception {
    Future<?> running = submitBlocked();
    Actor.until(running::running);
    Actor<Void> stopper = actor(pool::shutdown);
    stopper.awaitBlocked().interrupt();
    assertThat(stopper.failure()).isInstanceOf(InterruptedException.class);
    assertThat(running.running()).isTrue();
    goOn.set();
    running.result();
  }

  @Test
  void anInterruptOfCloseCancelsWhatHasNotBegunAndIsKept() throws Exception {
    List<Future<?>> running = occupyAll();
    Future<String> queued = pool.submit(() -> "queued");
    Actor<Boolean> closer =
        asking(
            () -> {
              pool.close();
              return Thread.currentThread().isInterrupted();
            });
    closer.awaitBlocked().interrupt();
    Actor.until(queued::cancelled);
    assertThat(running).allMatch(Future::running);
    goOn.set();
    assertThat(closer.result()).isTrue();
  }

  @Test
  void aWorkerMustNotWaitForItsOwnEnd() throws Exception {
    assertThatThrownBy(() -> pool.submit(() -> pool.close()).result())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("close() in one of its own workers");
    Future<?> stopping =
        pool.submit(
            () -> {
              pool.shutdown(true, false);
              return null;
            });
    assertThatThrownBy(stopping::result).isInstanceOf(IllegalStateException.class);
    assertThat(pool.submit(() -> "usable").result()).isEqualTo("usable");
    pool.submit(
            () -> {
              pool.shutdown(false, false);
              return null;
            })
        .result();
    assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void textShowsNameWorkersAndState() throws Exception {
    assertThat(pool).hasToString("ThreadPool \"shop.fetch\" [0 of 3 workers, 0 unfinished]");
    occupyAll();
    pool.submit(() -> 1);
    assertThat(pool).hasToString("ThreadPool \"shop.fetch\" [3 of 3 workers, 4 unfinished]");
    goOn.set();
    pool.shutdown();
    assertThat(pool)
        .hasToString("ThreadPool \"shop.fetch\" [3 of 3 workers, 0 unfinished, shut down]");
  }

  @Test
  void noTaskIsLostWhenManySubmit() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    List<Actor<Void>> submitters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      submitters.add(
          actor(
              () -> {
                for (int round = 0; round < 500; round++) {
                  Future<?> future = pool.submit((Runnable) ran::incrementAndGet);
                  if (round % 50 == 0) {
                    future.result();
                  }
                }
              }));
    }
    for (Actor<Void> submitter : submitters) {
      submitter.result();
    }
    pool.shutdown();
    assertThat(ran).hasValue(2_000);
    assertThat(pool.workers()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void workersOfALostPoolEnd() throws Exception {
    List<HeddleThread> workers = useAndLoseAPool();
    Actor.until(
        () -> {
          System.gc();
          return workers.stream().noneMatch(HeddleThread::isAlive);
        });
    assertThat(workers).hasSize(1);
  }

  private static List<HeddleThread> useAndLoseAPool() throws InterruptedException {
    @SuppressWarnings("resource")
    ThreadPool lost = new ThreadPool(2);
    assertThat(lost.submit(() -> 1).result()).isEqualTo(1);
    return lost.workers();
  }

  /** Gives each worker a task that runs until told to go on. */
  private List<Future<?>> occupyAll() {
    List<Future<?>> futures = List.of(submitBlocked(), submitBlocked(), submitBlocked());
    Actor.until(() -> futures.stream().allMatch(Future::running));
    return futures;
  }

  private Future<String> submitBlocked() {
    return pool.submit(this::awaitGoOn);
  }

  private String awaitGoOn() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return "went on";
  }

  private int blockAndFail() {
    awaitGoOn();
    throw new ArithmeticException("division");
  }

  private static int division() {
    throw new ArithmeticException("division");
  }

  private static String sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
