package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lambdas and method references that run before the call returns, and those that do not. */
class FunctionsTest {

  @Test
  void aLambdaThatRunsAtOnceIsPartOfTheBody() {
    String flow =
        Reader.flow(
            """
            void run(List<String> all) {
              synchronized (this) {
                all.forEach(one -> x++);
              }
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire monitor this -> 1
            1: -> 2 3
            2: write x of this {monitor this} -> 1
            3: -> 4 !5
            4: release monitor this -> exit
            5: release monitor this -> 6
            6: !throws""");
  }

  @Test
  void mapsComputeAtOnce() {
    String flow =
        Reader.flow(
            """
            void run(Map<String, Integer> map) {
              map.computeIfAbsent("k", key -> { if (p()) { return 1; } a(); return 2; });
              b();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 3
            1: call Test.p() -> 0 2 !throws
            2: call Test.a() -> 0 !throws
            3: call Test.b() -> exit !throws""");
  }

  @Test
  void aPipelineRunsAllStagesWhenItEnds() {
    String flow =
        Reader.flow(
            """
            void run(List<String> all) {
              all.stream().filter(one -> p()).map(one -> { a(); return one; }).forEach(one -> b());
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 !throws
            1: -> 2 3
            2: call Test.p() -> 1 !throws
            3: -> 4 !throws
            4: -> 5 6
            5: call Test.a() -> 4 !throws
            6: -> 7 !throws
            7: -> 8 9
            8: call Test.b() -> 7 !throws
            9: -> exit !throws""");
  }

  @Test
  void aPipelineThatEndsElsewhereRunsNothing() {
    String flow =
        Reader.flow(
            """
            Stream<String> run(List<String> all) {
              return all.stream().filter(one -> p());
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> exit !throws""");
  }

  @Test
  void aParallelPipelineRunsElsewhere() {
    String flow =
        Reader.flow(
            """
            void run(List<String> all) {
              all.parallelStream().forEach(one -> a());
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> exit !throws""");
  }

  @Test
  void comparatorsAndCollectorsRunInsideTheirCall() {
    String flow =
        Reader.flow(
            """
            void run(List<String> all) {
              all.sort(Comparator.comparing(one -> { a(); return one; }));
              all.stream().collect(Collectors.toMap(one -> { b(); return one; }, one -> one));
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: call Test.a() -> 0 !throws
            2: -> 3 !throws
            3: -> 4 3 5
            4: call Test.b() -> 3 !throws
            5: -> exit !throws""");
  }

  @Test
  void aMethodReferenceThatRunsAtOnceIsACall() {
    String flow =
        Reader.flow(
            """
            void take(String one) {} void run(List<String> all, Test other) {
              all.forEach(this::take);
              all.forEach(other::take);
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: -> 1 2
            1: call any Test.take on this (some String) -> 0 !throws
            2: -> 3 !throws
            3: -> 4 5
            4: call any Test.take on other (some String) -> 3 !throws
            5: -> exit !throws""");
  }

  @Test
  void aLambdaForAThreadIsNoPartOfTheBody() {
    String flow =
        Reader.flow(
            """
            void run(Executor pool) {
              new Thread(() -> a()).start();
              pool.execute(() -> b());
              c();
            }
            """);

    assertThat(flow)
        .isEqualTo(
            """
            0: own make new Thread {a function, new Thread} -> 1
            1: -> 2 !throws
            2: START new Thread -> 3
            3: -> 4 !throws
            4: start ? {a function} by pool -> 5
            5: call Test.c() -> exit !throws""");
  }
}
