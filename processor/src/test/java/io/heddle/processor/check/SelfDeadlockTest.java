package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SelfDeadlockTest {

  @Test
  void aPlainLockIsNotReentered() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final Lock lock = new Lock("counter");
              private int count;

              void add() {
                lock.acquire();
                try {
                  count++;
                } finally {
                  lock.release();
                }
              }

              void addTwice() {
                lock.acquire();
                try {
                  add(); // finds self-deadlock
                } finally {
                  lock.release();
                }
              }

              void nested() {
                try (var one = lock.hold()) {
                  try (var two = lock.hold()) { // finds self-deadlock
                    assert one != two;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessagePrintsThePath() {
    assertThat(
            CheckedSource.of(
                    "Counter",
                    """
                    class Counter {
                      private final Lock lock = new Lock();

                      private void add() {
                        lock.acquire();
                        lock.release();
                      }

                      void addTwice() {
                        lock.acquire();
                        add();
                        lock.release();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.self-deadlock] the thread that holds 'lock' takes it again and waits for itself for ever: this kind of lock is not reentrant
                Counter.java:11: Counter.addTwice takes 'lock'
                Counter.java:12: Counter.addTwice calls Counter.add
                Counter.java:6: Counter.add takes 'lock'
                Repair: use a reentrant lock, or move the inner part into a method that expects the lock held\
            """);
  }

  @Test
  void reentrantLocksAndAttemptsAreFine() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final RLock reentrant = new RLock();
              private final ReentrantLock java = new ReentrantLock();
              private final Lock plain = new Lock();

              synchronized void monitor() {
                synchronized (this) {
                  reentrant.acquire(); // finds unreleased-lock
                  reentrant.acquire();
                  java.lock(); // finds unreleased-lock
                  java.lock();
                }
              }

              void attempt() {
                plain.acquire();
                if (plain.tryAcquire()) {
                  plain.release();
                }
                plain.release();
              }

              void oneAfterTheOther() {
                plain.acquire();
                plain.release();
                plain.acquire();
                plain.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anotherObjectsLockIsAnotherLock() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final Lock lock = new Lock();

              void add(Counter other) {
                lock.acquire();
                other.lock.acquire(); // finds same-class-order
                other.lock.release();
                lock.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anOverridingMethodThatMayRunMakesItAWarning() {
    assertThat(
            CheckedSource.of(
                    "Base",
                    """
                    class Base {
                      final Lock lock = new Lock();

                      void run() {
                        lock.acquire();
                        step();
                        lock.release();
                      }

                      void step() {}
                    }

                    class Derived extends Base {
                      @Override void step() {
                        lock.acquire();
                        lock.release();
                      }
                    }
                    """)
                .kinds())
        .containsExactly("WARNING self-deadlock");
  }

  @Test
  void aNewObjectRunsTheMethodOfItsOwnClass() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              static final Lock LOCK = new Lock();

              static class Quiet {
                void add() {}
              }

              static class Loud extends Quiet {
                @Override
                void add() {
                  LOCK.acquire();
                  LOCK.release();
                }
              }

              void run() {
                Quiet loud = new Loud();
                Quiet quiet = new Quiet();
                Quiet unnamed =
                    new Quiet() {
                      @Override
                      void add() {
                        LOCK.acquire();
                        LOCK.release();
                      }
                    };
                LOCK.acquire();
                quiet.add();
                loud.add(); // finds self-deadlock
                unnamed.add(); // finds self-deadlock
                LOCK.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void eachRoundOfALoopLocksAnotherObject() {
    CheckedSource.of(
            "Nodes",
            """
            class Nodes {
              static class Node {
                final Lock lock = new Lock();
              }

              void polled(Queue<Node> queue) {
                Node node;
                while ((node = queue.poll()) != null) {
                  node.lock.acquire();
                }
              }

              void matched(List<?> nodes) {
                for (int i = 0; i < nodes.size(); i++) {
                  if (nodes.get(i) instanceof Node node) {
                    node.lock.acquire(); // finds unreleased-lock
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }
}
