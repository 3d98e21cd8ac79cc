package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.read.Reader.Facts;
import org.junit.jupiter.api.Test;

/** The locks of {@code java.util.concurrent.locks}. */
class UtilConcurrentLocksTest {

  @Test
  void lockAndUnlockAroundATry() {
    String flow =
        Reader.flow(
            """
            void run() {
              lock.lock();
              try {
                a();
              } finally {
                lock.unlock();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant lock -> 1
            1: call Test.a() -> 2 !3
            2: release reentrant lock -> exit
            3: release reentrant lock -> 4
            4: !throws""");
  }

  @Test
  void onlyTheInterruptibleFormThrows() {
    String flow =
        Reader.flow(
            """
            void run() throws InterruptedException {
              try {
                lock.lockInterruptibly();
              } catch (InterruptedException e) {
                a();
                return;
              }
              lock.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant lock -> 1 !2
            1: release reentrant lock -> exit
            2: call Test.a() -> 3 !throws
            3: result [] -> exit""");
  }

  @Test
  void theKindComesFromTheOnlyValueOfAFinalField() {
    String flow =
        Reader.flow(
            """
            final Lock known = new ReentrantLock();
            final Lock unknown;
            Test(Lock any) {
              unknown = any;
            }
            void run() {
              known.lock();
              unknown.lock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant known -> 1
            1: acquire lock unknown -> exit""");
  }

  @Test
  void viewsNameTheReadWriteLockAndTheSide() {
    String flow =
        Reader.flow(
            """
            final ReadWriteLock rw = new ReentrantReadWriteLock();
            void run() {
              rw.readLock().lock();
              rw.readLock().unlock();
              rw.writeLock().lock();
              rw.writeLock().unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire read rw -> 1
            1: release read rw -> 2
            2: acquire write rw -> 3
            3: release write rw -> exit""");
  }

  @Test
  void aFieldThatHoldsAViewIsTheView() {
    String flow =
        Reader.flow(
            """
            final ReadWriteLock rw = new ReentrantReadWriteLock();
            final Lock reading = rw.readLock();
            final Lock writing;
            Test() {
              writing = rw.writeLock();
            }
            void run() {
              reading.lock();
              reading.unlock();
              writing.lock();
              writing.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire read rw -> 1
            1: release read rw -> 2
            2: acquire write rw -> 3
            3: release write rw -> exit""");
  }

  @Test
  void aLocalThatHoldsAViewIsTheView() {
    String flow =
        Reader.flow(
            """
            final ReadWriteLock rw = new ReentrantReadWriteLock();
            void run() {
              Lock reading = rw.readLock();
              reading.lock();
              reading.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire read rw -> 1
            1: release read rw -> exit""");
  }

  @Test
  void aGuardThatNamesAViewMeansTheLock() {
    String flow =
        Reader.flow(
            """
            final ReadWriteLock rw = new ReentrantReadWriteLock();
            final Lock writing = rw.writeLock();
            @GuardedBy("writing") int y;
            void run() {
              writing.lock();
              y++;
              writing.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire write rw -> 1
            1: write y of this {write rw} -> 2
            2: release write rw -> exit""");
  }

  @Test
  void aClassThatIsALockTakesItself() {
    Facts facts =
        Reader.readMembers(
            """
            static class Own extends ReentrantLock {
              void run() {
                lock();
                try {
                  a();
                } finally {
                  unlock();
                }
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Own", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant this -> 1
            1: call Test.a() -> 2 !3
            2: release reentrant this -> exit
            3: release reentrant this -> 4
            4: !throws""");
  }

  @Test
  void anInnerClassOfALockTakesTheOuterObject() {
    Facts facts =
        Reader.readMembers(
            """
            static class Own extends ReentrantLock {
              class In {
                void run() {
                  lock();
                }
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Own$In", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant Test.Own.this -> exit""");
  }

  @Test
  void stampsRememberTheirSide() {
    String flow =
        Reader.flow(
            """
            final StampedLock stamped = new StampedLock();
            void run() {
              long stamp = stamped.readLock();
              try {
                a();
              } finally {
                stamped.unlock(stamp);
              }
              stamped.unlockWrite(stamped.writeLock());
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire read plain stamped -> 1
            1: call Test.a() -> 2 !5
            2: release read plain stamped -> 3
            3: acquire plain stamped -> 4
            4: release plain stamped -> exit
            5: release read plain stamped -> 6
            6: !throws""");
  }

  @Test
  void aStampThatIsNotZeroHoldsTheLock() {
    String flow =
        Reader.flow(
            """
            final StampedLock stamped = new StampedLock();
            void run() {
              long stamp = stamped.tryWriteLock();
              if (stamp != 0) {
                stamped.unlockWrite(stamp);
              }
              if (stamped.tryReadLock() == 0L) {
                return;
              }
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain stamped if $1 -> 1 3
            1: if $1 -> 2
            2: release plain stamped -> 4
            3: if not $1 -> 4
            4: -> 5 6
            5: result [] -> exit
            6: acquire read plain stamped at once -> 7
            7: call Test.a() -> exit !throws""");
  }

  @Test
  void conditionsAreAwaited() {
    String flow =
        Reader.flow(
            """
            final Condition ready = lock.newCondition();
            void run() throws InterruptedException {
              lock.lock();
              try {
                while (p()) {
                  ready.await();
                }
                ready.await(1, TimeUnit.SECONDS);
                ready.signalAll();
              } finally {
                lock.unlock();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant lock -> 1
            1: call Test.p() -> 2 3 !6
            2: await ready -> 1 !6
            3: await ready timed -> 4 !6
            4: signal ready -> 5
            5: release reentrant lock -> exit
            6: release reentrant lock -> 7
            7: !throws""");
  }

  @Test
  void aSemaphoreIsNoLock() {
    String flow =
        Reader.flow(
            """
            void run(Semaphore permits) throws InterruptedException {
              permits.acquire();
              permits.release();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: block PERMIT at permits -> 1
            1: -> 2 !throws
            2: permit 1 of permits -> 3
            3: unblock PERMIT at permits -> 4
            4: permit -1 of permits -> 5
            5: -> exit !throws""");
  }

  @Test
  void askingWhetherALockIsHeldRefines() {
    String flow =
        Reader.flow(
            """
            final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
            void run() {
              assert lock.isHeldByCurrentThread();
              if (!rw.isWriteLockedByCurrentThread()) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 5
            1: assume reentrant lock -> 2 3
            2: assume write rw -> exit
            3: assume not write rw -> 4
            4: call Test.a() -> exit !throws
            5: !throws""");
  }
}
