package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.read.Reader.Facts;
import org.junit.jupiter.api.Test;

/** Calls: of what, on which object, with what. */
class CallsTest {

  @Test
  void whatCannotBeOverriddenIsExact() {
    String flow =
        Reader.flow(
            """
            static class Base {
              void open() {} final void closed() {} private void own() {}
            }
            static final class Leaf extends Base {
              void open() {
                super.open();
              }
            }
            interface Face {
              void seen();
            }
            void run(Base base, Leaf leaf, Face face) {
              base.open();
              base.closed();
              base.own();
              leaf.open();
              face.seen();
              new Base().open();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.Base.open on base () -> 1 !throws
            1: call Test.Base.closed on base () -> 2 !throws
            2: call Test.Base.own on base () -> 3 !throws
            3: call Test.Leaf.open on leaf () -> 4 !throws
            4: call any Test.Face.seen on face () -> 5 !throws
            5: call new Test.Base on new Test.Base () -> 6 !throws
            6: call Test.Base.open on new Test.Base () -> exit !throws""");
  }

  @Test
  void superIsExact() {
    Facts facts =
        Reader.readMembers(
            """
            static class Base {
              void open() {} final void closed() {} private void own() {}
            }
            static final class Leaf extends Base {
              void open() {
                super.open();
              }
            }
            interface Face {
              void seen();
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Leaf", "open"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.Base.open on this () -> exit !throws""");
  }

  @Test
  void argumentsAreNamedWhereTheyCanBe() {
    String flow =
        Reader.flow(
            """
            void take(Object one, Object two, Object three) {} void run(Test other) {
              take(this, other.lock, keyed(1));
            }
            static Object keyed(int i) {
              return null;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.keyed(some int) -> 1 !throws
            1: call any Test.take on this (this, other.lock, some Object) -> exit !throws""");
  }

  @Test
  void receiverBeforeArguments() {
    String flow =
        Reader.flow(
            """
            Test next(Test t) {
              return t;
            }
            void run() {
              next(next(this)).next(next(null));
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.next on this (this) -> 1 !throws
            1: call any Test.next on this (some Test) -> 2 !throws
            2: call any Test.next on this (?) -> 3 !throws
            3: call any Test.next on some Test (some Test) -> exit !throws""");
  }

  @Test
  void anObjectIsMadeBeforeItIsCalled() {
    String flow =
        Reader.flow(
            """
            static class Base {
              void open() {} final void closed() {} private void own() {}
            }
            static final class Leaf extends Base {
              void open() {
                super.open();
              }
            }
            interface Face {
              void seen();
            }
            void run() {
              Base made = new Base();
              made.open();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call new Test.Base on new Test.Base () -> 1 !throws
            1: call Test.Base.open on new Test.Base () -> exit !throws""");
  }

  @Test
  void aMethodOfTheOuterClassIsCalledOnTheOuterObject() {
    Facts facts =
        Reader.readMembers(
            """
            void outer() {} class In {
              void run() {
                outer();
                inner();
              }
              void inner() {}
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$In", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.outer on Test.this () -> 1 !throws
            1: call any Test.In.inner on this () -> exit !throws""");
  }

  @Test
  void anInheritedMethodIsCalledOnThis() {
    Facts facts =
        Reader.readMembers(
            """
            static class Base {
              void up() {}
            }
            class In extends Base {
              void up2() {} void run() {
                up();
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$In", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.Base.up on this () -> exit !throws""");
  }

  @Test
  void contractsOfTheCalledMethodComeAlong() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("this") void locked() {} void run(Test other) {
              other.locked();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.locked on other () {monitor this} -> exit !throws""");
  }

  @Test
  void callsOfTheJdkLeaveNoFact() {
    String flow =
        Reader.flow(
            """
            void run() {
              a();
              String.valueOf(1).trim().length();
              b();
              System.nanoTime();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> 1 !throws
            1: call Test.b() -> exit !throws""");
  }

  @Test
  void anyNumberOfArgumentsIsAnArrayThatNobodyNames() {
    String flow =
        Reader.flow(
            """
            void all(Object first, Object... rest) {} void run(Test one, Test other) {
              all(one, other, this);
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.all on this (one) -> exit !throws""");
  }
}
