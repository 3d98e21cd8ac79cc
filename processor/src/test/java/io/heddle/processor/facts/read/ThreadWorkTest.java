package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What bodies have to do with other threads. */
class ThreadWorkTest {

  @Test
  void aThreadIsMadeStartedAndJoined() {
    assertThat(
            Reader.flow(
                """
                void run() throws InterruptedException {
                  Thread thread = new Thread(() -> a(), "a");
                  thread.start();
                  thread.join();
                }
                """))
        .isEqualTo(
            """
            0: own make new Thread {a function, new Thread} -> 1
            1: -> 2 !throws
            2: START new Thread -> 3
            3: -> 4 !throws
            4: block JOIN at new Thread -> 5
            5: -> exit !throws""");
  }

  @Test
  void aThreadThatLeavesTheBodyIsNotItsOwn() {
    assertThat(
            Reader.flow(
                """
                Thread run() {
                  Thread thread = new Thread(() -> a());
                  return thread;
                }
                """))
        .startsWith("0: make new Thread {a function, new Thread} -> 1");
  }

  @Test
  void aTaskIsHandedToAnExecutor() {
    assertThat(
            Reader.flow(
                """
                ExecutorService pool;
                int run() throws Exception {
                  Future<Integer> task = pool.submit(() -> 1);
                  return task.get(1, TimeUnit.SECONDS);
                }
                """))
        .isEqualTo(
            """
            0: start new Future {a function} by pool -> 1
            1: -> 2 !throws
            2: block RESULT at new Future timed -> 3
            3: -> exit !throws""");
  }

  @Test
  void whatAFieldKeepsIsNoted() {
    assertThat(
            Reader.flow(
                """
                Thread kept;
                void run() {
                  Thread thread = new Thread(() -> a());
                  kept = thread;
                }
                """))
        .isEqualTo(
            """
            0: make new Thread {a function, new Thread} -> 1
            1: -> 2 !throws
            2: keep new Thread in kept -> exit""");
  }

  @Test
  void aPoolHasANumberOfThreadsAndABarrierOfParties() {
    assertThat(
            Reader.flow(
                """
                void run() {
                  ExecutorService pool = Executors.newFixedThreadPool(2);
                  CyclicBarrier barrier = new CyclicBarrier(3);
                  pool.execute(() -> barrier.reset());
                }
                """))
        .startsWith(
            """
            0: own size [2] of new ExecutorService -> 1
            1: -> 2 !throws
            2: own size [3] of new CyclicBarrier -> 3""");
  }
}
