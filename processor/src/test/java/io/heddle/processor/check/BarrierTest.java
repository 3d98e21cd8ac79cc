package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BarrierTest {

  @Test
  void aPoolWithFewerThreadsThanPartiesNeverPasses() {
    CheckedSource.of(
            "Race",
            """
            class Race {
              void tooFew() {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                CyclicBarrier start = new CyclicBarrier(3); // finds barrier
                for (int i = 0; i < 3; i++) {
                  pool.submit(() -> start.await());
                }
              }

              void enough() {
                ExecutorService pool = Executors.newFixedThreadPool(3);
                CyclicBarrier start = new CyclicBarrier(3);
                for (int i = 0; i < 3; i++) {
                  pool.submit(() -> start.await());
                }
              }

              void withTheCaller() throws Exception {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                CyclicBarrier start = new CyclicBarrier(3);
                for (int i = 0; i < 2; i++) {
                  pool.submit(() -> start.await());
                }
                start.await();
              }

              void anyNumber(ExecutorService pool, int runners) {
                CyclicBarrier start = new CyclicBarrier(runners);
                CyclicBarrier end = new CyclicBarrier(3);
                for (int i = 0; i < runners; i++) {
                  pool.submit(() -> start.await());
                  pool.submit(() -> end.await());
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void threadsThatAreStartedOneByOneAreCounted() {
    CheckedSource.of(
            "Race",
            """
            class Race {
              void twoAtTheLine() {
                CyclicBarrier line = new CyclicBarrier(3); // finds barrier
                new Thread(() -> { try { line.await(); } catch (Exception e) { arrive(); } }).start();
                new Thread(() -> { try { line.await(); } catch (Exception e) { arrive(); } }).start();
              }

              void passedOn() {
                CyclicBarrier line = new CyclicBarrier(3);
                new Thread(() -> { try { line.await(); } catch (Exception e) { arrive(); } }).start();
                join(line);
              }

              private void join(CyclicBarrier line) {}

              private void arrive() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void nobodyArrivesWithALockThatAnotherPartyNeeds() {
    CheckedSource.of(
            "Phases",
            """
            class Phases {
              private final Barrier barrier = new Barrier(2);
              private final CyclicBarrier line = new CyclicBarrier(2);
              private int phase;

              synchronized void next() throws InterruptedException {
                phase++;
                barrier.await(); // finds barrier
              }

              void right() throws Exception {
                synchronized (this) {
                  phase++;
                }
                line.await();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theLockOfAPartyOfItsOwnHindersNobody() {
    CheckedSource.of(
            "Party",
            """
            class Party {
              private final Barrier shared;

              Party(Barrier shared) {
                this.shared = shared;
              }

              void arrive(Barrier other) throws InterruptedException {
                Object own = new Object();
                synchronized (own) {
                  other.await();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anActionDoesNotWait() {
    assertThat(
            CheckedSource.of(
                    "Phases",
                    """
                    class Phases {
                      private final Barrier barrier = new Barrier(2, () -> gather());
                      private final Barrier fine = new Barrier(2, () -> count());
                      private int count;

                      private void gather() {
                        try {
                          barrier.await();
                        } catch (InterruptedException e) {
                          count();
                        }
                      }

                      private void count() {
                        count++;
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.barrier] all parties wait until the action of the barrier has ended; found: the action waits itself
                Phases.java:3: a lambda calls Phases.gather
                Phases.java:9: it calls Barrier.await
                Repair: let one party do the waiting after the barrier has let it through\
            """);
  }
}
