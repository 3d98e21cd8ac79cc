package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LockOrderTest {

  @Test
  void oppositeOrdersInOneClass() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock ledger = new RLock();
              private final RLock stock = new RLock();

              void sell() {
                ledger.acquire();
                stock.acquire();
                stock.release();
                ledger.release();
              }

              void buy() {
                stock.acquire();
                ledger.acquire(); // finds lock-order
                ledger.release();
                stock.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aCircleAcrossThreeClassesIsPrintedWithEveryLeg() {
    CheckedSource source =
        CheckedSource.of(
                "Accounts",
                """
                class Accounts {
                  private final Audit audit = new Audit(this);

                  synchronized void transfer() {
                    audit.record();
                  }

                  synchronized void freeze() {}
                }
                """)
            .and(
                "Audit",
                """
                class Audit {
                  private final ReentrantLock lock = new ReentrantLock();
                  private final Mail mail;

                  Audit(Accounts accounts) {
                    mail = new Mail(accounts);
                  }

                  void record() {
                    lock.lock();
                    try {
                      mail.send();
                    } finally {
                      lock.unlock();
                    }
                  }
                }
                """)
            .and(
                "Mail",
                """
                class Mail {
                  private final RLock outbox = new RLock("outbox");
                  private final Accounts accounts;

                  Mail(Accounts accounts) {
                    this.accounts = accounts;
                  }

                  void send() {
                    try (var held = outbox.hold()) {
                      accounts.freeze();
                      assert held != null;
                    }
                  }
                }
                """);

    assertThat(source.messages())
        .containsExactly(
            """
            [heddle.lock-order] threads can wait for each other for ever: Accounts → Audit.lock → Mail.outbox → Accounts are taken in a circle (and 2 more through the same call)
                one thread holds Accounts and waits for Audit.lock:
                  Accounts.java:5: Accounts.transfer takes 'this'
                  Accounts.java:6: Accounts.transfer calls Audit.record
                  Audit.java:11: Audit.record takes 'lock'
                one thread holds Audit.lock and waits for Mail.outbox:
                  Audit.java:11: Audit.record takes 'lock'
                  Audit.java:13: Audit.record calls Mail.send
                  Mail.java:11: Mail.send takes 'outbox'
                one thread holds Mail.outbox and waits for Accounts:
                  Mail.java:11: Mail.send takes 'outbox'
                  Mail.java:12: Mail.send calls Accounts.freeze
                  Accounts.java:9: Accounts.freeze takes 'this'
                Repair: take them in one order on every path, and state it with @LockOrder\
            """);
  }

  @Test
  void takingLocksAgainstADeclaredOrderIsAnErrorAtEachPlace() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            @LockOrder({"ledger", "stock"})
            class Shop {
              @Guarded("ledger") void book() {}

              @Guarded("stock") void count() {}

              @Guarded("ledger") void sell() {
                count();
              }

              @Guarded("stock") void buy() {
                book(); // finds lock-order
              }

              @Guarded("stock") void inspect() {
                book(); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theOrderOfAPackageIsCitedWhereItIsDeclared() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final Object ledger = new Object();
                      private final Object stock = new Object();

                      void sell() {
                        synchronized (stock) {
                          synchronized (ledger) {
                          }
                        }
                      }
                    }
                    """)
                .andPackage("@io.heddle.annotation.LockOrder({\"Shop.ledger\", \"Shop.stock\"})")
                .messages())
        .singleElement()
        .asString()
        .contains("package-info.java:1: the order is declared: Shop.ledger → Shop.stock");
  }

  @Test
  void takingALockAgainIsNotTakingItLate() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            @LockOrder({"ledger", "stock"})
            class Shop {
              @Guarded("ledger") void book() {}

              @Guarded({"ledger", "stock"}) void sell() {
                book();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockThatAContractOrAnAssertionPromisesIsHeldNotTaken() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final ReentrantLock ledger = new ReentrantLock();
                      private final ReentrantLock stock = new ReentrantLock();

                      @Holding("ledger") void sell() {
                        stock.lock();
                        stock.unlock();
                      }

                      void buy() {
                        assert stock.isHeldByCurrentThread();
                        ledger.lock();
                        ledger.unlock();
                      }
                    }
                    """)
                .messages())
        .singleElement()
        .asString()
        .contains("Shop.java:6: Shop.sell holds 'ledger'")
        .contains("Shop.java:12: Shop.buy holds 'stock'");
  }

  @Test
  void jdkTypesJoinNothing() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Object lock = new Object();

              void each(Iterator<String> names, Runnable task) {
                synchronized (lock) {
                  task.run();
                  names.next();
                }
              }

              void enter() {
                synchronized (lock) {
                }
              }
            }
            """)
        .and(
            "Job",
            """
            class Job implements Runnable {
              private final Shop shop = new Shop();

              public synchronized void run() {
                shop.enter();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void callsWithinARingOfFriendsAreFollowed() {
    CheckedSource.of(
            "Pump",
            """
            class Pump {
              private final Tank tank = new Tank(this);

              synchronized void fill() {
                tank.add();
              }

              synchronized void stop() {}
            }
            """)
        .and(
            "Tank",
            """
            class Tank {
              private final Pump pump;

              Tank(Pump pump) {
                this.pump = pump;
              }

              synchronized void add() {}

              synchronized void full() {
                pump.stop(); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void circlesWhoseLegsEndWithTheSameFourCallsShareOneWarning() {
    List<String> messages =
        CheckedSource.of(
                "Server",
                """
                class Server {
                  static final Object LOG = new Object();
                  static final Object CACHE = new Object();

                  void log() {
                    synchronized (LOG) {
                      stop();
                    }
                  }

                  void cache() {
                    synchronized (CACHE) {
                      stop();
                    }
                  }

                  private void stop() {
                    halt();
                  }

                  private void halt() {
                    close();
                  }

                  private void close() {
                    end();
                  }

                  private void end() {
                    remove();
                  }

                  synchronized void remove() {
                    notifyAll();
                  }

                  synchronized void add() {
                    synchronized (LOG) {
                      synchronized (CACHE) {
                        notifyAll();
                      }
                    }
                  }
                }
                """)
            .messages();

    assertThat(messages)
        .singleElement()
        .asString()
        .startsWith("[heddle.lock-order]")
        .contains("(and 1 more through the same call)");
  }

  @Test
  void oneSuppressionAtALegSilencesTheCircle() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Object ledger = new Object();
              private final Object stock = new Object();

              void sell() {
                synchronized (ledger) {
                  synchronized (stock) {
                  }
                }
              }

              @SuppressWarnings("heddle.lock-order")
              void buy() {
                synchronized (stock) {
                  synchronized (ledger) {
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatATestOfAnAttemptToldIsKnownToTheNext() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final ReentrantLock ledger = new ReentrantLock();
              private final ReentrantLock stock = new ReentrantLock();

              void sell() {
                boolean locked = ledger.tryLock();
                try {
                  if (locked) {
                    hashCode();
                  }
                } finally {
                  if (locked) {
                    ledger.unlock();
                  }
                }
                stock.lock();
                stock.unlock();
              }

              void buy() {
                stock.lock();
                ledger.lock();
                ledger.unlock();
                stock.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatATestToldIsForgottenWhenTheLockIsTakenAgain() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final ReentrantLock ledger = new ReentrantLock();
              private final ReentrantLock stock = new ReentrantLock();

              void sell() {
                boolean locked = ledger.tryLock();
                if (locked) {
                  ledger.unlock();
                }
                ledger.lock();
                if (!locked) {
                  stock.lock();
                  stock.unlock();
                }
                ledger.unlock();
              }

              void buy() {
                stock.lock();
                ledger.lock(); // finds lock-order
                ledger.unlock();
                stock.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anOwnerReachedAgainThroughOneOfItsPartsIsTheSameOwner() {
    CheckedSource.of(
            "Index",
            """
            class Index {
              private final Object updates = new Object();
              private final Files files = new Files(this);

              synchronized void modify() {
                synchronized (updates) {
                  files.checkpoint();
                }
              }

              synchronized void touch() {}
            }
            """)
        .and(
            "Files",
            """
            class Files {
              private Index owner;

              Files(Index owner) {
                this.owner = owner;
              }

              void checkpoint() {
                owner.touch();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anAssertionAboutAnObjectThatTheCallerCannotNameSaysNothingAboutIt() {
    CheckedSource.of(
            "Index",
            """
            class Index {
              private final ReentrantLock commit = new ReentrantLock();

              void checkHeld() {
                assert Thread.holdsLock(this);
              }

              static void inspect(Index[] all) {
                for (Index one : all) {
                  synchronized (one) {
                    one.checkHeld();
                  }
                }
                all[0].close();
              }

              static void merge(Index[] all) {
                all[0].checkHeld();
                all[1].close();
              }

              void close() {
                commit.lock();
                try {
                  synchronized (this) {
                    notifyAll();
                  }
                } finally {
                  commit.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aParameterCanBeAnotherObjectOfAClassThatIsLocked() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock ledger = new RLock();
              private final RLock stock = new RLock();

              void move(Shop other) {
                try (var mine = ledger.hold();
                    var apples = stock.hold();
                    var theirs = other.ledger.hold()) { // finds lock-order, same-class-order
                  notify(mine, apples, theirs);
                }
              }

              private static void notify(Object... held) {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void anAssertionThatALockIsNotHeldSaysNothingWhereItFails() {
    CheckedSource.of(
            "Writer",
            """
            class Writer {
              private final ReentrantLock commit = new ReentrantLock();

              void abort() {
                try {
                  assert !Thread.holdsLock(this) : "abort is called without the lock";
                  System.nanoTime();
                } catch (Throwable failure) {
                  close();
                }
              }

              void close() {
                commit.lock();
                try {
                  synchronized (this) {
                    notifyAll();
                  }
                } finally {
                  commit.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anAssertionOfACalleeIsMetByWhatTheCallerHolds() {
    CheckedSource.of(
            "Writer",
            """
            class Writer {
              private final ReentrantLock commit = new ReentrantLock();
              private final Deleter deleter = new Deleter(this);

              void merge() {
                synchronized (this) {
                  deleter.checkpoint();
                }
                close();
              }

              void close() {
                commit.lock();
                try {
                  synchronized (this) {
                    notifyAll();
                  }
                } finally {
                  commit.unlock();
                }
              }
            }
            """)
        .and(
            "Deleter",
            """
            class Deleter {
              private final Writer writer;

              Deleter(Writer writer) {
                this.writer = writer;
              }

              void checkpoint() {
                assert Thread.holdsLock(writer);
              }
            }
            """)
        .isAsMarked();
  }
}
