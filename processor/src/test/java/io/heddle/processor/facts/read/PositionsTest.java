package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.facts.read.Reader.Facts;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts stand at the token that tells the most, and a diagnostic can point there. */
class PositionsTest {

  private static final String SOURCE =
      """
      class Test {
        final ReentrantLock lock = new ReentrantLock();
        @GuardedBy("lock") int count;
        Test me(Object... any) { return this; }
        void run(Test other) {
          lock
              .lock();
          me(")", '(', /* ( */ "a").
              me().<String>me(new Object() { int i = 1; }).count++;
          synchronized (other) {
            other.count = (other).me(new int[] {1}[0]).count;
          }
        }
        @interface GuardedBy { String value(); }
      }
      """;

  private static List<String> tokensOf(MethodFacts method) {
    List<String> lines = (Reader.IMPORTS + SOURCE).lines().toList();
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .map(Fact::at)
        .map(at -> lines.get(at.line() - 1).substring(at.column() - 1))
        .map(rest -> rest.split("\\W", 2)[0])
        .collect(Collectors.toList());
  }

  @Test
  void aSelectionStandsAtTheNameThatIsSelected() {
    MethodFacts run = Reader.read(SOURCE).method("run");

    assertThat(tokensOf(run))
        .startsWith("lock", "me", "me", "new", "me", "count", "synchronized")
        .contains("count");
  }

  @Test
  void aMethodStandsAtItsName() {
    Position at = Reader.read(SOURCE).method("me").at();

    String line = (Reader.IMPORTS + SOURCE).lines().toList().get(at.line() - 1);
    assertThat(line.substring(at.column() - 1)).startsWith("me(");
  }

  @Test
  void filesAreNamedBelowTheirSourceRoot() {
    assertThat(Reader.read(SOURCE).method("run").at().file()).isEqualTo("test/Test.java");
  }

  @Test
  void everyPositionHasAnAnchor() {
    Facts facts = Reader.read(SOURCE);
    SourceFacts source = facts.sources().get(0);

    assertThat(facts.classes().flatMap(each -> each.methods().stream()))
        .allSatisfy(
            method -> {
              assertThat(source.anchors()).containsKey(method.at());
              method.body().nodes().stream()
                  .flatMap(node -> node.fact().stream())
                  .forEach(fact -> assertThat(source.anchors()).containsKey(fact.at()));
            });
  }
}
