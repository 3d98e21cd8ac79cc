package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.facts.read.Reader.Facts;
import io.heddle.processor.lock.MethodRef;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the source is like, reading it ends, and loses no more than it must. */
class RobustnessTest {

  private static String times(int count, String text) {
    return IntStream.range(0, count).mapToObj(i -> text).collect(Collectors.joining());
  }

  private static int calls(Facts facts) {
    return facts.method("run").body().nodes().size();
  }

  @Test
  void chainsOfElseIfAreNoNesting() {
    String branches = times(5_000, "if (k == 1) { a(); } else ");

    Facts facts =
        Reader.readWithSmallStack(
            "class Test { static void a() {} void run(int k) { " + branches + "{ a(); } } }");

    assertThat(facts.skipped()).isEmpty();
    assertThat(calls(facts)).isEqualTo(1 + 5_001);
  }

  @Test
  void sumsOfManyOperandsAreNoNesting() {
    String operands = times(10_000, " + s()");

    Facts facts =
        Reader.readWithSmallStack(
            "class Test { static String s() { return null; } String run() { return s()"
                + operands
                + "; } }");

    assertThat(facts.skipped()).isEmpty();
    assertThat(calls(facts)).isEqualTo(10_001);
  }

  @Test
  void conditionsOfManyOperandsAreNoNesting() {
    String operands = times(5_000, " || p()");

    Facts facts =
        Reader.readWithSmallStack(
            "class Test { static boolean p() { return true; } boolean run() { return p()"
                + operands
                + "; } }");

    assertThat(facts.skipped()).isEmpty();
    assertThat(calls(facts)).isEqualTo(5_001);
  }

  @Test
  void chainsOfManyCallsAreNoNesting() {
    String links = times(5_000, ".me(1)");

    Facts facts =
        Reader.readWithSmallStack(
            "class Test { Test me(int i) { return this; } void run() { me(0)" + links + "; } }");

    assertThat(facts.skipped()).isEmpty();
    assertThat(calls(facts)).isEqualTo(5_001);
  }

  @Test
  void aBodyNestedTooDeepIsTheOnlyOneLost() {
    String nested = times(1_500, "(1 + ") + "1" + times(1_500, ")");

    Facts facts =
        Reader.readWithSmallStack(
            "class Test { static void a() {} int deep(int k) { return k * "
                + nested.replace("1 +", "k +")
                + "; } void run() { a(); } }");

    assertThat(calls(facts)).isEqualTo(1);
    assertThat(facts.skipped())
        .map(SourceFacts.Skipped::method)
        .map(MethodRef::name)
        .containsExactly("deep");
  }

  @Test
  void nestedFinallyBlocksAreCopiedWithinReason() {
    String open = times(6, "try { a(); } finally { ");

    Facts facts =
        Reader.read(
            "class Test { static void a() {} void run() { " + open + times(6, "a(); }") + " } }");

    assertThat(facts.skipped()).isEmpty();
    assertThat(calls(facts)).isLessThan(400);
  }

  @Test
  void whatDoesNotCompileIsReadAsFarAsItMakesSense() {
    Facts facts =
        Reader.readErroneous(
            """
            class Test extends Missing implements Gone<Test> {
              final Nowhere lock = new Nowhere();
              static void a() {}
              void run(Unknown u) {
                u.call(() -> a()).more();
                undefined++;
                for (Absent each : u.all()) { each.lock(); }
                switch (u) { case LOST: a(); default: }
                try (Void v = u.open()) { a(); } catch (NoSuchError | RuntimeException e) { a(); }
                synchronized (u.field) { this.nothing = missing(u::reference); }
                a();
              }
            }
            """);

    assertThat(facts.sources()).allSatisfy(source -> assertThat(source.skipped()).isEmpty());
  }

  @Test
  void unresolvedCallsAreCounted() {
    Facts facts = Reader.readErroneous("class Test { void run() { missing(); } }");

    assertThat(facts.sources()).allSatisfy(source -> assertThat(source.unresolved()).isEqualTo(1));
  }
}
