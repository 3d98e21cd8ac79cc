package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LockObjectTest {

  @Test
  void boxedValuesAndStringsAreShared() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Integer size = 5;
              private final Boolean open = true;
              private static final String LOCK = "lock";
              private int sold;

              void boxed() {
                synchronized (size) { // finds lock-object
                  sold++;
                }
                synchronized (open) { // finds lock-object
                  sold++;
                }
              }

              void named(String customer) {
                synchronized (LOCK) { // finds lock-object
                  sold++;
                }
                synchronized (customer) { // finds lock-object
                  sold++;
                }
                synchronized (customer.intern()) { // finds lock-object
                  sold++;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aStringOrBoxMadeForTheLockIsNobodyElses() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              @SuppressWarnings("removal")
              private final Integer count = new Integer(0);
              private final String lock = new String("lock");
              private int sold;

              void sell() {
                synchronized (lock) {
                  sold++;
                }
                synchronized (count) {
                  sold--;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void valuesHaveNoIdentity() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Optional<String> name = Optional.of("apples");
              private final java.time.Instant opened = java.time.Instant.now();
              private final java.time.format.DateTimeFormatter format =
                  java.time.format.DateTimeFormatter.ISO_DATE;

              void touch() {
                synchronized (name) { // finds lock-object
                  name.isPresent();
                }
                synchronized (opened) { // finds lock-object
                  opened.toEpochMilli();
                }
                synchronized (format) {
                  format.toString();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void getClassIsAnotherObjectInEachSubclass() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private static int sold;

              void sell() {
                synchronized (getClass()) { // finds lock-object
                  sold++;
                }
                synchronized (this.getClass()) { // finds lock-object
                  sold++;
                }
                synchronized (Shop.class) {
                  sold++;
                }
              }

              static final class Kiosk {
                void sell() {
                  synchronized (getClass()) {
                    sold++;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anExplicitLockHasAMonitorThatNobodyMeans() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition sold = lock.newCondition();
              private final io.heddle.RLock ledger = new io.heddle.RLock();
              private final Event open = new Event();
              private int apples;

              void sell() {
                synchronized (lock) { // finds lock-object
                  apples--;
                }
                synchronized (sold) { // finds lock-object
                  apples--;
                }
                synchronized (ledger) { // finds lock-object
                  apples--;
                }
                synchronized (open) { // finds lock-object
                  apples--;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void waitingForAPrimitiveOfTheRuntimeByItsMonitor() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Event open = new Event();

              void until() throws InterruptedException {
                synchronized (open) { // finds lock-object
                  while (!open.isSet()) {
                    open.wait(); // finds lock-object
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aClassThatExtendsALockMayUseItsOwnMonitor() {
    CheckedSource.of(
            "Segment",
            """
            class Segment extends ReentrantLock {
              private transient int size;

              void grow() {
                synchronized (this) {
                  size++;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void queuesAndAtomicsAreObjectsLikeOthers() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

              void drain() {
                synchronized (orders) {
                  orders.clear();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aNewObjectLocksOutNobody() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private int sold;

              void sell() {
                synchronized (new Object()) { // finds lock-object
                  sold++;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFieldThatIsReplacedIsANote() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private List<String> orders = new ArrayList<>();

                      void add(String order) {
                        synchronized (orders) {
                          orders.add(order);
                        }
                      }

                      List<String> takeAll() {
                        synchronized (orders) {
                          List<String> taken = orders;
                          orders = new ArrayList<>();
                          return taken;
                        }
                      }
                    }
                    """)
                .with("-Aheddle.severity.lockObject=note")
                .kinds())
        .containsExactly("NOTE lock-object", "NOTE lock-object");
  }

  @Test
  void aFieldThatOnlyConstructorsAndReadObjectSetIsAsGoodAsFinal() {
    CheckedSource.of(
            "Shop",
            """
            class Shop implements java.io.Serializable {
              private transient Object lock = new Object();
              private int sold;

              Shop(Object lock) {
                this.lock = lock;
              }

              void sell() {
                synchronized (lock) {
                  sold++;
                }
              }

              private void readObject(java.io.ObjectInputStream in) throws Exception {
                in.defaultReadObject();
                lock = new Object();
              }
            }
            """)
        .with("-Aheddle.severity.lockObject=note")
        .isAsMarked();
  }

  @Test
  void theMessageNamesTheObjectAndTheRepair() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final Lock lock = new Lock();
                      int sold;

                      void sell() {
                        try {
                          sold--;
                        } finally {
                          synchronized (lock) {
                            sold++;
                          }
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.lock-object] 'lock' is no good lock: who uses this object of the Heddle runtime does not hold its monitor
                Repair: call its own methods, or lock a 'private final Object' of its own\
            """);
  }

  @Test
  void missedAStringThatIsPassedAsAnObject() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Object lock = "lock";
              private int sold;

              void sell() {
                synchronized (lock) {
                  sold++;
                }
              }
            }
            """)
        .isAsMarked();
  }
}
