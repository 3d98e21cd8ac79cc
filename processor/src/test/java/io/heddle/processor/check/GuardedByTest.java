package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GuardedByTest {

  @Test
  void everyAccessNeedsTheLock() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final RLock lock = new RLock("account");
              @Guarded("lock") private long cents;

              void deposit(long amount) {
                cents += amount; // finds guarded-by
              }

              long peek() {
                return cents; // finds guarded-by
              }

              void withdraw(long amount) {
                lock.acquire();
                try {
                  cents -= amount;
                } finally {
                  lock.release();
                }
                cents++; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhatWasNeededAndWhatWasFound() {
    assertThat(
            CheckedSource.of(
                    "Account",
                    """
                    class Account {
                      private final RLock ledger = new RLock();
                      private final RLock stock = new RLock();
                      @Guarded("ledger") private long balance;

                      void set(long amount) {
                        stock.acquire();
                        try {
                          balance = amount;
                        } finally {
                          stock.release();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.guarded-by] write to 'balance' needs 'ledger'; held here: 'stock'
                Repair: take 'ledger' around it, with @Guarded("ledger") on a method of a @Threaded \
            class, or declare the method @Holding("ledger") so that its callers must""");
  }

  @Test
  void synchronizedHoldsTheMonitor() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final Object mutex = new Object();
              @Guarded("this") private int own;
              @Guarded("mutex") private int other;
              @Guarded("Counter.class") private static int total;

              synchronized void method() {
                own++;
                other++; // finds guarded-by
              }

              void blocks() {
                synchronized (mutex) {
                  other++;
                  own++; // finds guarded-by
                }
                synchronized (this) {
                  own++;
                }
                synchronized (Counter.class) {
                  total++;
                }
              }

              static synchronized void add() {
                total++;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theLocksOfJavaUtilConcurrentCount() {
    CheckedSource.of(
            "Cache",
            """
            class Cache {
              private final ReentrantLock lock = new ReentrantLock();
              private final ReadWriteLock rw = new ReentrantReadWriteLock();
              @Guarded("lock") private int hits;
              @Guarded("rw") private int size;

              void hit() {
                lock.lock();
                try {
                  hits++;
                } finally {
                  lock.unlock();
                }
              }

              void attempt() {
                if (lock.tryLock()) {
                  try {
                    hits++;
                  } finally {
                    lock.unlock();
                  }
                } else {
                  hits--; // finds guarded-by
                }
              }

              int size() {
                rw.readLock().lock();
                try {
                  size++; // finds guarded-by
                  return size;
                } finally {
                  rw.readLock().unlock();
                }
              }

              void grow() {
                rw.writeLock().lock();
                try {
                  size++;
                } finally {
                  rw.writeLock().unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theGuardBelongsToTheSameObject() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              final RLock lock = new RLock();
              @Guarded("lock") long cents;

              void move(Account other, long amount) {
                lock.acquire();
                try {
                  cents -= amount;
                  other.cents += amount; // finds guarded-by
                } finally {
                  lock.release();
                }
              }

              void take(Account other) {
                try (var held = other.lock.hold()) {
                  other.cents--;
                  assert held != null;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void constructorsAndNewObjectsNeedNoLock() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              final RLock lock = new RLock();
              @Guarded("lock") long cents = 1;

              Account(long cents) {
                this.cents = cents;
                round();
              }

              private void round() {
                cents -= cents % 100;
              }

              static Account empty() {
                Account made = new Account(5);
                made.cents = 0;
                return made;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void callersOfAHoldingMethodHoldItsLock() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              @Holding("stock") void recount() {
                apples = 0;
              }

              void open() {
                recount(); // finds guarded-by
                stock.run(() -> recount());
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPrivateHelperMayRelyOnItsCallers() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              void sell() {
                try (var held = stock.hold()) {
                  count();
                  assert held != null;
                }
              }

              private void count() {
                apples--;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aProtectedHelperMayRelyOnItsCallersToo() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              public void sell() {
                try (var held = stock.hold()) {
                  count();
                  assert held != null;
                }
              }

              public void lose() {
                drop();
              }

              protected void count() {
                apples--;
              }

              protected void drop() {
                apples--; // finds guarded-by
              }

              protected void nobodyCalls() {
                apples--; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFieldIsNamedOnceForEachLine() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final Object lock = new Object();
                      @Guarded("lock") private String name;

                      int length() {
                        return name != null ? name.length() : 0;
                      }
                    }
                    """)
                .messages())
        .hasSize(1);
  }

  @Test
  void theGuardedMethodsOfAThreadedClassHoldTheirLock() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              @Guarded("stock") private int apples;

              @Guarded("stock") void sell() {
                apples--;
              }

              int peek() {
                return apples; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void guardedByOfAnyPackageCounts() {
    CheckedSource.of(
            "Legacy",
            """
            class Legacy {
              @GuardedBy("this") private int count;

              void add() {
                count++; // finds guarded-by
              }

              @GuardedBy("this") void addHeld() {
                count++;
              }

              synchronized void both() {
                addHeld();
              }
            }
            """)
        .and("GuardedBy", "@interface GuardedBy { String[] value(); }")
        .isAsMarked();
  }

  @Test
  void lambdasThatRunAtOnceAreInsideTheLock() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              void sell(List<String> names, Executor pool) {
                try (var held = stock.hold()) {
                  names.forEach(name -> apples--);
                  pool.execute(() -> apples--); // finds guarded-by
                  assert held != null;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLambdaThatRunsNobodyKnowsWhenIsLeftAlone() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              void sell() {
                keep(() -> apples--);
              }

              private void keep(Runnable task) {
                stock.run(task::run);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockHeldOnSomePathsIsAWarning() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final RLock stock = new RLock();
                      @Guarded("stock") private int apples;

                      void sell(boolean careful) {
                        if (careful) {
                          stock.acquire();
                        }
                        apples--;
                        if (careful) {
                          stock.release();
                        }
                      }
                    }
                    """)
                .kinds())
        .containsExactly("WARNING guarded-by");
  }

  @Test
  void suppressWarningsSilencesIt() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              @SuppressWarnings("heddle.guarded-by")
              int peek() {
                return apples;
              }

              @SuppressWarnings("heddle")
              int glance() {
                return apples;
              }

              @SuppressWarnings("heddle.lock-order")
              int look() {
                return apples; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void severityOptionsChooseTheKind() {
    String source =
        """
        class Shop {
          private final RLock stock = new RLock();
          @Guarded("stock") private int apples;

          int peek() {
            return apples;
          }
        }
        """;

    assertThat(CheckedSource.of("Shop", source).kinds()).containsExactly("ERROR guarded-by");
    assertThat(CheckedSource.of("Shop", source).with("-Aheddle.severity.guardedBy=warning").kinds())
        .containsExactly("WARNING guarded-by");
    assertThat(CheckedSource.of("Shop", source).with("-Aheddle.severity.guardedBy=off").kinds())
        .isEmpty();
  }

  @Test
  void aMethodReferenceIsLikeALambda() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final Object mutex = new Object();
              @Guarded("mutex") private int count;

              void locked(Runnable task) {
                synchronized (mutex) {
                  task.run();
                }
              }

              void useLambda() {
                locked(() -> count++);
              }

              void useReference() {
                locked(this::increment);
              }

              void fork() {
                new Thread(this::decrement).start();
              }

              private void increment() {
                count++;
              }

              private void decrement() {
                count--; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodReferenceDoesNotExcuseOtherCallers() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final Object mutex = new Object();
              @Guarded("mutex") private int count;

              Runnable task() {
                return this::increment;
              }

              void use() {
                increment();
              }

              private void increment() {
                count++; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anInnerClassMayRelyOnTheLockOfTheObjectAroundIt() {
    CheckedSource.of(
            "Cache",
            """
            class Cache {
              private final Object mutex = new Object();
              @Guarded("mutex") private final java.util.List<Entry> entries = new java.util.ArrayList<>();

              private final class Entry {
                @Guarded("mutex") private int hits;
                @Guarded("Cache.this") private int misses;

                void hit() {
                  hits++;
                }

                void miss() {
                  misses++; // finds guarded-by
                }
              }

              void hit(int index) {
                synchronized (mutex) {
                  entries.get(index).hit();
                }
              }

              synchronized void miss(Entry entry) {
                entry.misses++;
              }

              void missUnlocked(Entry entry) {
                entry.miss();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockThatWasChosenSomehowMayBeTheRightOne() {
    CheckedSource.of(
            "Price",
            """
            class Price {
              private final java.util.concurrent.locks.ReentrantReadWriteLock rw =
                  new java.util.concurrent.locks.ReentrantReadWriteLock();
              @Guarded("rw") private int cents;

              int get(boolean exclusively) {
                java.util.concurrent.locks.Lock side = exclusively ? rw.writeLock() : rw.readLock();
                side.lock();
                try {
                  return cents;
                } finally {
                  side.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aSideThatBranchesChoseMayBeTheRightOne() {
    CheckedSource.of(
            "Price",
            """
            class Price {
              private final java.util.concurrent.locks.ReentrantReadWriteLock rw =
                  new java.util.concurrent.locks.ReentrantReadWriteLock();
              @Guarded("rw") private int cents;

              void change(boolean exclusively) {
                java.util.concurrent.locks.Lock side;
                if (exclusively) {
                  side = rw.writeLock();
                } else {
                  side = rw.readLock();
                }
                side.lock();
                try {
                  if (exclusively) {
                    cents++;
                  }
                } finally {
                  side.unlock();
                }
              }

              void unheld() {
                cents--; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void ofAFunctionThatSomebodyMayRunWithTheLockNothingIsSaid() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final List<Runnable> steps = new ArrayList<>();
              @Guarded("this") private int apples;

              void prepare() {
                steps.add(() -> apples--);
              }

              synchronized void run() {
                steps.forEach(Runnable::run);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void readObjectMakesItsObject() {
    CheckedSource.of(
            "Stored",
            """
            class Stored implements java.io.Serializable {
              @Guarded("this") private int count;

              private void readObject(java.io.ObjectInputStream in) throws java.io.IOException {
                count = in.readInt();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysThatOnlyTheReadSideIsHeld() {
    assertThat(
            CheckedSource.of(
                    "Point",
                    """
                    class Point {
                      private final ReadWriteLock lock = new ReentrantReadWriteLock();
                      @Guarded("lock") private int x;

                      void move() {
                        lock.readLock().lock();
                        x++;
                        lock.readLock().unlock();
                      }
                    }
                    """)
                .messages())
        .singleElement()
        .asString()
        .startsWith(
            "[heddle.guarded-by] write to 'x' needs 'lock' (write); held here: 'lock' (read)");
  }

  @Test
  void optimisticReadsHoldNothingAndStampsCanBeConverted() {
    CheckedSource.of(
            "Point",
            """
            class Point {
              private final StampedLock lock = new StampedLock();
              @Guarded("lock") private double x;

              double read() {
                long stamp = lock.tryOptimisticRead();
                double seen = x;
                if (!lock.validate(stamp)) {
                  stamp = lock.readLock();
                  try {
                    seen = x;
                  } finally {
                    lock.unlockRead(stamp);
                  }
                }
                return seen;
              }

              void moveIfAtOrigin() {
                long stamp = lock.readLock();
                try {
                  while (x == 0) {
                    long converted = lock.tryConvertToWriteLock(stamp);
                    if (converted != 0) {
                      stamp = converted;
                      x = 1;
                      break;
                    } else {
                      lock.unlockRead(stamp);
                      stamp = lock.writeLock();
                    }
                  }
                } finally {
                  lock.unlock(stamp);
                }
              }

              void unheld() {
                x = 2; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anonymousClassesAreTreatedAsTheLambdasTheyCouldBe() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              @Guarded("this") private int apples;

              synchronized void sell(List<String> names, Executor pool) {
                names.forEach(
                    new Consumer<>() {
                      @Override public void accept(String name) {
                        apples--;
                      }
                    });
                pool.execute(
                    new Runnable() {
                      @Override public void run() {
                        apples--; // finds guarded-by
                      }
                    });
                new Thread() {
                  @Override public void run() {
                    apples--; // finds guarded-by
                  }
                }.start();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockThatAConstructorReceivedMayBeHeldUnderAnotherName() {
    CheckedSource.of(
            "Parent",
            """
            class Parent {
              private final ReentrantLock lock = new ReentrantLock();
              private final Child child = new Child(lock);

              void add() {
                lock.lock();
                try {
                  child.count++;
                } finally {
                  lock.unlock();
                }
                child.count++; // finds guarded-by
              }
            }

            class Child {
              private final ReentrantLock lock;
              @Guarded("lock") int count;

              Child(ReentrantLock lock) {
                this.lock = Objects.requireNonNull(lock);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aVolatileFieldIsGuardedAgainstWritersOnly() {
    CheckedSource.of(
            "Lazy",
            """
            class Lazy {
              @Guarded("this") private volatile Object value;

              Object get() {
                Object seen = value;
                if (seen == null) {
                  synchronized (this) {
                    seen = value;
                    if (seen == null) {
                      seen = new Object();
                      value = seen;
                    }
                  }
                }
                return seen;
              }

              void forget() {
                value = null; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void locksTakenInTheSharedOrderAreHeld() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final RLock lock = new RLock();
              @Guarded("lock") private long cents;

              static void move(Account from, Account to, long amount) {
                try (var held = Locks.inOrder(from.lock, to.lock)) {
                  from.cents -= amount;
                  to.cents += amount;
                  assert held != null;
                }
                to.cents++; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aHelperThatAssertsALockDoesNotTakeIt() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final Object lock = new Object();
              @Guarded("lock") private long cents;

              private void checkHeld() {
                assert Thread.holdsLock(lock);
              }

              void deposit() {
                synchronized (lock) {
                  checkHeld();
                  cents++;
                }
                cents++; // finds guarded-by
              }

              void deposited() {
                checkHeld();
                cents++;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whoDoesNotWriteMayStillRead() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
              @Guarded("rw") private long cents;

              long peek() {
                rw.readLock().lock();
                try {
                  assert !rw.isWriteLockedByCurrentThread();
                  return cents;
                } finally {
                  rw.readLock().unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aGetterOfAStaticLockNamesThatLock() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private static final Object LOCK = new Object();
              @Guarded("LOCK") private static long total;

              static Object lock() {
                return LOCK;
              }

              Object ownLock() {
                return LOCK;
              }

              void add() {
                synchronized (lock()) {
                  total++;
                }
                synchronized (ownLock()) {
                  total++;
                }
                synchronized (Account.class) {
                  total++; // finds guarded-by
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockThatAllCallersPassIsNamedByItsPlace() {
    assertThat(
            CheckedSource.of(
                    "Account",
                    """
                    class Account {
                      private final Object lock = new Object();
                      @Guarded("lock") private long cents;

                      void add(Object log) {
                        synchronized (log) {
                          count(log);
                        }
                      }

                      private void count(Object log) {
                        cents++;
                      }
                    }
                    """)
                .messages())
        .singleElement()
        .asString()
        .contains("held here: 'argument 1'");
  }

  @Test
  void locksOfTheRuntimeThatRunABody() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              private final RLock ledger = new RLock();
              private final Locked<List<String>> names = Locked.of(new ArrayList<>());
              @Guarded("stock") private int apples;
              @Guarded("ledger") private int cents;
              @Guarded("names") private int count;

              void sell() {
                Locks.run(
                    List.of(ledger, stock),
                    () -> {
                      apples--;
                      cents++;
                    });
                Locks.run(
                    List.of(ledger),
                    () -> {
                      apples--; // finds guarded-by
                    });
              }

              void add(String name) {
                names.run(all -> count++);
                try (var access = names.hold()) {
                  access.get().add(name);
                  count++;
                }
                count--; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anObjectGuardsByTheLockThatItHolds() {
    CheckedSource.of(
            "Service",
            """
            class Service {
              static final class Monitor {
                private final ReentrantLock lock = new ReentrantLock();

                void enter() {
                  lock.lock();
                }

                boolean enterIf(boolean open) {
                  lock.lock();
                  if (open) {
                    return true;
                  }
                  lock.unlock();
                  return false;
                }

                void leave() {
                  lock.unlock();
                }
              }

              private final Monitor monitor = new Monitor();

              @Guarded("monitor") private int state;

              void start() {
                monitor.enter();
                try {
                  state++;
                } finally {
                  monitor.leave();
                }
              }

              void startIf(boolean open) {
                if (monitor.enterIf(open)) {
                  try {
                    state++;
                  } finally {
                    monitor.leave();
                  }
                }
              }

              void unguarded() {
                state++; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aSuppressedLocalVariableMayReadWhatItLikes() {
    CheckedSource.of(
            "Peek",
            """
            class Peek {
              private final Object lock = new Object();
              @Guarded("lock") private int state;

              void run() {
                @SuppressWarnings("GuardedBy")
                int seen = state;
                int again = state; // finds guarded-by
                assert seen == again;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aCopyIsNotSharedBeforeItLeavesTheMethodThatClonedIt() {
    CheckedSource.of(
            "Shop",
            """
            class Shop implements Cloneable {
              @Guarded("this")
              private int apples;

              @Override
              public Shop clone() throws CloneNotSupportedException {
                Shop copy = (Shop) super.clone();
                copy.apples = 0;
                return copy;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theOriginalOfACopyIsShared() {
    CheckedSource.of(
            "Shop",
            """
            class Shop implements Cloneable {
              @Guarded("this")
              private int apples;

              @Override
              public Shop clone() throws CloneNotSupportedException {
                Shop copy = (Shop) super.clone();
                copy.apples = apples; // finds guarded-by
                return copy;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatAnotherObjectOfTheClassAssertsHoldsForIt() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final Object lock = new Object();
              @Guarded("lock") private int apples;

              private void mustHold() {
                assert Thread.holdsLock(lock);
              }

              void move(Shop other) {
                synchronized (lock) {
                  other.mustHold();
                  apples--;
                  other.apples++;
                }
                other.apples++;
                apples++; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }
}
