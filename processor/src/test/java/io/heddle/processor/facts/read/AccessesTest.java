package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reads and writes of guarded fields. */
class AccessesTest {

  @Test
  void readsAndWrites() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            void run() {
              n = 1;
              n += 2;
              n++;
              --n;
              a();
              int copy = n;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: write n of this {reentrant lock} -> 1
            1: write n of this {reentrant lock} -> 2
            2: write n of this {reentrant lock} -> 3
            3: write n of this {reentrant lock} -> 4
            4: call Test.a() -> 5 !throws
            5: read n of this {reentrant lock} -> exit""");
  }

  @Test
  void theBaseIsTheObjectWhoseFieldItIs() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            void run(Test other) {
              other.n = this.n;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: read n of this {reentrant lock} -> 1
            1: write n of other {reentrant lock} -> exit""");
  }

  @Test
  void theObjectIsReadBeforeItsField() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            void run(Test other) {
              child.n = 1;
              other.child.child = null;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: read child of this {reentrant lock} -> 1
            1: write n of child {reentrant lock} -> 2
            2: read child of other {reentrant lock} -> 3
            3: write child of other.child {reentrant lock} -> exit""");
  }

  @Test
  void theRightSideIsEvaluatedBeforeTheWrite() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            int one() {
              return 1;
            }
            void run(Test other) {
              other.n = one();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call any Test.one on this () -> 1 !throws
            1: write n of other {reentrant lock} -> exit""");
  }

  @Test
  void storingIntoAnArrayReadsTheField() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            void run() {
              cells[n] = 2;
              cells = null;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: read cells of this {reentrant lock} -> 1
            1: read n of this {reentrant lock} -> 2
            2: write cells of this {reentrant lock} -> exit""");
  }

  @Test
  void aStaticFieldBelongsToItsClass() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            void run() {
              total++;
              Test.total = 0;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: write total of Test.class {monitor Test.class} -> 1
            1: write total of Test.class {monitor Test.class} -> exit""");
  }

  @Test
  void fieldsWithoutGuardLeaveNoFact() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            int free;
            void run(int[] any) {
              free = any.length;
              a();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: call Test.a() -> exit !throws""");
  }

  @Test
  void inOperandOrder() {
    String flow =
        Reader.flow(
            """
            @GuardedBy("lock") int n;
            @GuardedBy("lock") int[] cells;
            @GuardedBy("lock") Test child;
            @GuardedBy("Test.class") static int total;
            int run(Test other) {
              return n + other.n * total;
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: read n of this {reentrant lock} -> 1
            1: read n of other {reentrant lock} -> 2
            2: read total of Test.class {monitor Test.class} -> exit""");
  }
}
