package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Barrier;
import io.heddle.Condition;
import io.heddle.Event;
import io.heddle.HeddleThread;
import io.heddle.Lock;
import io.heddle.Lockable;
import io.heddle.RLock;
import io.heddle.RwLock;
import io.heddle.Semaphore;
import io.heddle.Threads;
import io.heddle.ThrowingRunnable;
import io.heddle.Timer;
import io.heddle.pool.Future;
import io.heddle.pool.Futures;
import io.heddle.pool.ReturnWhen;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every wait of the runtime ends with its scope, and leaves the primitive as it was. */
class WaitsInScopesTest extends InScopes {

  private static final Duration LONG = Duration.ofHours(1);

  /** Waits that declare an InterruptedException, by what they wait for. */
  private final Map<String, ThrowingRunnable<Exception>> interruptible = new LinkedHashMap<>();

  /** Waits that do not. */
  private final Map<String, ThrowingRunnable<Exception>> others = new LinkedHashMap<>();

  private final Lock lock = new Lock("lock");
  private final RLock rlock = new RLock("rlock");
  private final RwLock written = new RwLock("written");
  private final RwLock read = new RwLock("read");
  private final Semaphore semaphore = new Semaphore("semaphore", 0);
  private final Event event = new Event("event");
  private final Barrier barrier = new Barrier("barrier", 2);
  private final Condition overRLock = new Condition("overRLock");
  private final Condition overLock = new Condition(new Lock("own"), "overLock");
  private final Queue<String> empty = new Queue<>("empty");
  private final Queue<String> full = new Queue<>("full", 1);
  private final SimpleQueue<String> simple = new SimpleQueue<>();
  private final Future<String> future = new Future<>();
  private final Timer timer = new Timer(LONG, () -> {});
  private final HeddleThread thread = Threads.thread(this::awaitEnd).daemon(true).unstarted();
  private final Event end = new Event("end");

  private Actor<Void> holder;

  @BeforeEach
  void takeEverything() throws Exception {
    full.put("first");
    timer.daemon(true);
    timer.start();
    thread.start();
    Event taken = new Event();
    holder =
        actor(
            () -> {
              List<Lockable> locks = List.of(lock, rlock, written.writeLock(), read.readLock());
              locks.forEach(Lockable::acquire);
              taken.set();
              end.await();
              locks.forEach(Lockable::release);
            });
    taken.await();

    interruptible.put("Lock", lock::acquireInterruptibly);
    interruptible.put("Lock, timed", () -> lock.tryAcquire(LONG));
    interruptible.put("RLock", rlock::acquireInterruptibly);
    interruptible.put("RLock, timed", () -> rlock.tryAcquire(LONG));
    interruptible.put("read lock", written.readLock()::acquireInterruptibly);
    interruptible.put("read lock, timed", () -> written.readLock().tryAcquire(LONG));
    interruptible.put("write lock, written", written.writeLock()::acquireInterruptibly);
    interruptible.put("write lock, read", read.writeLock()::acquireInterruptibly);
    interruptible.put("write lock, timed", () -> read.writeLock().tryAcquire(LONG));
    interruptible.put("Semaphore", semaphore::acquire);
    interruptible.put("Semaphore, timed", () -> semaphore.tryAcquire(LONG));
    interruptible.put("Event", event::await);
    interruptible.put("Event, timed", () -> event.await(LONG));
    interruptible.put("Condition over RLock", () -> awaitAt(overRLock));
    interruptible.put("Condition over Lock", () -> awaitAt(overLock));
    interruptible.put("Condition, timed", () -> overRLock.run(() -> overRLock.await(LONG)));
    interruptible.put(
        "Condition, until", () -> overLock.run(() -> overLock.awaitUntil(() -> false)));
    interruptible.put("Queue.get", empty::get);
    interruptible.put("Queue.get, timed", () -> empty.get(LONG));
    interruptible.put("Queue.put", () -> full.put("second"));
    interruptible.put("Queue.put, timed", () -> full.put("second", LONG));
    interruptible.put("Queue.join", full::join);
    interruptible.put("Queue.join, timed", () -> full.join(LONG));
    interruptible.put("SimpleQueue", simple::get);
    interruptible.put("SimpleQueue, timed", () -> simple.get(LONG));
    interruptible.put("Future", future::result);
    interruptible.put("Future, timed", () -> future.exception(LONG));
    interruptible.put("Futures", () -> Futures.waitFor(List.of(future), ReturnWhen.ALL_COMPLETED));
    interruptible.put("HeddleThread", thread::join);
    interruptible.put("HeddleThread, timed", () -> thread.join(LONG));
    interruptible.put("Timer", timer::join);
    interruptible.put("Barrier", () -> awaitAt(barrier));

    others.put("Lock", lock::acquire);
    others.put("Lock.hold", lock::hold);
    others.put("Lock, timed", () -> lock.tryAcquireUninterruptibly(LONG));
    others.put("RLock", rlock::acquire);
    others.put("RLock, timed", () -> rlock.tryAcquireUninterruptibly(LONG));
    others.put("read lock", written.readLock()::acquire);
    others.put("write lock, written", written.writeLock()::acquire);
    others.put("write lock, read", read.writeLock()::acquire);
    others.put("Semaphore", semaphore::acquireUninterruptibly);
    others.put("Semaphore, timed", () -> semaphore.tryAcquireUninterruptibly(LONG));
  }

  @AfterEach
  void nothingIsLeftWaiting() throws Exception {
    assertThat(lock.waiters()).isZero();
    assertThat(rlock.waiters()).isZero();
    assertThat(written.waiters()).isZero();
    assertThat(read.waiters()).isZero();
    assertThat(semaphore.waiters()).isZero();
    assertThat(semaphore.value()).isZero();
    assertThat(event.waiters()).isZero();
    assertThat(overRLock.waiters()).isZero();
    assertThat(overRLock.locked()).isFalse();
    assertThat(overLock.waiters()).isZero();
    assertThat(overLock.locked()).isFalse();
    assertThat(empty.waiters()).isZero();
    assertThat(full.waiters()).isZero();
    assertThat(full.size()).isEqualTo(1);
    assertThat(simple.waiters()).isZero();
    end.set();
    holder.result();
    thread.join();
    timer.cancel();
    for (Lockable each : List.of(lock, rlock, written.writeLock(), read.writeLock())) {
      assertThat(each.tryAcquire()).as(each.label()).isTrue();
      each.release();
    }
  }

  @Test
  void aWaitInATaskEndsWhenItsScopeIsCancelled() throws Exception {
    interruptible.forEach(
        (what, wait) -> {
          Throwable thrown = thrownInTaskOnCancel(wait);
          assertThat(thrown).as(what).isExactlyInstanceOf(InterruptedException.class);
          assertThat(thrown).as(what).hasCauseInstanceOf(ScopeCancelled.class);
        });
    others.forEach(
        (what, wait) ->
            assertThat(thrownInTaskOnCancel(wait)).as(what).isInstanceOf(ScopeCancelled.class));
  }

  @Test
  void aWaitInATaskEndsWhenTheTimeIsOver() {
    Map<String, ThrowingRunnable<Exception>> all = new LinkedHashMap<>(interruptible);
    all.putAll(others);
    all.forEach(
        (what, wait) ->
            assertThatThrownBy(
                    () -> {
                      try (Scope scope = open("short").timeout(Duration.ofMillis(5))) {
                        scope.fork(wait);
                        scope.join();
                      }
                    })
                .as(what)
                .isInstanceOf(ScopeTimeout.class));
  }

  @Test
  void aWaitOfTheOwnerEndsByTheTimeOutAndLeavesNoInterrupt() {
    Map<String, ThrowingRunnable<Exception>> all = new LinkedHashMap<>(interruptible);
    others.forEach((what, wait) -> all.put(what + ", uninterruptible", wait));
    all.forEach(
        (what, wait) -> {
          assertThatThrownBy(
                  () -> {
                    try (Scope scope = open("short").timeout(Duration.ofMillis(5))) {
                      wait.run();
                    }
                  })
              .as(what)
              .isInstanceOf(ScopeTimeout.class);
          assertThat(Thread.currentThread().isInterrupted()).as(what).isFalse();
        });
  }

  @Test
  void aWaitOfTheOwnerEndsByTheFailureOfATask() {
    IllegalStateException broken = new IllegalStateException("broken");
    others.putAll(interruptible);
    others.forEach(
        (what, wait) ->
            assertThatThrownBy(
                    () -> {
                      Thread owner = Thread.currentThread();
                      try (Scope scope = open("page")) {
                        scope.fork(
                            () -> {
                              Actor.until(() -> isBlocked(owner));
                              throw broken;
                            });
                        wait.run();
                      }
                    })
                .as(what)
                .isInstanceOf(ScopeFailed.class)
                .hasCause(broken));
  }

  @Test
  void aWaitThatBeginsInACancelledScopeEndsAtOnceAgainAndAgain() throws Exception {
    others.putAll(interruptible);
    AtomicReference<Throwable> wrong = new AtomicReference<>();
    try (Scope scope = open("cancelled")) {
      Task<?> task =
          scope.fork(
              () -> {
                try {
                  never.await();
                } catch (InterruptedException swallowed) {
                  // As careless code does.
                }
                for (int i = 0; i < 3; i++) {
                  others.forEach(
                      (what, wait) -> {
                        Throwable thrown = thrownBy(wait);
                        if (!(thrown instanceof ScopeCancelled)
                            && !(thrown instanceof InterruptedException)) {
                          wrong.set(new AssertionError(what, thrown));
                        }
                      });
                }
              });
      awaitBlocked(task);
      scope.cancel();
      scope.join();
      assertThat(wrong.get()).isNull();
      assertThat(task.state()).isEqualTo(Task.State.SUCCEEDED);
    }
  }

  @Test
  void whatNeedNotWaitSucceedsInACancelledScope() throws Exception {
    try (Scope scope = open("cancelled")) {
      scope.cancel();
      Lock free = new Lock();
      free.acquire();
      free.release();
      new Semaphore(1).acquire();
      assertThat(full.get()).isEqualTo("first");
      full.put("first");
      scope.join();
    }
  }

  @Test
  void aBarrierBreaksWhenAPartyIsCancelled() throws Exception {
    Actor<Integer> other = asking(barrier::await);
    other.awaitBlocked();
    try (Scope scope = open("cancelled")) {
      scope.cancel();
      assertThatThrownBy(new Barrier(2)::await).isInstanceOf(ScopeCancelled.class);
      assertThat(barrier.await()).isEqualTo(1);
      scope.join();
    }
    assertThat(other.result()).isZero();
  }

  @Test
  void anInterruptOfSomebodyElseIsNotTakenForTheScopes() throws Exception {
    try (Scope scope = open("page")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(semaphore::acquire)
          .isExactlyInstanceOf(InterruptedException.class)
          .hasNoCause();
      Thread.currentThread().interrupt();
      Thread owner = Thread.currentThread();
      Actor<Void> releaser =
          actor(
              () -> {
                Actor.until(() -> semaphore.waiters() == 1 && isBlocked(owner));
                semaphore.release();
              });
      semaphore.acquireUninterruptibly();
      assertThat(Thread.interrupted()).isTrue();
      releaser.result();
      scope.join();
    }
  }

  private void awaitAt(Condition condition) throws InterruptedException {
    condition.acquire();
    try {
      condition.await();
    } finally {
      // Fails if the lock was not restored.
      condition.release();
    }
  }

  /** The cancelled party breaks it; the next test finds it whole. */
  private static void awaitAt(Barrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } finally {
      assertThat(barrier.broken()).isTrue();
      barrier.reset();
    }
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Throwable thrownBy(ThrowingRunnable<Exception> wait) {
    try {
      wait.run();
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private Throwable thrownInTaskOnCancel(ThrowingRunnable<Exception> wait) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (Scope scope = open("page")) {
      Task<?> task =
          scope.fork(
              () -> {
                thrown.set(thrownBy(wait));
                throw new InterruptedException();
              });
      awaitBlocked(task);
      scope.cancel();
      scope.join();
      assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return thrown.get();
  }
}
