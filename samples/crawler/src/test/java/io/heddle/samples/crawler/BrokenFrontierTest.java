package io.heddle.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Heddle says about a frontier and visits that ask each other. */
final class BrokenFrontierTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/crawler/Visits.java:19: warning: [heddle.lock-order] threads can wait for each other for ever: Frontier.found → Visits.done → Frontier.found are taken in opposite orders
          return visit.page().links().stream().filter(link -> frontier.isNew(link)).toList();
                                                                            ^
          one thread holds Frontier.found and waits for Visits.done:
            Frontier.java:28: Frontier.progress takes 'found'
            Frontier.java:29: Frontier.progress calls Visits.size
            Visits.java:23: Visits.size takes 'done'
          one thread holds Visits.done and waits for Frontier.found:
            Visits.java:17: Visits.record takes 'done'
            Visits.java:19: Visits.record calls Frontier.isNew
            Frontier.java:23: Frontier.isNew takes 'found'
          Repair: take them in one order on every path, and state it with @LockOrder
      1 warning
      """;

  @TempDir private Path classes;

  @Test
  void theCircleIsFound() throws IOException {
    assertThat(Javac.compileInPlace(Path.of("src/broken/java"), classes)).isEqualTo(FINDINGS);
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }
}
