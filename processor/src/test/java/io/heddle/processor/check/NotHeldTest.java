package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NotHeldTest {

  @Test
  void aSecondReleaseOnOnePath() {
    CheckedSource.of(
            "Stock",
            """
            class Stock {
              private final ReentrantLock lock = new ReentrantLock();
              private int apples;

              void sell(boolean last) {
                lock.lock();
                try {
                  apples--;
                  if (last) {
                    lock.unlock();
                  }
                } finally {
                  lock.unlock(); // finds not-held
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhatThePathDid() {
    assertThat(
            CheckedSource.of(
                    "Stock",
                    """
                    class Stock {
                      private final ReentrantLock lock = new ReentrantLock();

                      void sell() throws InterruptedException {
                        try {
                          lock.lockInterruptibly();
                        } finally {
                          lock.unlock();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.not-held] the release needs 'lock'; found: a path that leads here without having got it
                Stock.java:7: Stock.sell is interrupted while it waits
                Repair: give it back only where it was taken\
            """);
  }

  @Test
  void anAttemptThatFailedHoldsNothing() {
    CheckedSource.of(
            "Stock",
            """
            class Stock {
              private final ReentrantLock lock = new ReentrantLock();
              private int apples;

              void ignored() {
                lock.tryLock();
                try {
                  apples++;
                } finally {
                  lock.unlock(); // finds not-held
                }
              }

              void asked() {
                if (lock.tryLock()) {
                  try {
                    apples++;
                  } finally {
                    lock.unlock();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theOtherSideIsAnotherLock() {
    CheckedSource.of(
            "Prices",
            """
            class Prices {
              private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
              private int price;

              int read() {
                lock.readLock().lock(); // finds unreleased-lock
                try {
                  return price;
                } finally {
                  lock.writeLock().unlock(); // finds not-held
                }
              }

              void downgrade() {
                lock.writeLock().lock();
                try {
                  price++;
                  lock.readLock().lock();
                } finally {
                  lock.writeLock().unlock();
                }
                try {
                  price++;
                } finally {
                  lock.readLock().unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void takenInsideTheTryIsANote() {
    assertThat(
            CheckedSource.of(
                    "Stock",
                    """
                    class Stock {
                      private final ReentrantLock lock = new ReentrantLock();

                      void sell(Runnable task) {
                        try {
                          task.run();
                          lock.lock();
                          task.run();
                        } finally {
                          lock.unlock();
                        }
                      }
                    }
                    """)
                .with("-Aheddle.severity.notHeld=note")
                .kinds())
        .containsExactly("NOTE not-held");
  }

  @Test
  void takenFirstInsideTheTryIsFine() {
    CheckedSource.of(
            "Stock",
            """
            class Stock {
              private final ReentrantLock lock = new ReentrantLock();

              void sell(Runnable task) {
                try {
                  lock.lock();
                  task.run();
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void waitingAndWakingNeedTheMonitor() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              private boolean full;
              private final Object signal = new Object();

              public void fill() {
                full = true;
                notifyAll(); // finds not-held
              }

              public void await() throws InterruptedException {
                while (!full) {
                  signal.wait(); // finds not-held
                }
              }

              public void wrongOne() {
                synchronized (this) {
                  signal.notify(); // finds not-held
                }
              }

              public synchronized void fine() throws InterruptedException {
                while (!full) {
                  wait();
                }
                synchronized (signal) {
                  signal.notifyAll();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConditionNeedsItsLock() {
    CheckedSource.of(
            "Queue",
            """
            class Queue {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition ready = lock.newCondition();
              private final RLock own = new RLock();
              private final Condition free = new Condition(own);
              private boolean open;

              public void open() {
                open = true;
                ready.signalAll(); // finds not-held
              }

              public void freed() {
                free.signal(); // finds not-held
              }

              public void fine() throws InterruptedException {
                lock.lock();
                try {
                  while (!open) {
                    ready.await();
                  }
                } finally {
                  lock.unlock();
                }
                free.acquire();
                try {
                  free.signalAll();
                } finally {
                  free.release();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void helpersAreJudgedByTheirCallers() {
    CheckedSource.of(
            "Pool",
            """
            class Pool {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition ready = lock.newCondition();
              private int idle;

              void put() {
                lock.lock();
                try {
                  idle++;
                  wake();
                } finally {
                  leave();
                }
              }

              private void wake() {
                ready.signal();
              }

              private void leave() {
                lock.unlock();
              }

              synchronized void close() {
                wakeAll();
              }

              void wakeAll() {
                notifyAll();
              }

              void unsafe() {
                wakeNobody();
              }

              private void wakeNobody() {
                ready.signal(); // finds not-held
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void conditionsOfUnknownLocksAreLeftAlone() {
    CheckedSource.of(
            "Waiters",
            """
            class Waiters {
              private final java.util.concurrent.locks.Condition ready;
              private final Map<String, Object> monitors = new HashMap<>();

              Waiters(java.util.concurrent.locks.Condition ready) {
                this.ready = ready;
              }

              public void wake(String name) {
                ready.signalAll();
                monitors.get(name).notifyAll();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void wrappersAndHandOversAreLeftAlone() {
    CheckedSource.of(
            "Wrapper",
            """
            class Wrapper {
              private final ReentrantLock lock = new ReentrantLock();
              private final io.heddle.Semaphore permits = new io.heddle.Semaphore(1);

              public void enter() {
                lock.lock();
              }

              public void exit() {
                lock.unlock();
              }

              public Runnable handOver() {
                lock.lock();
                return () -> lock.unlock();
              }

              public void permit() {
                permits.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void insideOutBelongsToTheCaller() {
    CheckedSource.of(
            "Inverted",
            """
            class Inverted {
              private final ReentrantLock lock = new ReentrantLock();

              public void unlocked(Runnable task) {
                lock.unlock();
                try {
                  task.run();
                } finally {
                  lock.lock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aReassignedLocalNamesNoLock() {
    CheckedSource.of(
            "Hands",
            """
            class Hands {
              static class Node {
                final ReentrantLock lock = new ReentrantLock();
                Node next;
              }

              void walk(Node head) {
                Node at = head;
                at.lock.lock();
                while (at.next != null) {
                  Node next = at.next;
                  next.lock.lock();
                  at.lock.unlock();
                  at = next;
                }
                at.lock.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aDeclaredReleaseNeedsTheLock() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final ReentrantLock lock = new ReentrantLock();

              @Acquires("lock")
              void enter() {
                lock.lock();
              }

              @Releases("lock")
              void exit() {
                lock.unlock();
              }

              void twice() {
                enter();
                exit();
                exit(); // finds not-held
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesAReleaseWithoutAnyAcquisition() {
    CheckedSource.of(
            "Missed",
            """
            class Missed {
              private final ReentrantLock lock = new ReentrantLock();

              public void run() {
                lock.unlock();
              }
            }
            """)
        .isAsMarked();
  }
}
