package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.queue.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Random waits, time-outs and interrupts by several threads, after which the books must balance.
 * The seed of what each thread does is fixed; how they meet is not.
 */
class TortureTest extends OnEachThreadKind {

  private static final int THREADS = 6;
  private static final int ROUNDS = 400;

  @Test
  void noPermitIsLostOrMade() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    torture(
        random -> {
          boolean acquired =
              switch (random.nextInt(3)) {
                case 0 -> {
                  semaphore.acquire();
                  yield true;
                }
                case 1 -> semaphore.tryAcquire(moment(random));
                default -> semaphore.tryAcquire();
              };
          if (acquired) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
            semaphore.release();
          }
        });
    assertThat(most.get()).isBetween(1, 2);
    assertThat(semaphore.value()).isEqualTo(2);
    assertThat(semaphore.waiters()).isZero();
  }

  @Test
  void noItemIsLostOrGotTwice() throws Exception {
    Queue<Integer> queue = new Queue<>(3);
    AtomicLong put = new AtomicLong();
    AtomicLong got = new AtomicLong();
    torture(
        random -> {
          int item = random.nextInt(1, 1_000);
          if (random.nextBoolean()) {
            if (queue.tryPut(item, moment(random))) {
              put.addAndGet(item);
            }
          } else {
            queue
                .tryGet(moment(random))
                .ifPresent(
                    taken -> {
                      got.addAndGet(taken);
                      queue.taskDone();
                    });
          }
        });
    for (int rest = queue.size(); rest > 0; rest--) {
      got.addAndGet(queue.get());
      queue.taskDone();
    }
    assertThat(got.get()).isEqualTo(put.get());
    assertThat(queue.unfinishedTasks()).isZero();
    assertThat(queue.waiters()).isZero();
  }

  @Test
  void awaitRestoresEveryLevelAndForgetsNobody() throws Exception {
    RLock lock = new RLock();
    Condition changed = new Condition(lock);
    int[] tokens = new int[1];
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger given = new AtomicInteger();
    torture(
        random -> {
          int level = random.nextInt(1, 4);
          for (int i = 0; i < level; i++) {
            lock.acquire();
          }
          try {
            if (random.nextBoolean()) {
              tokens[0]++;
              given.incrementAndGet();
              changed.signal();
            } else if (changed.awaitUntil(() -> tokens[0] > 0, moment(random))) {
              tokens[0]--;
              taken.incrementAndGet();
            }
          } finally {
            assertThat(lock.holdCount()).isEqualTo(level);
            for (int i = 0; i < level; i++) {
              lock.release();
            }
          }
        });
    assertThat(tokens[0]).isEqualTo(given.get() - taken.get());
    assertThat(changed.waiters()).isZero();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void aMeetingEndsInOneWayForAll() throws Exception {
    int parties = 3;
    Barrier barrier = new Barrier(parties);
    AtomicInteger[] passed = new AtomicInteger[parties];
    for (int i = 0; i < parties; i++) {
      passed[i] = new AtomicInteger();
    }
    torture(
        random -> {
          try {
            passed[barrier.await(moment(random))].incrementAndGet();
          } catch (BrokenBarrierException e) {
            barrier.reset();
          }
        });
    assertThat(passed[0].get()).isEqualTo(passed[1].get()).isEqualTo(passed[2].get());
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void nobodySleepsThroughASet() throws Exception {
    Event event = new Event();
    torture(
        random -> {
          switch (random.nextInt(3)) {
            case 0 -> event.set();
            case 1 -> event.clear();
            default -> event.await(moment(random));
          }
        });
    assertThat(event.waiters()).isZero();
    event.set();
    assertThat(event.await(Duration.ZERO)).isTrue();
  }

  @Test
  void readersAndWritersKeepApart() throws Exception {
    RwLock lock = new RwLock();
    AtomicInteger readers = new AtomicInteger();
    AtomicInteger writers = new AtomicInteger();
    torture(
        random -> {
          boolean writes = random.nextInt(3) == 0;
          Lockable side = writes ? lock.writeLock() : lock.readLock();
          if (side.tryAcquire(moment(random))) {
            try {
              AtomicInteger own = writes ? writers : readers;
              int beside = own.incrementAndGet() + (writes ? readers.get() : 0);
              assertThat(writes ? beside == 1 : writers.get() == 0).isTrue();
              Thread.yield();
              own.decrementAndGet();
            } finally {
              side.release();
            }
          }
        });
    assertThat(lock.waiters()).isZero();
    assertThat(lock.readLock().locked()).isFalse();
    assertThat(lock.writeLock().tryAcquire()).isTrue();
  }

  /** Lets all threads do something again and again, and interrupts one of them now and then. */
  private void torture(Operation operation) throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    Lock guard = new Lock();
    AtomicInteger running = new AtomicInteger(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      threads.add(
          kind.unstarted(
              () -> {
                try {
                  repeat(operation, random);
                } catch (Throwable e) {
                  guard.run(() -> failures.add(e));
                } finally {
                  running.decrementAndGet();
                }
              }));
    }
    threads.forEach(Thread::start);
    Random victims = new Random(THREADS);
    Actor.until(
        () -> {
          threads.get(victims.nextInt(THREADS)).interrupt();
          return running.get() == 0;
        });
    assertThat(failures).isEmpty();
  }

  private static void repeat(Operation operation, Random random) {
    for (int round = 0; round < ROUNDS; round++) {
      try {
        operation.run(random);
      } catch (InterruptedException e) {
        Thread.yield();
      }
    }
  }

  /** From nothing to about as long as others need to come. */
  private static Duration moment(Random random) {
    return Duration.ofNanos(random.nextInt(200_000));
  }

  @FunctionalInterface
  private interface Operation {
    void run(Random random) throws InterruptedException;
  }
}
