package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.read.Reader.Facts;
import org.junit.jupiter.api.Test;

/** What a body calls the objects it locks. */
class LockPathsTest {

  @Test
  void thisImpliedOrWritten() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run() {
              synchronized (this) {} synchronized (Test.this) {} synchronized (lock) {} synchronized (this.lock) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor this -> 1
            1: release monitor this -> 2
            2: acquire monitor this -> 3
            3: release monitor this -> 4
            4: acquire monitor lock -> 5
            5: release monitor lock -> 6
            6: acquire monitor lock -> 7
            7: release monitor lock -> exit""");
  }

  @Test
  void fieldsOfParameters() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run(Test other) {
              synchronized (other) {} synchronized (other.lock) {} synchronized (((Test) other).next.last) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor other -> 1
            1: release monitor other -> 2
            2: acquire monitor other.lock -> 3
            3: release monitor other.lock -> 4
            4: acquire monitor other.next.last -> 5
            5: release monitor other.next.last -> exit""");
  }

  @Test
  void statics() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run() {
              synchronized (GATE) {} synchronized (Test.loose) {} synchronized (Test.class) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor Test.GATE -> 1
            1: release monitor Test.GATE -> 2
            2: acquire monitor Test.loose -> 3
            3: release monitor Test.loose -> 4
            4: acquire monitor Test.class -> 5
            5: release monitor Test.class -> exit""");
  }

  @Test
  void gettersNameASelector() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run(Test other) {
              synchronized (other.last.key()) {} synchronized (single()) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.key on other.last () -> 1 !throws
            1: acquire monitor other.last.key() -> 2
            2: release monitor other.last.key() -> 3
            3: call Test.single() -> 4 !throws
            4: acquire monitor Test.class.single() -> 5
            5: release monitor Test.class.single() -> exit""");
  }

  @Test
  void whatNamesNothingKeepsItsType() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run(int i) {
              synchronized (all[i]) {} synchronized (keyOf(i)) {} synchronized (getClass()) {} synchronized (p() ? lock : GATE) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor some Object -> 1
            1: release monitor some Object -> 2
            2: call any Test.keyOf on this (i) -> 3 !throws
            3: acquire monitor some Object -> 4
            4: release monitor some Object -> 5
            5: acquire monitor some Class -> 6
            6: release monitor some Class -> 7
            7: call Test.p() -> 8 !throws
            8: acquire monitor some Object -> 9
            9: release monitor some Object -> exit""");
  }

  @Test
  void aReassignedParameterNamesNothing() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run(Test other) {
              other = next;
              synchronized (other) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor some Test -> 1
            1: release monitor some Test -> exit""");
  }

  @Test
  void aLocalIsWhatItWasInitialisedWith() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run(Test other) {
              Object mine = this.lock;
              synchronized (mine) {} final Test same = other;
              synchronized (same.lock) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor lock -> 1
            1: release monitor lock -> 2
            2: acquire monitor other.lock -> 3
            3: release monitor other.lock -> exit""");
  }

  @Test
  void aLocalOfAnUnstableValueIsItself() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run() {
              Test once = next;
              synchronized (once) {} Object got = key();
              synchronized (got) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor once -> 1
            1: release monitor once -> 2
            2: call any Test.key on this () -> 3 !throws
            3: acquire monitor got -> 4
            4: release monitor got -> exit""");
  }

  @Test
  void aLocalAssignedTwiceNamesNothing() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run() {
              Object some = lock;
              if (p()) {
                some = GATE;
              }
              synchronized (some) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.p() -> 1 !throws
            1: acquire monitor some Object -> 2
            2: release monitor some Object -> exit""");
  }

  @Test
  void aNewObjectIsFreshThroughItsLocal() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run() {
              Object fresh = new Object();
              synchronized (fresh) {} synchronized (new Object()) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor new Object -> 1
            1: release monitor new Object -> 2
            2: acquire monitor new Object -> 3
            3: release monitor new Object -> exit""");
  }

  @Test
  void aPatternVariableIsTheTestedObject() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run(Object o) {
              if (o instanceof Test t && p()) {
                synchronized (t.lock) {}
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 exit
            1: call Test.p() -> 2 exit !throws
            2: acquire monitor o.lock -> 3
            3: release monitor o.lock -> exit""");
  }

  @Test
  void longPathsLoseTheirBeginning() {
    String flow =
        Reader.flow(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void run() {
              synchronized (next.next.next.next.next.lock) {}
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor some Test.next.next.next.lock -> 1
            1: release monitor some Test.next.next.next.lock -> exit""");
  }

  @Test
  void enclosingInstances() {
    Facts facts =
        Reader.readMembers(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            class In {
              void run() {
                synchronized (this) {} synchronized (Test.this) {} synchronized (lock) {}
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$In", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor this -> 1
            1: release monitor this -> 2
            2: acquire monitor Test.this -> 3
            3: release monitor Test.this -> 4
            4: acquire monitor Test.this.lock -> 5
            5: release monitor Test.this.lock -> exit""");
  }

  @Test
  void capturedVariablesOfALambda() {
    Facts facts =
        Reader.readMembers(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void around(Object o) {
              Object fresh = new Object();
              final Object mine = this.lock;
              Runnable later = () -> {
                synchronized (o) {} synchronized (fresh) {} synchronized (mine) {} synchronized (this) {}
              };
            }
            """);
    String flow = FactsText.of(facts.method("test.Test", "lambda$0"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor o -> 1
            1: release monitor o -> 2
            2: acquire monitor fresh -> 3
            3: release monitor fresh -> 4
            4: acquire monitor lock -> 5
            5: release monitor lock -> 6
            6: acquire monitor this -> 7
            7: release monitor this -> exit""");
  }

  @Test
  void capturedVariablesOfAnAnonymousClass() {
    Facts facts =
        Reader.readMembers(
            """
            Test next;
            final Test last = null;
            Object[] all;
            static final Object GATE = new Object();
            static Object loose;
            Object key() {
              return lock;
            }
            static Test single() {
              return null;
            }
            Object keyOf(int i) {
              return null;
            }
            void around(Object o) {
              final Object mine = this.lock;
              new Object() {
                void run() {
                  synchronized (o) {} synchronized (mine) {} synchronized (this) {}
                }
              };
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$1", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor o -> 1
            1: release monitor o -> 2
            2: acquire monitor Test.this.lock -> 3
            3: release monitor Test.this.lock -> 4
            4: acquire monitor this -> 5
            5: release monitor this -> exit""");
  }
}
