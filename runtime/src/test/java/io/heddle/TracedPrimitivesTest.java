package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.pool.Future;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a trace hook hears of each primitive. */
class TracedPrimitivesTest extends OnEachThreadKind {

  private static final Duration MOMENT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final RecordedTrace trace = new RecordedTrace();

  @BeforeEach
  void traceAll() {
    Threads.traceAll(trace);
  }

  @AfterEach
  void removeTheHook() {
    Threads.traceAll(TraceHook.NONE);
  }

  @Test
  void everyFormOfAcquiringAFreeLockIsTold() throws Exception {
    for (Lockable lock : lockables()) {
      lock.acquire();
      lock.release();
      lock.acquireInterruptibly();
      lock.release();
      assertThat(lock.tryAcquire()).isTrue();
      lock.release();
      assertThat(lock.tryAcquire(LONG)).isTrue();
      lock.release();
      assertThat(lock.tryAcquireUninterruptibly(LONG)).isTrue();
      lock.release();
      try (Held held = lock.hold()) {
        assertThat(held).isNotNull();
      }
      lock.run(() -> {});
      assertThat(trace.with(lock))
          .as(lock.label())
          .hasSize(14)
          .containsSequence("Acquire", "Release", "Acquire")
          .containsOnly("Acquire", "Release")
          .doesNotContainSequence("Acquire", "Acquire")
          .doesNotContainSequence("Release", "Release");
    }
  }

  @Test
  void whoFindsALockTakenTellsItOnceBeforeItHasIt() throws Exception {
    for (Lockable lock : exclusiveLockables()) {
      List<ThrowingRunnable<Exception>> forms =
          List.of(
              lock::acquire,
              lock::acquireInterruptibly,
              () -> assertThat(lock.tryAcquire(LONG)).isTrue(),
              () -> assertThat(lock.tryAcquireUninterruptibly(LONG)).isTrue());
      for (ThrowingRunnable<Exception> form : forms) {
        int before = trace.with(lock).size();
        lock.acquire();
        Actor<Void> waiter =
            actor(
                () -> {
                  form.run();
                  lock.release();
                });
        awaitEvents(lock, before + 2);
        waiter.awaitBlocked();
        lock.release();
        waiter.result();
        assertThat(trace.with(lock).stream().skip(before))
            .as(lock.label())
            .containsExactly("Acquire", "Contended", "Release", "Acquire", "Release");
      }
    }
  }

  @Test
  void whoDoesNotGetALockTellsNoMoreThanThatItIsTaken() throws Exception {
    for (Lockable lock : exclusiveLockables()) {
      lock.acquire();
      asking(() -> assertThat(lock.tryAcquire()).isFalse()).result();
      asking(() -> assertThat(lock.tryAcquire(MOMENT)).isFalse()).result();
      asking(() -> assertThat(lock.tryAcquireUninterruptibly(Duration.ZERO)).isFalse()).result();
      assertThat(trace.with(lock))
          .containsExactly("Acquire", "Contended", "Contended", "Contended");
      lock.release();
    }
  }

  @Test
  void aReleaseIsToldBeforeTheAcquireThatItMakesPossible() throws Exception {
    for (Lockable lock : exclusiveLockables()) {
      lock.acquire();
      Actor<Void> waiter = actor(() -> lock.run(() -> {})).awaitBlocked();
      lock.release();
      waiter.result();
      assertThat(trace.with(lock))
          .containsExactly("Acquire", "Contended", "Release", "Acquire", "Release");
    }
  }

  @Test
  void aReleaseThatIsRefusedIsNotTold() {
    for (Lockable lock : lockables()) {
      assertThatThrownBy(lock::release).isInstanceOf(RuntimeException.class);
      assertThatThrownBy(lock::releaseFully).isInstanceOf(IllegalMonitorStateException.class);
      assertThat(trace.with(lock)).isEmpty();
    }
    BoundedSemaphore permits = new BoundedSemaphore(1);
    assertThatThrownBy(permits::release).isInstanceOf(IllegalStateException.class);
    assertThat(trace.with(permits)).isEmpty();
  }

  @Test
  void anInterruptBeforehandIsAnsweredWithoutTellingAnything() {
    for (Lockable lock : lockables()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(lock::acquireInterruptibly).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> lock.tryAcquire(MOMENT)).isInstanceOf(InterruptedException.class);
      assertThat(trace.with(lock)).isEmpty();
      assertThat(lock.locked()).isFalse();
    }
  }

  @Test
  void everyLevelOfAReentrantLockIsTold() {
    RLock lock = new RLock();
    lock.run(() -> lock.run(() -> {}));
    assertThat(trace.with(lock)).containsExactly("Acquire", "Acquire", "Release", "Release");
  }

  @Test
  void theSidesOfAnRwLockTellOfThemselves() throws Exception {
    RwLock lock = new RwLock();
    lock.readLock().acquire();
    Actor<Void> writer = actor(() -> lock.writeLock().run(() -> {}));
    awaitEvents(lock.writeLock(), 1);
    writer.awaitBlocked();
    lock.readLock().release();
    writer.result();
    assertThat(trace.with(lock.readLock())).containsExactly("Acquire", "Release");
    assertThat(trace.with(lock.writeLock())).containsExactly("Contended", "Acquire", "Release");
  }

  @Test
  void anUpgradeThatIsRefusedIsNotTold() {
    RwLock lock = new RwLock();
    lock.readLock().acquire();
    assertThatThrownBy(lock.writeLock()::acquire).isInstanceOf(LockUpgradeException.class);
    assertThatThrownBy(lock.writeLock()::tryAcquire).isInstanceOf(LockUpgradeException.class);
    assertThat(trace.with(lock.writeLock())).isEmpty();
    lock.readLock().release();
  }

  @Test
  void aSemaphoreTellsAsALockDoes() throws Exception {
    Semaphore permits = new Semaphore(1);
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            permits::acquire,
            permits::acquireUninterruptibly,
            () -> assertThat(permits.tryAcquire(LONG)).isTrue(),
            () -> assertThat(permits.tryAcquireUninterruptibly(LONG)).isTrue());
    for (ThrowingRunnable<Exception> form : forms) {
      int before = trace.with(permits).size();
      permits.acquire();
      assertThat(permits.tryAcquire()).isFalse();
      Actor<Void> waiter = actor(form);
      awaitEvents(permits, before + 3);
      waiter.awaitBlocked();
      permits.release();
      waiter.result();
      permits.release(1);
      assertThat(trace.with(permits).stream().skip(before))
          .containsExactly("Acquire", "Contended", "Contended", "Release", "Acquire", "Release");
    }
  }

  @Test
  void aConditionTellsOfTheWaitAndItsLockOfTheRest() throws Exception {
    for (Lockable lock : exclusiveLockables()) {
      Condition condition = new Condition(lock);
      Actor<Void> waiter = actor(() -> condition.run(condition::await)).awaitBlocked();
      condition.run(condition::signal);
      waiter.result();
      assertThat(trace.with(condition)).as(lock.label()).containsExactly("Await", "Wake");
      HeddleThread who = waitersOf(condition).get(0);
      assertThat(trace.of(who))
          .extracting(RecordedTrace::words)
          .filteredOn(words -> !words.equals("Contended"))
          .containsExactly("Acquire", "Await", "Release", "Wake", "Acquire", "Release");
    }
  }

  @Test
  void theWholeLevelGivenUpByAConditionIsOneReleaseAndOneAcquire() throws Exception {
    RLock lock = new RLock();
    Condition condition = new Condition(lock);
    lock.acquire();
    lock.acquire();
    assertThat(condition.await(MOMENT)).isFalse();
    assertThat(trace.with(lock)).containsExactly("Acquire", "Acquire", "Release", "Acquire");
    assertThat(trace.with(condition)).containsExactly("Await", "Wake in vain");
    lock.releaseFully();
  }

  @Test
  void anInterruptedWaitAtAConditionIsInVain() throws Exception {
    Condition condition = new Condition();
    Actor<Void> waiter = actor(() -> condition.run(condition::await)).awaitBlocked().interrupt();
    assertThat(waiter.failure()).isInstanceOf(InterruptedException.class);
    assertThat(trace.with(condition)).containsExactly("Await", "Wake in vain");
  }

  @Test
  void anEventTellsOfThoseThatWait() throws Exception {
    Event event = new Event();
    Actor<Void> waiter = actor(event::await).awaitBlocked();
    Actor<Boolean> timed = asking(() -> event.await(LONG)).awaitBlocked();
    event.set();
    waiter.result();
    assertThat(timed.result()).isTrue();
    assertThat(trace.with(event)).containsExactly("Await", "Await", "Wake", "Wake");
    event.await();
    assertThat(trace.with(event)).hasSize(4);
  }

  @Test
  void aWaitForAnEventThatTimesOutOrIsInterruptedIsInVain() throws Exception {
    Event event = new Event();
    assertThat(event.await(Duration.ZERO)).isFalse();
    assertThat(trace.with(event)).isEmpty();
    assertThat(event.await(MOMENT)).isFalse();
    assertThat(actor(event::await).awaitBlocked().interrupt().failure())
        .isInstanceOf(InterruptedException.class);
    assertThat(trace.with(event)).containsExactly("Await", "Wake in vain", "Await", "Wake in vain");
  }

  @Test
  void aBarrierTellsOfAllPartiesButTheLast() throws Exception {
    Barrier barrier = new Barrier(2);
    Actor<Integer> first = asking(barrier::await).awaitBlocked();
    barrier.await();
    first.result();
    assertThat(trace.with(barrier)).containsExactly("Await", "Wake");
  }

  @Test
  void aBarrierThatBreaksIsWaitedForInVain() throws Exception {
    Barrier barrier = new Barrier(2);
    Actor<Integer> first = asking(barrier::await).awaitBlocked();
    barrier.abort();
    assertThat(first.failure()).isInstanceOf(BrokenBarrierException.class);
    assertThat(trace.with(barrier)).containsExactly("Await", "Wake in vain");
  }

  @Test
  void aQueueTellsOfThoseThatWaitForAnItem() throws Exception {
    Queue<Integer> queue = new Queue<>();
    Actor<Integer> getter = asking(queue::get).awaitBlocked();
    queue.put(1);
    getter.result();
    Actor<Integer> timed = asking(() -> queue.get(LONG)).awaitBlocked();
    queue.put(2);
    timed.result();
    queue.put(3);
    assertThat(queue.get()).isEqualTo(3);
    assertThat(queue.tryGet()).isEmpty();
    assertThat(queue.tryGet(MOMENT)).isEmpty();
    assertThat(trace.with(queue))
        .containsExactly("Await", "Wake", "Await", "Wake", "Await", "Wake in vain");
  }

  @Test
  void aQueueTellsOfThoseThatWaitForRoom() throws Exception {
    Queue<Integer> queue = new Queue<>(1);
    queue.put(1);
    Actor<Void> putter = actor(() -> queue.put(2)).awaitBlocked();
    queue.get();
    putter.result();
    assertThat(queue.tryPut(3)).isFalse();
    assertThat(queue.tryPut(3, MOMENT)).isFalse();
    Actor<Void> refused = actor(() -> queue.put(3)).awaitBlocked();
    queue.shutdown();
    assertThat(refused.failure()).isNotNull();
    assertThat(trace.with(queue))
        .containsExactly("Await", "Wake", "Await", "Wake in vain", "Await", "Wake in vain");
  }

  @Test
  void aQueueTellsOfThoseThatWaitForAllTasks() throws Exception {
    Queue<Integer> queue = new Queue<>();
    queue.join();
    queue.put(1);
    assertThat(queue.join(MOMENT)).isFalse();
    Actor<Void> joiner = actor(queue::join).awaitBlocked();
    queue.get();
    queue.taskDone();
    joiner.result();
    assertThat(trace.with(queue)).containsExactly("Await", "Wake in vain", "Await", "Wake");
  }

  @Test
  void aSimpleQueueTellsOfThoseThatWait() throws Exception {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    Actor<Integer> getter = asking(queue::get).awaitBlocked();
    queue.put(1);
    getter.result();
    queue.put(2);
    assertThat(queue.get()).isEqualTo(2);
    assertThat(queue.tryGet(MOMENT)).isEmpty();
    assertThat(trace.with(queue)).containsExactly("Await", "Wake", "Await", "Wake in vain");
  }

  @Test
  void aHookMayPutWhatItHearsIntoAQueueOfItsOwn() throws Exception {
    SimpleQueue<TraceEvent> heard = new SimpleQueue<>();
    Threads.traceAll(heard::put);
    Actor<TraceEvent> getter = asking(heard::get);
    assertThat(getter.result()).isInstanceOf(TraceEvent.OfPrimitive.class);
  }

  @Test
  void aFutureTellsOfThoseThatWaitForItsEnd() throws Exception {
    Future<Integer> future = new Future<>();
    Actor<Integer> waiter = asking(future::result).awaitBlocked();
    assertThat(asking(() -> future.result(MOMENT)).failure()).isNotNull();
    future.setResult(1);
    waiter.result();
    assertThat(future.result()).isEqualTo(1);
    assertThat(trace.with(future)).containsExactly("Await", "Await", "Wake in vain", "Wake");
  }

  @Test
  void aThreadThatIsJoinedTellsOfThoseThatWaitForItsEnd() throws Exception {
    Event end = new Event();
    HeddleThread thread = Threads.thread(() -> sneaky(end)).start();
    assertThat(thread.join(MOMENT)).isFalse();
    Actor<Void> joiner = actor(thread::join).awaitBlocked();
    end.set();
    joiner.result();
    thread.join();
    assertThat(trace.with(thread)).containsExactly("Await", "Wake in vain", "Await", "Wake");
  }

  private static void sneaky(Event end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<HeddleThread> waitersOf(Condition condition) {
    return trace.events().stream()
        .filter(event -> event instanceof TraceEvent.Await await && await.primitive() == condition)
        .map(TraceEvent::thread)
        .toList();
  }

  private void awaitEvents(Object primitive, int count) {
    BooleanSupplier told = () -> trace.with(primitive).size() >= count;
    Actor.until(told);
  }

  private static List<Lockable> exclusiveLockables() {
    return List.of(new Lock(), new RLock(), new RwLock().writeLock());
  }

  private static List<Lockable> lockables() {
    return List.of(new Lock(), new RLock(), new RwLock().writeLock(), new RwLock().readLock());
  }
}
