package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code synchronized} and what else concerns an object's monitor. */
class MonitorsTest {

  @Test
  void aMonitorIsReleasedOnEveryWayOut() {
    String flow =
        Reader.flow(
            """
            void run() {
              synchronized (this) {
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
            0: acquire monitor this -> 1
            1: call Test.p() -> 2 3 !6
            2: release monitor this -> exit
            3: call Test.a() -> 4 !6
            4: release monitor this -> 5
            5: call Test.b() -> exit !throws
            6: release monitor this -> 7
            7: !throws""");
  }

  @Test
  void aSynchronizedMethodHoldsThis() {
    String flow =
        Reader.flow(
            """
            synchronized void run() {
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor this -> 1
            1: call Test.a() -> 2 !3
            2: release monitor this -> exit
            3: release monitor this -> 4
            4: !throws""");
  }

  @Test
  void aStaticSynchronizedMethodHoldsItsClass() {
    String flow =
        Reader.flow(
            """
            static synchronized void run() {
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor Test.class -> 1
            1: call Test.a() -> 2 !3
            2: release monitor Test.class -> exit
            3: release monitor Test.class -> 4
            4: !throws""");
  }

  @Test
  void waitingNamesTheObjectAndWhetherItEnds() {
    String flow =
        Reader.flow(
            """
            synchronized void run() throws InterruptedException {
              while (p()) {
                wait();
              }
              this.wait(5);
              notifyAll();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor this -> 1
            1: call Test.p() -> 2 3 !6
            2: await this -> 1 !6
            3: await this timed -> 4 !6
            4: signal this -> 5
            5: release monitor this -> exit
            6: release monitor this -> 7
            7: !throws""");
  }

  @Test
  void holdsLockInAConditionIsAssumed() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (Thread.holdsLock(this)) {
                a();
              } else {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 3
            1: assume monitor this -> 2
            2: call Test.a() -> exit !throws
            3: assume not monitor this -> 4
            4: call Test.b() -> exit !throws""");
  }

  @Test
  void assertingThatAMonitorIsHeldLetsItBeHeld() {
    String flow =
        Reader.flow(
            """
            void run() {
              assert Thread.holdsLock(this);
              x++;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 3
            1: assume monitor this -> 2
            2: write x of this {monitor this} -> exit
            3: !throws""");
  }

  @Test
  void aFieldThatGuardsItselfMayBeReadToLockIt() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("queue") final Deque<String> queue = new ArrayDeque<>();
            void run() {
              synchronized (queue) {
                queue.clear();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor queue -> 1
            1: read queue of this {monitor queue} -> 2
            2: -> 3 !4
            3: release monitor queue -> exit
            4: release monitor queue -> 5
            5: !throws""");
  }
}
