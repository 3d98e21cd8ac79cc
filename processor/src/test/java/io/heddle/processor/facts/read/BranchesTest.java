package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Conditions decide where control goes. */
class BranchesTest {

  @Test
  void bothBranchesMeetAfterTheIf() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p()) {
                a();
              } else {
                b();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.a() -> 3 !throws
            2: call Test.b() -> 3 !throws
            3: call Test.c() -> exit !throws""");
  }

  @Test
  void andStopsAtTheFirstFalse() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p() && q()) {
                a();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 3 !throws
            1: call Test.q() -> 2 3 !throws
            2: call Test.a() -> 3 !throws
            3: call Test.c() -> exit !throws""");
  }

  @Test
  void orStopsAtTheFirstTrue() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p() || !q()) {
                a();
              } else {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 3 1 !throws
            1: call Test.q() -> 2 3 !throws
            2: call Test.b() -> exit !throws
            3: call Test.a() -> exit !throws""");
  }

  @Test
  void notSwapsTheBranchesOfAWholeCondition() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (!(p() && (q() || x > 0))) {
                a();
              } else {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 4 !throws
            1: call Test.q() -> 3 2 !throws
            2: read x of this {monitor this} -> 3 4
            3: call Test.b() -> exit !throws
            4: call Test.a() -> exit !throws""");
  }

  @Test
  void aConditionalExpressionDecidesLikeAnIf() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p() ? q() : x > 1) {
                a();
              } else {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.q() -> 3 4 !throws
            2: read x of this {monitor this} -> 3 4
            3: call Test.a() -> exit !throws
            4: call Test.b() -> exit !throws""");
  }

  @Test
  void aConditionalValueEvaluatesOneSide() {
    String flow =
        Reader.flow(
            """
            int run() {
              return p() ? x : 3;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 exit !throws
            1: read x of this {monitor this} -> exit""");
  }

  @Test
  void aBooleanValueShortCircuitsToo() {
    String flow =
        Reader.flow(
            """
            boolean run() {
              boolean both = p() && q();
              a();
              return both;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.q() -> 2 !throws
            2: call Test.a() -> exit !throws""");
  }

  @Test
  void aConstantConditionHasOneBranch() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (false) {
                a();
              } else if (!!true) {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.b() -> exit !throws""");
  }

  @Test
  void comparingWithTrueIsNoNewCondition() {
    String flow =
        Reader.flow(
            """
            void run() {
              if (p() == true && q() != false) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 exit !throws
            1: call Test.q() -> 2 exit !throws
            2: call Test.a() -> exit !throws""");
  }

  @Test
  void returningEarlyLeavesAtOnce() {
    String flow =
        Reader.flow(
            """
            int run() {
              if (p()) {
                return 1;
              }
              a();
              return 2;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> exit 1 !throws
            1: call Test.a() -> exit !throws""");
  }

  @Test
  void whatAnAssertionSaysHoldsAfterIt() {
    String flow =
        Reader.flow(
            """
            void run() {
              assert p() : "x is " + x;
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 2 !throws
            1: call Test.a() -> exit !throws
            2: read x of this {monitor this} -> 3
            3: !throws""");
  }
}
