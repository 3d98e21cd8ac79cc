package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnreleasedLockTest {

  @Test
  void anEarlyReturnKeepsTheLock() {
    CheckedSource.of(
            "Stock",
            """
            class Stock {
              private final ReentrantLock lock = new ReentrantLock();
              private boolean closed;
              private int apples;

              boolean add(int more) {
                lock.lock(); // finds unreleased-lock
                if (closed) {
                  return false;
                }
                apples += more;
                lock.unlock();
                return true;
              }

              void tidy(int more) {
                lock.lock();
                try {
                  if (closed) {
                    return;
                  }
                  apples += more;
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aCallThatCanThrowBetweenTheAcquisitionAndTheTryIsNamedWithItsException() {
    assertThat(
            CheckedSource.of(
                    "Journal",
                    """
                    class Journal {
                      private final ReentrantLock lock = new ReentrantLock();

                      void append(java.io.OutputStream out) throws java.io.IOException {
                        lock.lock();
                        check(out);
                        try {
                          out.write(1);
                        } finally {
                          lock.unlock();
                        }
                      }

                      private void check(java.io.OutputStream out) throws java.io.IOException {
                        out.flush();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.unreleased-lock] 'lock' is taken here and not given back if Journal.check throws IOException
                Journal.java:6: Journal.append takes 'lock'
                Journal.java:7: Journal.append leaves with an exception: Journal.check throws IOException
                Repair: give it back in the finally block of a try that starts right after it is taken\
            """);
  }

  @Test
  void aReturnIsNamedByItsLine() {
    assertThat(
            CheckedSource.of(
                    "Stock",
                    """
                    class Stock {
                      private final RLock lock = new RLock();

                      int count(boolean fast) {
                        lock.acquire();
                        if (fast) {
                          return 0;
                        }
                        lock.release();
                        return 1;
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.unreleased-lock] 'lock' is taken here and not given back where Stock.count returns in line 8
                Stock.java:6: Stock.count takes 'lock'
                Stock.java:8: Stock.count returns
                Repair: give it back in the finally block of a try that starts right after it is taken\
            """);
  }

  @Test
  void aLockThatNobodyEverGivesBack() {
    CheckedSource.of(
            "Counter",
            """
            class Counter {
              private final ReentrantLock lock = new ReentrantLock();
              private final ReentrantLock other = new ReentrantLock();
              private int count;

              void add() {
                lock.lock(); // finds unreleased-lock
                count++;
              }

              void addBoth() {
                other.lock();
                try {
                  count++;
                } finally {
                  other.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void gettersClocksAndViewsThrowNothing() {
    CheckedSource.of(
            "Prices",
            """
            class Prices {
              private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
              private long since;
              private int size;

              int size() {
                return size;
              }

              void touch() {
                lock.writeLock().lock();
                since = System.nanoTime();
                int now = size();
                try {
                  size = now + 1;
                } finally {
                  lock.writeLock().unlock();
                }
              }

              void both(ReentrantLock first, ReentrantLock second) {
                first.lock();
                second.lock();
                try {
                  size++;
                } finally {
                  second.unlock();
                  first.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void accessorsOfOtherObjectsAndHelpersThatOnlyTakeLocksThrowNothing() {
    CheckedSource.of(
            "Prices",
            """
            import java.util.concurrent.CountDownLatch;

            class Prices {
              interface Store {
                ReentrantLock guard();

                boolean isEmpty();
              }

              interface Log {
                boolean isTraceEnabled();
              }

              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition changed = lock.newCondition();
              private final CountDownLatch done = new CountDownLatch(1);
              private Log log;
              private int price;

              void theirs(Store store) {
                store.guard().lock();
                try {
                  price++;
                } finally {
                  store.guard().unlock();
                }
              }

              void theirsUnlessEmpty(Store store) {
                store.guard().lock(); // finds unreleased-lock
                if (!store.isEmpty()) {
                  price++;
                }
                store.guard().unlock();
              }

              void last() {
                lock.lock();
                try {
                  price++;
                } finally {
                  if (log.isTraceEnabled()) {
                    price--;
                  }
                  done.countDown();
                  reset(true);
                  lock.unlock();
                }
              }

              void checked(int more) {
                lock.lock(); // finds unreleased-lock
                check(more);
                lock.unlock();
              }

              public void reset(boolean all) {
                lock.lock();
                try {
                  price = 0;
                  if (all) {
                    signal();
                  }
                } finally {
                  lock.unlock();
                }
              }

              private void signal() {
                lock.lock();
                try {
                  changed.signalAll();
                } finally {
                  lock.unlock();
                }
              }

              private void check(int more) {
                lock.lock();
                try {
                  if (more < 0) {
                    throw new IllegalArgumentException();
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
  void whatOtherToolsCallTheSameSilences() {
    CheckedSource.of(
            "Console",
            """
            class Console {
              private final ReentrantLock lock = new ReentrantLock();

              @SuppressWarnings("LockAcquiredButNotSafelyReleased")
              void command(boolean take) {
                if (take) {
                  lock.lock();
                } else {
                  lock.unlock();
                }
              }

              @SuppressWarnings("LockAcquiredButSomethingElse")
              void other(boolean take) {
                if (take) {
                  lock.lock(); // finds unreleased-lock
                } else {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConditionTakesItsLockBackAfterItsWait() {
    CheckedSource.of(
            "Remote",
            """
            abstract class Remote implements java.util.concurrent.locks.Condition {
              private final ReentrantLock lock = new ReentrantLock();
              private int waits;

              abstract void giveUpAndWait();

              @Override
              public void awaitUninterruptibly() {
                try {
                  giveUpAndWait();
                } finally {
                  lock.lock();
                }
              }

              @Override
              public void signal() {
                lock.lock(); // finds unreleased-lock
                waits++;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodThatWaitsPatientlyForTheLockLeavesItToItsCallers() {
    CheckedSource.of(
            "Cache",
            """
            class Cache {
              private final ReentrantLock lock = new ReentrantLock();

              private void lock() {
                for (; ; ) {
                  try {
                    if (lock.tryLock(1, TimeUnit.SECONDS)) {
                      return;
                    }
                    lock.lock();
                    return;
                  } catch (InterruptedException again) {
                    Thread.yield();
                  }
                }
              }

              void cleanUp() {
                lock();
                try {
                  hashCode();
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void enterAndExitMethodsLeaveTheLockToTheirCallers() {
    CheckedSource.of(
            "Monitor",
            """
            class Monitor {
              private final ReentrantLock lock = new ReentrantLock();

              void enter() {
                lock.lock();
              }

              void enterTwice() {
                enter();
              }

              void exit() {
                lock.unlock();
              }

              void work(Runnable task) {
                enter();
                try {
                  task.run();
                } finally {
                  exit();
                }
              }

              void mixed(Runnable task) {
                lock.lock();
                try {
                  task.run();
                } finally {
                  exit();
                }
              }

              void forgets(boolean closed) {
                lock.lock(); // finds unreleased-lock
                if (closed) {
                  return;
                }
                exit();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void releaseOnFailureMakesAnAcquisition() {
    CheckedSource.of(
            "Monitor",
            """
            class Monitor {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition ready = lock.newCondition();
              private boolean open;

              void enterWhenOpen() throws InterruptedException {
                lock.lockInterruptibly();
                boolean satisfied = false;
                try {
                  while (!open) {
                    ready.await();
                  }
                  satisfied = true;
                } finally {
                  if (!satisfied) {
                    leave();
                  }
                }
              }

              boolean enterIfOpen() {
                lock.lock();
                boolean satisfied = false;
                try {
                  return satisfied = open;
                } finally {
                  if (!satisfied) {
                    lock.unlock();
                  }
                }
              }

              void leave() {
                lock.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConditionalEnterTellsItsCallerByItsResult() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final ReentrantLock lock = new ReentrantLock();
              private boolean open;

              boolean tryEnter() {
                return lock.tryLock();
              }

              boolean enterIfOpen() {
                lock.lock();
                if (open) {
                  return true;
                }
                lock.unlock();
                return false;
              }

              void exit() {
                lock.unlock();
              }

              void work(Runnable task) {
                if (tryEnter()) {
                  try {
                    task.run();
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
  void aBooleanRemembersWhetherTheLockWasTaken() {
    CheckedSource.of(
            "Flagged",
            """
            class Flagged {
              private final ReentrantLock lock = new ReentrantLock();

              void flag(boolean sync, Runnable task) {
                boolean locked = false;
                try {
                  if (sync) {
                    lock.lock();
                    locked = true;
                  }
                  task.run();
                } finally {
                  if (locked) {
                    lock.unlock();
                  }
                }
              }

              void parameter(boolean sync, Runnable task) {
                if (sync) {
                  lock.lock();
                }
                try {
                  task.run();
                } finally {
                  if (sync) {
                    lock.unlock();
                  }
                }
              }

              void optional(ReentrantLock own, Runnable task) {
                if (own != null) {
                  own.lock();
                }
                try {
                  task.run();
                } finally {
                  if (own != null) {
                    own.unlock();
                  }
                }
              }

              void retried(Runnable task) throws InterruptedException {
                boolean locked = lock.tryLock();
                if (!locked) {
                  locked = lock.tryLock(1, TimeUnit.SECONDS);
                }
                if (!locked) {
                  return;
                }
                try {
                  task.run();
                } finally {
                  lock.unlock();
                }
              }

              void wrongFlag(boolean sync, boolean other, Runnable task) {
                if (sync) {
                  lock.lock(); // finds unreleased-lock
                }
                try {
                  task.run();
                } finally {
                  if (sync && other) {
                    lock.unlock();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void insideOutUnlocksAndLocksAgain() {
    CheckedSource.of(
            "Inverted",
            """
            class Inverted {
              private final ReentrantLock lock = new ReentrantLock();

              void outer(Runnable task) {
                lock.lock();
                try {
                  unlocked(task);
                } finally {
                  lock.unlock();
                }
              }

              private void unlocked(Runnable task) {
                lock.unlock();
                try {
                  task.run();
                } finally {
                  lock.lock();
                }
              }

              void inline(Runnable task) {
                lock.lock();
                try {
                  lock.unlock();
                  try {
                    task.run();
                  } finally {
                    lock.lock();
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
  void theLockedObjectLeavesWithItsLock() {
    CheckedSource.of(
            "Pages",
            """
            class Pages {
              static class Page {
                final ReentrantLock lock = new ReentrantLock();
              }

              static class Held implements AutoCloseable {
                private final ReentrantLock lock;

                Held(ReentrantLock lock) {
                  this.lock = lock;
                  lock.lock();
                }

                @Override
                public void close() {
                  lock.unlock();
                }
              }

              private final ReentrantLock lock = new ReentrantLock();
              private Page first;

              Page locked(boolean create) {
                Page page = create ? new Page() : first;
                page.lock.lock();
                return page;
              }

              ReentrantLock itself() {
                lock.lock();
                return lock;
              }

              AutoCloseable wrapped() {
                lock.lock();
                return new Held(lock);
              }

              AutoCloseable function() {
                lock.lock();
                return () -> lock.unlock();
              }

              AutoCloseable reference() {
                lock.lock();
                return lock::unlock;
              }

              String copied(boolean empty) {
                lock.lock(); // finds unreleased-lock
                if (empty) {
                  return "";
                }
                lock.unlock();
                return "full";
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void forwardersOfALockAreTheLock() {
    CheckedSource.of(
            "Traced",
            """
            class Traced extends ReentrantLock {
              private static final long serialVersionUID = 1;
              private final ReentrantLock inner = new ReentrantLock();

              @Override
              public void lock() {
                super.lock();
                System.nanoTime();
              }

              void lockInner() {
                inner.lock();
              }

              void unlockInner() {
                inner.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void locksOfALoopAreTakenTogether() {
    CheckedSource.of(
            "Striped",
            """
            class Striped {
              private final List<ReentrantLock> all = new ArrayList<>();
              private final ReentrantLock[] stripes = {new ReentrantLock()};

              void lockAll() {
                for (ReentrantLock lock : all) {
                  lock.lock();
                }
              }

              void unlockAll() {
                for (ReentrantLock lock : all) {
                  lock.unlock();
                }
              }

              void one(Object key, Runnable task) {
                ReentrantLock lock = stripes[key.hashCode() % stripes.length];
                lock.lock();
                try {
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
  void stampsAreFollowedThroughConversions() {
    CheckedSource.of(
            "Point",
            """
            class Point {
              private final StampedLock lock = new StampedLock();
              private double x;

              void moveIfAtOrigin(double newX) {
                long stamp = lock.readLock();
                try {
                  while (x == 0.0) {
                    long converted = lock.tryConvertToWriteLock(stamp);
                    if (converted != 0L) {
                      stamp = converted;
                      x = newX;
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

              double forgets(boolean fast) {
                long stamp = lock.readLock(); // finds unreleased-lock
                if (fast) {
                  return 0;
                }
                lock.unlockRead(stamp);
                return x;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFailedWaitForASecondLockKeepsTheFirst() {
    CheckedSource.of(
            "Transfer",
            """
            class Transfer {
              private final ReentrantLock from = new ReentrantLock();
              private final ReentrantLock to = new ReentrantLock();

              void move() throws InterruptedException {
                from.lockInterruptibly(); // finds unreleased-lock
                to.lockInterruptibly();
                try {
                  from.getHoldCount();
                } finally {
                  to.unlock();
                  from.unlock();
                }
              }

              boolean attempt() {
                if (!from.tryLock()) {
                  return false;
                }
                try {
                  if (!to.tryLock()) {
                    return false;
                  }
                  to.unlock();
                  return true;
                } finally {
                  from.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void heldByCurrentThreadDecides() {
    CheckedSource.of(
            "Asking",
            """
            class Asking {
              private final ReentrantLock lock = new ReentrantLock();

              void run(Runnable task) {
                lock.lock();
                try {
                  task.run();
                } finally {
                  if (lock.isHeldByCurrentThread()) {
                    lock.unlock();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aDeclaredAcquisitionIsNone() {
    CheckedSource.of(
            "Declared",
            """
            class Declared {
              private final ReentrantLock lock = new ReentrantLock();

              @Acquires("lock")
              void enter() {
                lock.lock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void callersOfADeclaredAcquisitionGiveBack() {
    CheckedSource.of(
            "Users",
            """
            interface Users {
              ReentrantLock LOCK = new ReentrantLock();

              @Acquires("LOCK")
              void enter();

              @Releases("LOCK")
              void exit();

              static void fine(Users users, Runnable task) {
                users.enter();
                try {
                  task.run();
                } finally {
                  users.exit();
                }
              }

              static void forgets(Users users, boolean early) {
                users.enter(); // finds unreleased-lock
                if (early) {
                  return;
                }
                users.exit();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void suppressionSilences() {
    CheckedSource.of(
            "Quiet",
            """
            class Quiet {
              private final ReentrantLock lock = new ReentrantLock();

              @SuppressWarnings("heddle.unreleased-lock")
              void add(boolean early) {
                lock.lock();
                if (early) {
                  return;
                }
                lock.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesALockThatAHelperLeavesTaken() {
    CheckedSource.of(
            "Missed",
            """
            class Missed {
              private final ReentrantLock lock = new ReentrantLock();

              void enter() {
                lock.lock();
              }

              void exit() {
                lock.unlock();
              }

              void forgets(boolean early) {
                enter();
                if (early) {
                  return;
                }
                exit();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesAnEarlyTrueThatLooksLikeAConditionalEnter() {
    CheckedSource.of(
            "Missed",
            """
            class Missed {
              private final ReentrantLock lock = new ReentrantLock();
              private boolean full;

              boolean add() {
                lock.lock();
                if (full) {
                  lock.unlock();
                  return false;
                }
                return true;
              }

              void exit() {
                lock.unlock();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConversionOfAStampNeverThrows() {
    CheckedSource.of(
            "Point",
            """
            class Point {
              private final StampedLock lock = new StampedLock();
              private int x;

              void moveAndShow(int to) {
                long stamp = lock.writeLock();
                x = to;
                stamp = lock.tryConvertToReadLock(stamp);
                lock.unlockRead(stamp);
              }

              void moveAndGo(int to) throws java.io.IOException {
                long stamp = lock.writeLock(); // finds unreleased-lock
                x = to;
                System.in.read();
                lock.unlockWrite(stamp);
              }
            }
            """)
        .isAsMarked();
  }
}
