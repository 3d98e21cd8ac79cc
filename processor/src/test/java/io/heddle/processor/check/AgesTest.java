package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Objects that lock what their constructors were passed. */
final class AgesTest {

  @Test
  void layersThatLockTheLayersBelowThemMakeNoCircle() {
    CheckedSource.of(
            "Cache",
            """
            class Cache {
              private final Log below;

              Cache(Log below) {
                this.below = below;
              }

              synchronized void put() {
                if (below != null) {
                  below.put();
                }
              }
            }

            class Log {
              private final Cache below;

              Log(Cache below) {
                this.below = below;
              }

              synchronized void put() {
                if (below != null) {
                  below.put();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLayerThatAlsoCallsTheLayerAboveMakesOne() {
    CheckedSource.of(
            "Cache",
            """
            class Cache {
              private final Log below;

              Cache(Log below) {
                this.below = below;
              }

              synchronized void put() {
                below.put();
              }

              synchronized void forget() {}
            }

            class Log {
              private Cache above;

              synchronized void above(Cache cache) {
                above = cache;
              }

              synchronized void put() {
                above.forget(); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPartThatKnowsItsWholeMakesOne() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Till till = new Till(this);

              synchronized void close() {
                till.empty();
              }

              synchronized void count() {}
            }

            class Till {
              private final ReentrantLock lock = new ReentrantLock();
              private final Shop shop;

              Till(Shop shop) {
                this.shop = shop;
              }

              void empty() {
                lock.lock();
                lock.unlock();
              }

              void sell() {
                lock.lock();
                try {
                  shop.count(); // finds lock-order
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void locksInFieldsBelongToTheObjectThatHasTheField() {
    CheckedSource.of(
            "Cache",
            """
            class Cache {
              private final ReentrantLock lock = new ReentrantLock();
              private final Log below;

              Cache(Log below) {
                this.below = below;
              }

              void put() {
                lock.lock();
                try {
                  below.put();
                } finally {
                  lock.unlock();
                }
              }
            }

            class Log {
              private final ReentrantLock lock = new ReentrantLock();
              private final Cache below;

              Log(Cache below) {
                this.below = below;
              }

              void put() {
                lock.lock();
                try {
                  below.put();
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
