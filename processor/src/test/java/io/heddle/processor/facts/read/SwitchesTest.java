package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Every form of {@code switch}. */
class SwitchesTest {

  @Test
  void casesFallThroughUntilABreak() {
    String flow =
        Reader.flow(
            """
            void run(int k) {
              switch (k) {
                case 1: a();
                case 2: b();
                break;
                case 3: c();
                return;
              }
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2 3 4
            1: call Test.a() -> 2 !throws
            2: call Test.b() -> 4 !throws
            3: call Test.c() -> exit !throws
            4: call Test.a() -> exit !throws""");
  }

  @Test
  void aDefaultLeavesNoWayPastTheCases() {
    String flow =
        Reader.flow(
            """
            void run(int k) {
              switch (k) {
                case 1: a();
                break;
                default: b();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: call Test.a() -> 3 !throws
            2: call Test.b() -> 3 !throws
            3: call Test.c() -> exit !throws""");
  }

  @Test
  void anArrowNeverFallsThrough() {
    String flow =
        Reader.flow(
            """
            void run(Thread.State k) {
              switch (k) {
                case NEW -> a();
                case RUNNABLE -> {
                  b();
                }
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2 3
            1: call Test.a() -> 3 !throws
            2: call Test.b() -> 3 !throws
            3: call Test.c() -> exit !throws""");
  }

  @Test
  void aSwitchExpressionYieldsFromEachCase() {
    String flow =
        Reader.flow(
            """
            int run(String k) {
              return switch (k) {
                case "a", "b" -> {
                  a();
                  yield 1;
                }
                case "c" -> throw new IllegalStateException();
                default -> x;
              };
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2 3
            1: call Test.a() -> exit !throws
            2: !throws
            3: read x of this {monitor this} -> exit""");
  }

  @Test
  void anOldStyleSwitchExpressionYieldsToo() {
    String flow =
        Reader.flow(
            """
            int run(int k) {
              return switch (k) {
                case 1: a();
                yield 2;
                default: b();
                yield 3;
              };
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: call Test.a() -> exit !throws
            2: call Test.b() -> exit !throws""");
  }

  @Test
  void breakInASwitchDoesNotLeaveTheLoopAround() {
    String flow =
        Reader.flow(
            """
            void run(int k) {
              while (p()) {
                switch (k) {
                  case 1: continue;
                  case 2: break;
                  default: a();
                }
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 0 2 1 exit !throws
            1: call Test.a() -> 2 !throws
            2: call Test.b() -> 0 !throws""");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aGuardDecidesWhetherItsCaseRuns() {
    String flow =
        Reader.flow(
            """
            void run(Object o) {
              switch (o) {
                case String s when p() && x > 1 -> a();
                case Test t when t.lock.tryLock() -> t.lock.unlock();
                case null -> b();
                default -> c();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 0 4 6 7
            1: call Test.p() -> 2 0 !throws
            2: read x of this {monitor this} -> 3 0
            3: call Test.a() -> exit !throws
            4: acquire reentrant t.lock at once -> 5
            5: release reentrant t.lock -> exit
            6: call Test.b() -> exit !throws
            7: call Test.c() -> exit !throws""");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void patternsLeaveNoWayPastTheCases() {
    String flow =
        Reader.flow(
            """
            sealed interface Shape permits Circle, Square {}
            record Circle(Object key) implements Shape {}
            record Square(int side) implements Shape {}
            void run(Shape shape) {
              switch (shape) {
                case Circle(var key) -> {
                  synchronized (key) {}
                }
                case Square(int side) -> b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 3
            1: acquire monitor key -> 2
            2: release monitor key -> exit
            3: call Test.b() -> exit !throws""");
  }
}
