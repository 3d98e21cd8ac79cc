package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** A lock that an object passes to the parts that it makes is one lock, by whatever name. */
final class SharedLocksTest {

  private static final String SIGNALLING =
      """
      import java.util.function.BooleanSupplier;

      public class Signalling {
        private final java.util.concurrent.locks.Lock lock;
        private final java.util.concurrent.locks.Condition changed;

        public Signalling() {
          lock = new ReentrantLock();
          changed = lock.newCondition();
        }

        public Signalling(java.util.concurrent.locks.Lock lock) {
          this.lock = lock;
          changed = lock.newCondition();
        }

        public void await(BooleanSupplier until) throws InterruptedException {
          lock.lock();
          try {
            while (!until.getAsBoolean()) {
              changed.await();
            }
          } finally {
            lock.unlock();
          }
        }

        public void signal() {
          lock.lock();
          try {
            changed.signalAll();
          } finally {
            lock.unlock();
          }
        }
      }
      """;

  /** A class with a part that waits and signals. */
  private static CheckedSource answer(String part, String mark) {
    return CheckedSource.of("Signalling", SIGNALLING)
        .and(
            "Answer",
            """
            public class Answer {
              private final ReentrantLock lock = new ReentrantLock();
              private final Signalling there = %s;
              private boolean known;

              public void set() {
                lock.lock();
                try {
                  known = true;
                  there.signal();
                } finally {
                  lock.unlock();
                }
              }

              public void await() throws InterruptedException {
                there.await(() -> isKnown());%s
              }

              private boolean isKnown() {
                lock.lock();
                try {
                  return known;
                } finally {
                  lock.unlock();
                }
              }
            }
            """
                .formatted(part, mark));
  }

  @Test
  void aPartThatIsPassedTheLockOfItsWholeTakesThatLock() {
    answer("new Signalling(lock)", "").isAsMarked();
  }

  @Test
  void aPartWithALockOfItsOwnTakesAnother() {
    answer("new Signalling()", " // finds lock-order").isAsMarked();
    answer("new Signalling(new ReentrantLock())", " // finds lock-order").isAsMarked();
  }

  @Test
  void siblingsThatArePassedOneLock() {
    CheckedSource.of(
            "Cluster",
            """
            public class Cluster {
              private final ReentrantLock lock = new ReentrantLock();
              private final Joins joins = new Joins(this, lock);
              private final States states = new States(this, lock);

              Joins joins() {
                return joins;
              }

              States states() {
                return states;
              }

              static final class Joins {
                private final Cluster cluster;
                private final java.util.concurrent.locks.Lock clusterLock;

                Joins(Cluster cluster, java.util.concurrent.locks.Lock clusterLock) {
                  this.cluster = cluster;
                  this.clusterLock = clusterLock;
                }

                public void join() {
                  clusterLock.lock();
                  try {
                    cluster.states().change();
                  } finally {
                    clusterLock.unlock();
                  }
                }

                public void count() {
                  clusterLock.lock();
                  clusterLock.unlock();
                }
              }

              static final class States {
                private final Cluster cluster;
                private final java.util.concurrent.locks.Lock clusterLock;

                States(Cluster cluster, java.util.concurrent.locks.Lock clusterLock) {
                  this.cluster = cluster;
                  this.clusterLock = clusterLock;
                }

                public void change() {
                  clusterLock.lock();
                  clusterLock.unlock();
                }

                public void freeze() {
                  clusterLock.lock();
                  try {
                    cluster.joins().count();
                  } finally {
                    clusterLock.unlock();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }
}
