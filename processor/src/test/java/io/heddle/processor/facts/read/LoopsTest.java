package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Loops, and what leaves them. */
class LoopsTest {

  @Test
  void aWhileLoopTestsBeforeEachRound() {
    String flow =
        Reader.flow(
            """
            void run() {
              while (p()) {
                a();
              }
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.a() -> 0 !throws
            2: call Test.b() -> exit !throws""");
  }

  @Test
  void aDoLoopTestsAfterEachRoundAndContinueGoesToTheTest() {
    String flow =
        Reader.flow(
            """
            void run() {
              do {
                a();
                if (q()) {
                  continue;
                }
                b();
              } while (p());
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 1 !throws
            1: call Test.q() -> 3 2 !throws
            2: call Test.b() -> 3 !throws
            3: call Test.p() -> 0 4 !throws
            4: call Test.c() -> exit !throws""");
  }

  @Test
  void continueGoesToTheUpdateOfAForLoop() {
    String flow =
        Reader.flow(
            """
            void run() {
              for (int i = 0; p(); a()) {
                if (q()) {
                  continue;
                }
                if (x > 0) {
                  break;
                }
                b();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 5 !throws
            1: call Test.q() -> 4 2 !throws
            2: read x of this {monitor this} -> 5 3
            3: call Test.b() -> 4 !throws
            4: call Test.a() -> 0 !throws
            5: call Test.c() -> exit !throws""");
  }

  @Test
  void anEndlessLoopIsLeftByBreakOnly() {
    String flow =
        Reader.flow(
            """
            void run() {
              while (true) {
                if (p()) {
                  break;
                }
                a();
              }
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.b() -> exit !throws
            2: call Test.a() -> 0 !throws""");
  }

  @Test
  void afterALoopWithoutEndNothingFollows() {
    String flow =
        Reader.flow(
            """
            void run() {
              for (;;) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 0 !throws""");
  }

  @Test
  void anEmptyLoopWithoutEndNeverReturns() {
    String flow =
        Reader.flow(
            """
            void run() {
              while (true) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 0""");
  }

  @Test
  void labelsChooseTheLoop() {
    String flow =
        Reader.flow(
            """
            void run() {
              outer: for (;;) {
                for (;;) {
                  if (p()) {
                    break outer;
                  }
                  if (q()) {
                    continue outer;
                  }
                  a();
                }
              }
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.b() -> exit !throws
            2: call Test.q() -> 0 3 !throws
            3: call Test.a() -> 0 !throws""");
  }

  @Test
  void aLabelledBlockIsLeftByBreak() {
    String flow =
        Reader.flow(
            """
            void run() {
              here: {
                if (p()) {
                  break here;
                }
                a();
              }
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 2 1 !throws
            1: call Test.a() -> 2 !throws
            2: call Test.b() -> exit !throws""");
  }

  @Test
  void anEnhancedForRunsItsBodyAnyNumberOfTimes() {
    String flow =
        Reader.flow(
            """
            void run(List<String> all) {
              for (String one : all) {
                a();
              }
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2 !throws
            1: call Test.b() -> exit !throws
            2: call Test.a() -> 0 !throws""");
  }

  @Test
  void aLockTakenInALoopIsAnotherOneEachRound() {
    String flow =
        Reader.flow(
            """
            void run(List<Lock> all) {
              for (Lock one : all) {
                one.lock();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> exit 1 !throws
            1: rebind $1 -> 2
            2: acquire lock one -> 0""");
  }

  @Test
  void aNewObjectIsAnotherOneEachRound() {
    String flow =
        Reader.flow(
            """
            void run() {
              while (p()) {
                Lock made = new ReentrantLock();
                made.lock();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 exit !throws
            1: rebind $1 -> 2
            2: acquire reentrant new ReentrantLock -> 0""");
  }

  @Test
  void aMonitorNeverOutlivesItsRound() {
    String flow =
        Reader.flow(
            """
            void run(List<Object> all) {
              for (Object one : all) {
                synchronized (one) {
                  a();
                }
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> exit 1 !throws
            1: acquire monitor one -> 2
            2: call Test.a() -> 3 !4
            3: release monitor one -> 0
            4: release monitor one -> 5
            5: !throws""");
  }

  @Test
  void outsideOfLoopsNothingIsRebound() {
    String flow =
        Reader.flow(
            """
            void run() {
              Lock made = new ReentrantLock();
              made.lock();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant new ReentrantLock -> exit""");
  }
}
