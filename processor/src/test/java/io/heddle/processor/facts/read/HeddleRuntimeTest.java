package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The locks of Heddle's runtime. */
class HeddleRuntimeTest {

  @Test
  void acquireAndReleaseOfEachKind() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() throws InterruptedException {
              plain.acquire();
              plain.release();
              re.acquireInterruptibly();
              re.release();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain plain -> 1
            1: release plain plain -> 2
            2: acquire reentrant re -> 3 !throws
            3: release reentrant re -> exit""");
  }

  @Test
  void tryAcquireDecides() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() throws InterruptedException {
              if (plain.tryAcquire()) {
                plain.release();
              }
              if (!re.tryAcquire(java.time.Duration.ofSeconds(1))) {
                return;
              }
              re.release();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 3 1
            1: acquire plain plain at once -> 2
            2: release plain plain -> 3
            3: -> 4 5 !throws
            4: result [] -> exit
            5: acquire reentrant re timed -> 6
            6: release reentrant re -> exit""");
  }

  @Test
  void aHoldIsReleasedWhenItsBlockEnds() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() {
              try (var held = plain.hold()) {
                if (p()) {
                  return;
                }
                a();
              }
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain plain -> 1
            1: call Test.p() -> 2 4 !7
            2: result [] -> 3
            3: release plain plain -> exit
            4: call Test.a() -> 5 !7
            5: release plain plain -> 6
            6: call Test.b() -> exit !throws
            7: release plain plain -> 8
            8: !throws""");
  }

  @Test
  void aHoldIsReleasedByClosingItsVariable() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() {
              io.heddle.Held held = plain.hold();
              try {
                a();
              } finally {
                held.close();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain plain -> 1
            1: call Test.a() -> 2 !3
            2: release plain plain -> exit
            3: release plain plain -> 4
            4: !throws""");
  }

  @Test
  void runHoldsTheLockAroundItsLambda() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() {
              plain.run(() -> { if (p()) { return; } a(); });
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain plain -> 1
            1: call Test.p() -> 3 2 !5
            2: call Test.a() -> 3 !5
            3: release plain plain -> 4
            4: call Test.b() -> exit !throws
            5: release plain plain -> 6
            6: !throws""");
  }

  @Test
  void callHoldsTheLockAroundItsValue() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            int run() {
              return plain.call(() -> x);
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain plain -> 1
            1: read x of this {monitor this} -> 2
            2: release plain plain -> 3
            3: result [true] -> exit""");
  }

  @Test
  void runHoldsTheLockAroundAMethodReference() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() {
              plain.run(Test::a);
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire plain plain -> 1
            1: call Test.a() -> 2 !3
            2: release plain plain -> exit
            3: release plain plain -> 4
            4: !throws""");
  }

  @Test
  void aConditionTakesTheLockItWasMadeOver() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            final io.heddle.Condition ready = new io.heddle.Condition(re);
            final io.heddle.Condition alone = new io.heddle.Condition();
            void run() {
              ready.acquire();
              ready.release();
              try (var held = alone.hold()) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant re -> 1
            1: release reentrant re -> 2
            2: acquire reentrant alone -> 3
            3: call Test.a() -> 4 !5
            4: release reentrant alone -> exit
            5: release reentrant alone -> 6
            6: !throws""");
  }

  @Test
  void awaitUntilTestsWhileItHoldsTheLock() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            final io.heddle.Condition ready = new io.heddle.Condition(re);
            void run() throws InterruptedException {
              re.acquire();
              ready.await();
              ready.awaitUntil(() -> p());
              ready.signal();
              re.release();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant re -> 1
            1: await ready -> 2 !throws
            2: call Test.p() -> 3 5 !throws
            3: signal ready -> 4
            4: release reentrant re -> exit
            5: await ready -> 2 !throws""");
  }

  @Test
  void theLockOfAConditionIsItsLock() {
    String flow =
        Reader.flow(
            """
            final io.heddle.RLock re = new io.heddle.RLock();
            final io.heddle.Condition ready = new io.heddle.Condition(re);
            void run() {
              ready.lockable().acquire();
              ready.lockable().release();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant re -> 1
            1: release reentrant re -> exit""");
  }

  @Test
  void viewsOfAReadWriteLock() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            final io.heddle.RwLock rw = new io.heddle.RwLock();
            final io.heddle.Lockable reading = rw.readLock();
            void run() {
              rw.writeLock().acquire();
              rw.writeLock().release();
              try (var held = reading.hold()) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire write rw -> 1
            1: release write rw -> 2
            2: acquire read rw -> 3
            3: call Test.a() -> 4 !5
            4: release read rw -> exit
            5: release read rw -> 6
            6: !throws""");
  }

  @Test
  void heldByCurrentThreadRefines() {
    String flow =
        Reader.flow(
            """
            final io.heddle.Lock plain = new io.heddle.Lock();
            final io.heddle.RLock re = new io.heddle.RLock();
            void run() {
              assert re.heldByCurrentThread();
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 3
            1: assume reentrant re -> 2
            2: call Test.a() -> exit !throws
            3: !throws""");
  }
}
