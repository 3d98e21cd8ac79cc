package io.heddle.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ComponentsTest {

  @Test
  void successorsComeFirst() {
    Map<String, List<String>> graph = Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of());

    assertThat(Components.of(List.of("a", "b", "c"), graph::get))
        .containsExactly(List.of("c"), List.of("b"), List.of("a"));
  }

  @Test
  void nodesThatReachEachOtherAreOneComponent() {
    Map<String, List<String>> graph =
        Map.of("a", List.of("b"), "b", List.of("c", "d"), "c", List.of("a"), "d", List.of());

    assertThat(Components.of(List.of("a", "b", "c", "d"), graph::get))
        .containsExactly(List.of("d"), List.of("a", "b", "c"));
  }

  @Test
  void aChainLongerThanAnyStackIsNoTrouble() {
    int length = 200_000;
    List<Integer> nodes = IntStream.range(0, length).boxed().toList();

    List<List<Integer>> components =
        Components.of(nodes, node -> node + 1 < length ? List.of(node + 1) : List.of());

    assertThat(components).hasSize(length).first().isEqualTo(List.of(length - 1));
  }
}
