package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AwaitHoldingTest {

  @Test
  void aMonitorStaysHeldWhileAConditionIsAwaited() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition filled = lock.newCondition();
              private int count;

              synchronized void take() throws InterruptedException {
                lock.lock();
                try {
                  while (count == 0) {
                    filled.await(); // finds await-holding
                  }
                } finally {
                  lock.unlock();
                }
              }

              void fine() throws InterruptedException {
                lock.lock();
                try {
                  while (count == 0) {
                    filled.await();
                  }
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theSecondLockCanBeHeldByACaller() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final Store store = new Store();

                      synchronized void sell() throws InterruptedException {
                        store.take();
                      }
                    }

                    class Store {
                      private int count;

                      synchronized void take() throws InterruptedException {
                        while (count == 0) {
                          wait();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.await-holding] waiting gives up 'store' only; found: 'this' stays held meanwhile by Shop.sell
                Shop.java:5: Shop.sell takes 'this'
                Shop.java:6: Shop.sell calls Store.take
                Shop.java:15: Store.take waits, and gives up 'store' only
                Repair: wait without 'this', or use one lock for both\
            """);
  }

  @Test
  void theSameLockUnderAnotherNameIsNoSecondLock() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              private final Object mutex;
              private final ReentrantLock lock;
              private final java.util.concurrent.locks.Condition filled;
              private int count;

              Store(Object mutex, ReentrantLock lock) {
                this.mutex = mutex == null ? this : mutex;
                this.lock = lock;
                this.filled = lock.newCondition();
              }

              synchronized void byThis() throws InterruptedException {
                synchronized (mutex) {
                  while (count == 0) {
                    mutex.wait();
                  }
                }
              }

              static void byArgument(Store held, Store waited) throws InterruptedException {
                synchronized (held) {
                  synchronized (waited) { // finds same-class-order
                    while (waited.count == 0) {
                      waited.wait();
                    }
                  }
                }
              }

              void byCondition() throws InterruptedException {
                lock.lock();
                try {
                  while (count == 0) {
                    filled.await();
                  }
                } finally {
                  lock.unlock();
                }
              }

              synchronized void again() throws InterruptedException {
                synchronized (this) {
                  while (count == 0) {
                    wait();
                  }
                }
              }

              void passed(Object own) throws InterruptedException {
                synchronized (own) {
                  waitAt(own);
                }
              }

              private void waitAt(Object monitor) throws InterruptedException {
                while (count == 0) {
                  monitor.wait();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void twoFieldsOfOneObjectAreTwoLocks() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              private final Object read = new Object();
              private final Object write = new Object();
              private int count;

              void take() throws InterruptedException {
                synchronized (read) {
                  synchronized (write) {
                    while (count == 0) {
                      write.wait(); // finds await-holding
                    }
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockGivenBackBeforeTheWaitIsNotHeld() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              private final ReentrantLock lock = new ReentrantLock();
              private final Object ready = new Object();
              private int count;

              void take() throws InterruptedException {
                lock.lock();
                try {
                  insideOut();
                } finally {
                  lock.unlock();
                }
              }

              private void insideOut() throws InterruptedException {
                lock.unlock();
                try {
                  synchronized (ready) {
                    while (count == 0) {
                      ready.wait();
                    }
                  }
                } finally {
                  lock.lock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aTimedWaitIsANote() {
    assertThat(
            CheckedSource.of(
                    "Store",
                    """
                    class Store {
                      private final Object ready = new Object();
                      private int count;

                      synchronized void take() throws InterruptedException {
                        synchronized (ready) {
                          while (count == 0) {
                            ready.wait(100);
                          }
                        }
                      }
                    }
                    """)
                .with("-Aheddle.severity.awaitHolding=note")
                .kinds())
        .containsExactly("NOTE await-holding");
  }

  @Test
  void missesAConditionWhoseLockIsNotKnown() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              private int count;

              synchronized void take(java.util.concurrent.locks.Condition filled)
                  throws InterruptedException {
                while (count == 0) {
                  filled.await();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
