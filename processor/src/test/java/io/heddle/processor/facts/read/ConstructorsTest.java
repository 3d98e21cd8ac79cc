package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.read.Reader.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Constructors and initialisers. */
class ConstructorsTest {

  @Test
  void fieldInitialisersAndBlocksRunFirst() {
    Facts facts =
        Reader.readMembers(
            """
            int first = step(1);
            static int step(int i) {
              return i;
            }
            {
              step(2);
            }
            static final int LAST = step(3);
            static {
              step(4);
            }
            static final int TEN = 10;
            Test() {
              step(5);
            }
            """);
    String flow = FactsText.of(facts.method("test.Test", "<init>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.step(some int) -> 1 !throws
            1: call Test.step(some int) -> 2 !throws
            2: call Test.step(some int) -> exit !throws""");
  }

  @Test
  void theDefaultConstructorRunsThemToo() {
    Facts facts =
        Reader.readMembers(
            """
            int first = step(1);
            static int step(int i) {
              return i;
            }
            {
              step(2);
            }
            static final int LAST = step(3);
            static {
              step(4);
            }
            static final int TEN = 10;
            """);
    String flow = FactsText.of(facts.method("test.Test", "<init>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.step(some int) -> 1 !throws
            1: call Test.step(some int) -> exit !throws""");
  }

  @Test
  void theSuperclassIsConstructedFirst() {
    Facts facts =
        Reader.readMembers(
            """
            static class Base {
              Base(int i) {}
            }
            static class Derived extends Base {
              int x = one();
              static int one() {
                return 1;
              }
              Derived() {
                super(one());
                a();
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Derived", "<init>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.Derived.one() -> 1 !throws
            1: call new Test.Base on this (some int) -> 2 !throws
            2: call Test.Derived.one() -> 3 !throws
            3: call Test.a() -> exit !throws""");
  }

  @Test
  void anImpliedSuperCallIsACall() {
    Facts facts =
        Reader.readMembers(
            """
            static class Base {
            }
            static class Derived extends Base {
              Derived() {
                a();
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Derived", "<init>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call new Test.Base on this () -> 1 !throws
            1: call Test.a() -> exit !throws""");
  }

  @Test
  void whoCallsAnotherConstructorRunsNoInitialisers() {
    Facts facts =
        Reader.readMembers(
            """
            static class Two {
              int x = one();
              static int one() {
                return 1;
              }
              Two(int i, int j) {
                this();
                a();
              }
              private Two() {
                throw new IllegalStateException();
              }
            }
            static class Only extends Two {
              Only() {
                super(1, 2);
              }
              int y = Two.one();
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Only", "<init>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call new Test.Two on this (some int, some int) -> 1 !throws
            1: call Test.Two.one() -> exit !throws""");
  }

  @Test
  void staticInitialisersAreOneBody() {
    Facts facts =
        Reader.readMembers(
            """
            int first = step(1);
            static int step(int i) {
              return i;
            }
            {
              step(2);
            }
            static final int LAST = step(3);
            static {
              step(4);
            }
            static final int TEN = 10;
            """);
    String flow = FactsText.of(facts.method("test.Test", "<clinit>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.step(some int) -> 1 !throws
            1: call Test.step(some int) -> exit !throws""");
  }

  @Test
  void enumConstantsAreMadeByTheClass() {
    Facts facts =
        Reader.readMembers(
            """
            enum Fruit {
              APPLE, PEAR {
                void peel() {}
              };
              Fruit() {
                a();
              }
              void peel() {}
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Fruit", "<clinit>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call new Test.Fruit on new Test.Fruit () -> 1 !throws
            1: call new Test.Fruit.1 on new Test.Fruit.1 () -> exit !throws""");
  }

  @Test
  void aCompactConstructorIsAConstructor() {
    Facts facts =
        Reader.readMembers(
            """
            record Pair(Object left, Object right) {
              Pair {
                synchronized (left) {
                  a();
                }
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Pair", "<init>"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor left -> 1
            1: call Test.a() -> 2 !3
            2: release monitor left -> exit
            3: release monitor left -> 4
            4: !throws""");
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void initialisersRunWhereTheSuperclassIsConstructed() {
    Facts facts =
        Reader.readMembers(
            """
            static class Base {
              Base(int i) {}
            }
            static class Derived extends Base {
              int x = one();
              static int one() {
                return 1;
              }
              Derived(int i) {
                a();
                super(i);
                b();
              }
            }
            """);

    assertThat(FactsText.of(facts.method("test.Test$Derived", "<init>")))
        .isEqualTo(
            """
            0: call Test.a() -> 1 !throws
            1: call new Test.Base on this (i) -> 2 !throws
            2: call Test.Derived.one() -> 3 !throws
            3: call Test.b() -> exit !throws""");
  }
}
