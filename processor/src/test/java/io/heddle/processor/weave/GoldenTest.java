package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shows what woven classes look like: for each {@code X.txt}, {@code Heddle_X.txt} is the source
 * that is woven for it.
 *
 * <p>After a deliberate change run the test with {@code -Dheddle.golden=write} and read the
 * difference before you commit it.
 */
class GoldenTest {

  private static final Path FILES =
      Path.of("src", "test", "resources", "io", "heddle", "processor", "weave");

  @ParameterizedTest
  @ValueSource(strings = {"Account", "Statements", "Batch", "Depot", "Ledger", "Seat"})
  void wovenSourceIsAsAPersonWouldHaveWrittenIt(String name) throws IOException {
    String woven =
        Woven.from(Files.readString(FILES.resolve(name + ".txt"))).source("Heddle_" + name);
    Path golden = FILES.resolve("Heddle_" + name + ".txt");
    if ("write".equals(System.getProperty("heddle.golden"))) {
      Files.writeString(golden, woven);
    }
    assertThat(woven).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Account", "Statements", "Batch", "Depot", "Ledger", "Seat"})
  void wovenSourceIsTheSameToTheByteEachTime(String name) throws IOException {
    String source = Files.readString(FILES.resolve(name + ".txt"));
    String other = "package shop; class Aside { @io.heddle.annotation.Threaded static class A {} }";
    assertThat(Woven.from(other, source).source("Heddle_" + name))
        .isEqualTo(Woven.from(source, other).source("Heddle_" + name));
  }
}
