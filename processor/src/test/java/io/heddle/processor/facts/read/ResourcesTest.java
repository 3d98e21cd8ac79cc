package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Resources are closed by calls that are not in the source. */
class ResourcesTest {

  @Test
  void resourcesAreClosedInReverseOnEveryWayOut() {
    String flow =
        Reader.flow(
            """
            static class Res implements AutoCloseable {
              public void close() {}
            }
            void run() {
              try (Res one = new Res(); Res two = new Res()) {
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
            0: call new Test.Res on new Test.Res () -> 1 !7
            1: call new Test.Res on new Test.Res () -> 2 !6
            2: call Test.a() -> 3 !5
            3: call Test.Res.close on new Test.Res () -> 4 !6
            4: call Test.Res.close on new Test.Res () -> 9 !7
            5: call Test.Res.close on new Test.Res () -> 6 !6
            6: call Test.Res.close on new Test.Res () -> 8 10 !7
            7: -> 8 10
            8: call Test.b() -> 9 !10
            9: call Test.c() -> exit !throws
            10: call Test.c() -> 11 !throws
            11: !throws""");
  }

  @Test
  void aResourceThatExistsIsClosedToo() {
    String flow =
        Reader.flow(
            """
            static class Res implements AutoCloseable {
              public void close() {}
            }
            void run(Res one) {
              try (one) {
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
            0: call Test.p() -> 1 2 !5
            1: call any Test.Res.close on one () -> exit !throws
            2: call Test.a() -> 3 !5
            3: call any Test.Res.close on one () -> 4 !throws
            4: call Test.b() -> exit !throws
            5: call any Test.Res.close on one () -> 6 !throws
            6: !throws""");
  }

  @Test
  void resourcesOfTheJdkLeaveNoFact() {
    String flow =
        Reader.flow(
            """
            void run() throws Exception {
              try (var in = new java.io.FileReader("x")) {
                a();
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 !throws
            1: call Test.a() -> 2 !throws
            2: -> exit !throws""");
  }
}
