package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.read.Reader.Facts;
import io.heddle.processor.facts.store.FactsReader;
import io.heddle.processor.facts.store.FactsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sources of the processor itself: some hundred classes that nobody wrote for a test. */
class OwnSourcesTest {

  private static Facts facts = new Facts(List.of());

  @BeforeAll
  static void readOwnSources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      facts = Reader.readFiles(files.filter(file -> file.toString().endsWith(".java")).toList());
    }
  }

  @Test
  void nothingIsSkippedAndNothingUnresolved() {
    assertThat(facts.classNames()).hasSizeGreaterThan(100);
    assertThat(facts.skipped()).isEmpty();
    assertThat(facts.sources()).allMatch(source -> source.unresolved() == 0);
  }

  @Test
  void everyEdgeLeadsToANodeAndEveryNodeIsReached() {
    assertThat(facts.classes().flatMap(each -> each.methods().stream()))
        .allSatisfy(
            method -> {
              List<Node> nodes = method.body().nodes();
              boolean[] reached = new boolean[nodes.size()];
              for (Node node : nodes) {
                for (int next : node.next()) {
                  assertThat(next).isBetween(Body.EXIT, nodes.size() - 1);
                  mark(next, reached);
                }
                assertThat(node.onException()).isBetween(Body.NEVER, nodes.size() - 1);
                assertThat(node.onException()).isNotEqualTo(Body.EXIT);
                mark(node.onException(), reached);
              }
              mark(0, reached);
              assertThat(reached).doesNotContain(nodes.isEmpty());
            });
  }

  private static void mark(int node, boolean[] reached) {
    if (node >= 0 && node < reached.length) {
      reached[node] = true;
    }
  }

  @Test
  void whatIsStoredIsReadBack() {
    assertThat(facts.classes())
        .allSatisfy(
            each -> {
              byte[] stored = FactsWriter.bytes(each);
              assertThat(FactsReader.read(stored, ClassFacts.class)).contains(each);
              assertThat(FactsWriter.bytes(copyOf(each))).isEqualTo(stored);
            });
  }

  private static ClassFacts copyOf(ClassFacts facts) {
    return new ClassFacts(
        facts.name(),
        facts.superTypes(),
        facts.received(),
        facts.orders(),
        facts.initialization(),
        facts.methods());
  }
}
