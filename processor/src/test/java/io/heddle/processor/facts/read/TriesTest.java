package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Exceptions go where the language sends them, and every way out goes through {@code finally}. */
class TriesTest {

  @Test
  void finallyRunsAfterTheBlockAndAfterAnException() {
    String flow =
        Reader.flow(
            """
            void run() {
              a();
              try {
                b();
              } finally {
                c();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 1 !throws
            1: call Test.b() -> 2 !3
            2: call Test.c() -> exit !throws
            3: call Test.c() -> 4 !throws
            4: !throws""");
  }

  @Test
  void returnGoesThroughFinally() {
    String flow =
        Reader.flow(
            """
            int run() {
              lock.lock();
              try {
                if (p()) {
                  return 1;
                }
                b();
                return 2;
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
            2: result [] -> 5
            3: call Test.b() -> 4 !6
            4: result [] -> 5
            5: release reentrant lock -> exit
            6: release reentrant lock -> 7
            7: !throws""");
  }

  @Test
  void breakAndContinueGoThroughFinally() {
    String flow =
        Reader.flow(
            """
            void run() {
              for (;;) {
                try {
                  if (p()) {
                    break;
                  }
                  if (x > 1) {
                    continue;
                  }
                  a();
                } finally {
                  b();
                }
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 3 !7
            1: call Test.b() -> 2 !throws
            2: call Test.c() -> exit !throws
            3: read x of this {monitor this} -> 4 5
            4: call Test.b() -> 0 !throws
            5: call Test.a() -> 6 !7
            6: call Test.b() -> 0 !throws
            7: call Test.b() -> 8 !throws
            8: !throws""");
  }

  @Test
  void innerFinallyRunsBeforeOuter() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                try {
                  a();
                } finally {
                  b();
                }
              } finally {
                c();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 1 !3
            1: call Test.b() -> 2 !4
            2: call Test.c() -> exit !throws
            3: call Test.b() -> 4 !4
            4: call Test.c() -> 5 !throws
            5: !throws""");
  }

  @Test
  void aCatchThatMayNotMatchLetsTheExceptionPass() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
              } catch (IllegalStateException e) {
                b();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 3 !1
            1: -> 2 !throws
            2: call Test.b() -> 3 !throws
            3: call Test.c() -> exit !throws""");
  }

  @Test
  void catchingThrowableLetsNothingPass() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
              } catch (Throwable e) {
                b();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 2 !1
            1: call Test.b() -> 2 !throws
            2: call Test.c() -> exit !throws""");
  }

  @Test
  void catchingExceptionLetsErrorsPass() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
              } catch (Exception e) {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> exit !1
            1: -> 2 !throws
            2: call Test.b() -> exit !throws""");
  }

  @Test
  void aCheckedExceptionComesFromWhatDeclaresIt() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
                io();
              } catch (java.io.IOException e) {
                b();
              }
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 1 !throws
            1: call Test.io() -> 4 !2
            2: -> 3 !throws
            3: call Test.b() -> 4 !throws
            4: call Test.c() -> exit !throws""");
  }

  @Test
  void clausesAreTriedInOrder() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                io();
              } catch (java.io.IOException | IllegalStateException e) {
                b();
              } catch (RuntimeException e) {
                c();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.io() -> exit !1
            1: -> 2 3 !throws
            2: call Test.b() -> exit !throws
            3: call Test.c() -> exit !throws""");
  }

  @Test
  void aHandlerThatDoesNothingReturns() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
              } catch (RuntimeException | Error e) {
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> exit !1
            1: -> exit""");
  }

  @Test
  void aThrownObjectOfKnownClassGoesToItsClause() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                if (p()) {
                  throw new IllegalStateException();
                }
              } catch (RuntimeException e) {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 exit !2
            1: -> 3 !2
            2: -> 3 !throws
            3: call Test.b() -> exit !throws""");
  }

  @Test
  void aThrownObjectPassesForeignClauses() {
    String flow =
        Reader.flow(
            """
            void run(Error e) {
              try {
                throw e;
              } catch (RuntimeException r) {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: !throws
            2: call Test.b() -> exit !throws""");
  }

  @Test
  void anExceptionThrownAgainLeaves() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
              } catch (RuntimeException e) {
                b();
                throw e;
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> exit !1
            1: -> 2 !throws
            2: call Test.b() -> 3 !throws
            3: !throws""");
  }

  @Test
  void aClauseReachedByNoCallIsReachedFromTheStart() {
    String flow =
        Reader.flow(
            """
            void run(Object o) {
              try {
                Test t = (Test) o;
              } catch (ClassCastException e) {
                b();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> exit 1
            1: call Test.b() -> exit !throws""");
  }

  @Test
  void returnInFinallySwallowsTheException() {
    String flow =
        Reader.flow(
            """
            @SuppressWarnings("finally") int run() {
              try {
                a();
              } finally {
                return 1;
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> exit !1
            1: -> exit""");
  }

  @Test
  void catchAndFinallyTogether() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
                return;
              } catch (RuntimeException e) {
                b();
                return;
              } finally {
                c();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 3 !1
            1: -> 2 4
            2: call Test.b() -> 3 !4
            3: call Test.c() -> exit !throws
            4: call Test.c() -> 5 !throws
            5: !throws""");
  }

  @Test
  void anExceptionOfAHandlerGoesThroughFinallyAndOut() {
    String flow =
        Reader.flow(
            """
            void run() {
              try {
                a();
              } catch (RuntimeException e) {
                b();
              } finally {
                c();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 3 !1
            1: -> 2 4
            2: call Test.b() -> 3 !4
            3: call Test.c() -> exit !throws
            4: call Test.c() -> 5 !throws
            5: !throws""");
  }

  @Test
  void callsOfTheJdkCanThrowWithoutAFact() {
    String flow =
        Reader.flow(
            """
            void run(String s) {
              try {
                Integer.parseInt(s);
              } catch (NumberFormatException e) {
                x++;
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> exit !1
            1: -> 2 !throws
            2: write x of this {monitor this} -> exit""");
  }
}
