package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Taking a lock if it is free: held where the answer was yes, nowhere else. */
class TryLockTest {

  @Test
  void theLockIsHeldWhereTryLockIsTrue() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (lock.tryLock()) {
                try {
                  a();
                } finally {
                  lock.unlock();
                }
              } else {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: call Test.b() -> exit !throws
            2: acquire reentrant lock at once -> 3
            3: call Test.a() -> 4 !5
            4: release reentrant lock -> exit
            5: release reentrant lock -> 6
            6: !throws""");
  }

  @Test
  void returningUnlessTryLock() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (!lock.tryLock()) {
                return;
              }
              lock.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: result [] -> exit
            2: acquire reentrant lock at once -> 3
            3: release reentrant lock -> exit""");
  }

  @Test
  void loopingUntilTryLock() {
    String flow =
        Reader.flow(
            """
            void run() {
              while (!lock.tryLock()) {
                a();
              }
              lock.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: call Test.a() -> 0 !throws
            2: acquire reentrant lock at once -> 3
            3: release reentrant lock -> exit""");
  }

  @Test
  void tryLockBehindAnd() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p() && lock.tryLock()) {
                lock.unlock();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> exit 1 !throws
            1: acquire reentrant lock at once -> 2
            2: release reentrant lock -> exit""");
  }

  @Test
  void tryLockBehindOr() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p() || !lock.tryLock()) {
                return;
              }
              lock.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: result [] -> exit
            2: acquire reentrant lock at once -> 3
            3: release reentrant lock -> exit""");
  }

  @Test
  void aTimedTryLockCanBeInterrupted() {
    String flow =
        Reader.flow(
            """
            void run() throws InterruptedException {
              if (!lock.tryLock(1, TimeUnit.SECONDS)) {
                throw new IllegalStateException();
              }
              lock.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2 !throws
            1: !throws
            2: acquire reentrant lock timed -> 3
            3: release reentrant lock -> exit""");
  }

  @Test
  void aLocalRemembersWhetherTheLockIsHeld() {
    String flow =
        Reader.flow(
            """
            void run() {
              boolean held = lock.tryLock();
              if (held) {
                try {
                  a();
                } finally {
                  lock.unlock();
                }
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant lock if $1 -> 1 6
            1: if $1 -> 2
            2: call Test.a() -> 3 !4
            3: release reentrant lock -> exit
            4: release reentrant lock -> 5
            5: !throws
            6: if not $1 -> exit""");
  }

  @Test
  void aLocalThatWasFalseBeforeRemembersToo() {
    String flow =
        Reader.flow(
            """
            void run() {
              boolean held = false;
              try {
                held = lock.tryLock();
                if (!held) {
                  return;
                }
                a();
              } finally {
                if (held) {
                  lock.unlock();
                }
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: $1 = false -> 1
            1: acquire reentrant lock if $1 -> 2 12
            2: if $1 -> 3
            3: call Test.a() -> 4 6 !7
            4: if $1 -> 5
            5: release reentrant lock -> exit
            6: if not $1 -> exit
            7: -> 8 10
            8: if $1 -> 9
            9: release reentrant lock -> 11
            10: if not $1 -> 11
            11: !throws
            12: if not $1 -> 13
            13: result [] -> 14 16
            14: if $1 -> 15
            15: release reentrant lock -> exit
            16: if not $1 -> exit""");
  }

  @Test
  void assigningInTheConditionItself() {
    String flow =
        Reader.flow(
            """
            void run() {
              boolean held;
              while (!(held = lock.tryLock())) {
                a();
              }
              lock.unlock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant lock if $1 -> 1 3
            1: if $1 -> 2
            2: release reentrant lock -> exit
            3: if not $1 -> 4
            4: call Test.a() -> 0 !throws""");
  }

  @Test
  void aLocalWithTwoTruthsTellsOfNoLock() {
    String flow =
        Reader.flow(
            """
            final Lock other = new ReentrantLock();
            void run() {
              boolean held = lock.tryLock();
              held = other.tryLock();
              if (held) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: $1 = false -> 4
            2: acquire reentrant lock at once -> 3
            3: $1 = true -> 4
            4: -> 5 6
            5: $1 = false -> 8
            6: acquire reentrant other at once -> 7
            7: $1 = true -> 8
            8: -> 9 11
            9: if $1 -> 10
            10: call Test.a() -> exit !throws
            11: if not $1 -> exit""");
  }

  @Test
  void aResultThatNobodyKeepsIsNeverTested() {
    String flow =
        Reader.flow(
            """
            boolean run() {
              lock.tryLock();
              return lock.tryLock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant lock if $1 -> 1 2
            1: result [false] -> exit
            2: acquire reentrant lock at once -> 3
            3: result [true] -> exit""");
  }
}
