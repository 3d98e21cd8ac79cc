package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VolatileUpdateTest {

  @Test
  void readAndWrittenInTwoSteps() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private static volatile long total;
              private volatile int sold;
              private volatile boolean open;
              private volatile String names = "";

              void sell(int count, String name) {
                sold++; // finds volatile-update
                --this.sold; // finds volatile-update
                sold += count; // finds volatile-update
                sold = sold + count; // finds volatile-update
                sold = Math.max(count, sold); // finds volatile-update
                total += count; // finds volatile-update
                Shop.total = (total * 3); // finds volatile-update
                open = !open; // finds volatile-update
                names += name; // finds volatile-update
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void withoutAnySignOfSharingItIsANote() {
    CheckedSource.of(
            "Stream",
            """
            class Stream {
              private static volatile int opened;
              private volatile int received;
              private volatile int sent;

              void receive(int count) {
                opened++; // finds volatile-update
                received += count;
                sent += count; // finds volatile-update
              }

              synchronized void send(int count) {
                sent += count;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void underALockNothingIsLost() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final ReentrantLock lock = new ReentrantLock();
              private volatile int sold;

              synchronized void sell() {
                sold++;
              }

              void sellLocked() {
                lock.lock();
                try {
                  sold++;
                } finally {
                  lock.unlock();
                }
              }

              void asserted() {
                assert lock.isHeldByCurrentThread();
                sold++;
              }

              void assertedByHelper() {
                mustHold();
                sold++;
              }

              private void mustHold() {
                assert lock.isHeldByCurrentThread();
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void theLockOfAllCallersCounts() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              volatile int sold;

              synchronized void sell() {
                count();
              }

              synchronized void giveBack() {
                count();
              }

              private void count() {
                sold++;
              }

              public void countPublicly() {
                sold++;
              }
            }
            """)
        .and(
            "Till",
            """
            class Till {
              private final Shop shop = new Shop();

              void ring() {
                synchronized (shop) {
                  shop.countPublicly();
                }
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void oneCallerWithoutTheLockIsEnough() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private volatile int sold;

              synchronized void sell() {
                count();
              }

              void giveBack() {
                count();
              }

              private void count() {
                sold++; // finds volatile-update
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void anObjectThatIsStillPrivate() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private static volatile int shops;
              private volatile int sold;

              static {
                shops++;
              }

              Shop(int sold) {
                this.sold = sold;
                this.sold++;
              }

              static Shop busy() {
                Shop shop = new Shop(1);
                shop.sold += 5;
                return shop;
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void theSameFieldOfAnotherObjectIsNoUpdate() {
    CheckedSource.of(
            "Link",
            """
            class Link {
              volatile int depth;

              void below(Link parent) {
                this.depth = parent.depth + 1;
              }

              void take(Link other) {
                depth = other.depth * 2;
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void plainWritesAndOtherFieldsAreFine() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private volatile int sold;
              private int plain;

              void set(int count) {
                sold = count;
                sold = plain + 1;
                plain++;
                int copy = sold + 1;
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void itCanBeSuppressed() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private volatile int sold;

              @SuppressWarnings("heddle.volatile-update")
              void sell() {
                sold++;
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }

  @Test
  void theMessageNamesAnAtomicType() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private static volatile long sold;

                      void sell() {
                        sold++;
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.volatile-update] 'sold' is volatile, but read and written in two steps, with no lock held: what another thread writes in between is lost
                Repair: use an AtomicLong or a LongAdder, or hold one lock around every update\
            """);
  }

  @Test
  void missedThroughALocalVariable() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private volatile int sold;

              void sell() {
                int before = sold;
                sold = before + 1;
              }
            }
            """)
        .with("-Aheddle.severity.volatileUpdate=warning")
        .isAsMarked();
  }
}
