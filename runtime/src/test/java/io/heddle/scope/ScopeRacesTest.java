package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.Lock;
import io.heddle.Semaphore;
import io.heddle.queue.Queue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two things that happen to a scope at once, many times over. */
class ScopeRacesTest extends InScopes {

  private static final int ROUNDS = 300;

  @Test
  void aForkAgainstTheCloseOfItsScopeEitherRunsWithinTheBlockOrNeverBegins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ConcurrentLinkedQueue<Task<?>> forked = new ConcurrentLinkedQueue<>();
      AtomicInteger running = new AtomicInteger();
      Event begun = new Event();
      try (Scope scope = open("closing")) {
        scope.fork(
            () -> {
              for (int i = 0; i < 5; i++) {
                forked.add(
                    scope.fork(
                        () -> {
                          running.incrementAndGet();
                          running.decrementAndGet();
                        }));
                begun.set();
              }
            });
        begun.await();
      }
      assertThat(running).hasValue(0);
      assertThat(forked).allMatch(Task::isOver);
    }
  }

  @Test
  void aFailureAgainstATimeOutIsOneOfThemAndNeverLost() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      IOException lost = new IOException("lost");
      Throwable thrown = null;
      try (Scope scope = open("both").timeout(Duration.ofNanos(400_000))) {
        scope.fork(
            () -> {
              long start = System.nanoTime();
              while (System.nanoTime() - start < 300_000) {
                Thread.onSpinWait();
              }
              throw lost;
            });
        scope.fork(() -> never.await());
        scope.join();
      } catch (ScopeFailed e) {
        thrown = e;
        assertThat(e.failures()).contains(lost);
      } catch (ScopeTimeout e) {
        thrown = e;
      }
      assertThat(thrown).isNotNull();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void aCancellationAgainstTheEndOfATaskLeavesAResultOrNone() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Semaphore permit = new Semaphore(0);
      try (Scope scope = open("both")) {
        Task<String> task =
            scope.fork(
                () -> {
                  permit.acquire();
                  return "done";
                });
        permit.release();
        scope.cancel();
        scope.join();
        // The permit was either taken, and the task has its result, or is still there.
        assertThat(permit.value()).isEqualTo(task.state() == Task.State.SUCCEEDED ? 0 : 1);
      }
    }
  }

  @Test
  void anInterruptDuringJoinEndsTheJoinOrIsStillThere() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Thread owner = Thread.currentThread();
      Event joining = new Event();
      Actor<Void> interrupter;
      boolean interrupted = false;
      try (Scope scope = open("joined")) {
        scope.fork(() -> joining.await());
        interrupter =
            actor(
                () -> {
                  joining.set();
                  owner.interrupt();
                });
        try {
          scope.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      Actor<Void> sent = interrupter;
      interrupted |= awaitEndOf(sent);
      assertThat(interrupted || Thread.interrupted()).isTrue();
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void anItemIsNeitherLostNorDoubledWhenItsReceiverIsCancelled() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Queue<Integer> queue = new Queue<>();
      ConcurrentLinkedQueue<Integer> got = new ConcurrentLinkedQueue<>();
      try (Scope scope = open("receivers")) {
        for (int i = 0; i < 3; i++) {
          scope.fork(() -> got.add(queue.get()));
        }
        queue.put(1);
        queue.put(2);
        scope.cancel();
        scope.join();
      }
      List<Integer> all = new ArrayList<>(got);
      while (!queue.empty()) {
        all.add(queue.get());
      }
      assertThat(all).containsExactlyInAnyOrder(1, 2);
    }
  }

  @Test
  void aLockIsFreeAfterItsWaitersWereCancelledWhileItWasReleased() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Lock lock = new Lock();
      lock.acquire();
      try (Scope scope = open("lockers")) {
        for (int i = 0; i < 3; i++) {
          scope.fork(() -> lock.run(() -> {}));
        }
        lock.release();
        scope.cancel();
        scope.join();
      }
      assertThat(lock.tryAcquire()).isTrue();
      assertThat(lock.waiters()).isZero();
    }
  }

  @Test
  void theOwnersWaitKeepsNoInterruptWhicheverComesFirst() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Semaphore permit = new Semaphore(0);
      boolean got = false;
      try (Scope scope = open("owner")) {
        scope.fork(
            () -> {
              permit.release();
              scope.cancel();
            });
        permit.acquire();
        got = true;
        scope.join();
      } catch (ScopeCancelled e) {
        assertThat(got).isFalse();
      }
      assertThat(Thread.interrupted()).isFalse();
      assertThat(permit.value()).isEqualTo(got ? 0 : 1);
    }
  }

  @Test
  void aShieldAgainstACancellationHoldsAndTheCancellationComesAfterIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      AtomicReference<Throwable> broken = new AtomicReference<>();
      Event begun = new Event();
      try (Scope scope = open("shielded")) {
        Task<?> task =
            scope.fork(
                () -> {
                  begun.set();
                  for (int i = 0; i < 20; i++) {
                    Semaphore permit = new Semaphore(0);
                    try {
                      Scope.shield(
                          Duration.ofHours(1),
                          () -> {
                            new Event().await(Duration.ofNanos(1000));
                            permit.release();
                            permit.acquire();
                          });
                    } catch (Throwable e) {
                      broken.set(e);
                    }
                  }
                  never.await();
                });
        begun.await();
        scope.cancel();
        scope.join();
        assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
      }
      assertThat(broken.get()).isNull();
    }
  }

  @Test
  void aScopeOpenedWhileItsSurroundingsAreCancelledIsCancelledToo() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Event begun = new Event();
      try (Scope outer = open("outer")) {
        Task<?> task =
            outer.fork(
                () -> {
                  begun.set();
                  try (Scope inner = open("inner")) {
                    inner.fork(() -> never.await());
                    inner.join();
                  }
                });
        begun.await();
        outer.cancel();
        outer.join();
        assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
      }
    }
  }

  @Test
  void manyTasksUnderALimitAllEndAlsoWhenSomeFork() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    try (Scope scope = open("many").limit(4)) {
      for (int i = 0; i < ROUNDS; i++) {
        scope.fork(() -> scope.fork(ended::incrementAndGet));
      }
      scope.join();
    }
    assertThat(ended).hasValue(ROUNDS);
  }

  /** Whether the calling thread was interrupted meanwhile. */
  private static boolean awaitEndOf(Actor<Void> actor) throws Exception {
    boolean interrupted = false;
    for (; ; ) {
      try {
        actor.result();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
