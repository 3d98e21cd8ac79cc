package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

final class LockUpgradeTest {

  @Test
  void writingWhileReadingWaitsForItself() {
    CheckedSource.of(
            "Prices",
            """
            class Prices {
              private final ReentrantReadWriteLock java = new ReentrantReadWriteLock();
              private final RwLock heddle = new RwLock();

              void direct() {
                java.readLock().lock();
                java.writeLock().lock(); // finds lock-upgrade
                java.writeLock().unlock();
                java.readLock().unlock();
              }

              void throughACall() {
                heddle.readLock().acquire();
                try {
                  put(); // finds lock-upgrade
                } finally {
                  heddle.readLock().release();
                }
              }

              private void put() {
                heddle.writeLock().acquire();
                heddle.writeLock().release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void downgradesAndSecondReadersAreFine() {
    CheckedSource.of(
            "Prices",
            """
            class Prices {
              private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

              void downgrade() {
                lock.writeLock().lock();
                lock.readLock().lock();
                lock.writeLock().unlock();
                lock.readLock().unlock();
              }

              void twice() {
                lock.readLock().lock();
                lock.readLock().lock();
                lock.readLock().unlock();
                lock.readLock().unlock();
              }

              void releasedFirst() {
                lock.readLock().lock();
                lock.readLock().unlock();
                lock.writeLock().lock();
                lock.writeLock().unlock();
              }

              void writerThatReadsAndWrites() {
                lock.writeLock().lock();
                lock.readLock().lock();
                lock.writeLock().lock();
                lock.writeLock().unlock();
                lock.readLock().unlock();
                lock.writeLock().unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void wovenReadersMayNotCallWovenWriters() {
    CheckedSource.of(
            "Prices",
            """
            @Threaded
            class Prices {
              @Guarded(value = "prices", mode = Guarded.Mode.READ) int get() {
                put(1); // finds lock-upgrade
                return 1;
              }

              @Guarded("prices") void put(int price) {
                get();
              }
            }
            """)
        .isAsMarked();
  }
}
