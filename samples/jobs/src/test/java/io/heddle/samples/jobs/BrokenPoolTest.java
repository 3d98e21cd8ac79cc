package io.heddle.samples.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Heddle says about the pool that keeps its lock when the database cannot be reached. */
final class BrokenPoolTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/jobs/ConnectionPool.java:53: warning: [heddle.unreleased-lock] 'lock' is taken here and not given back if DriverManager.getConnection throws SQLException
          lock.acquire();
                      ^
          ConnectionPool.java:53: ConnectionPool.take takes 'lock'
          ConnectionPool.java:55: ConnectionPool.take leaves with an exception: DriverManager.getConnection throws SQLException
          Repair: give it back in the finally block of a try that starts right after it is taken
      1 warning
      """;

  @TempDir private Path classes;

  @Test
  void theLockThatIsKeptIsFound() throws IOException {
    assertThat(Javac.compileInPlace(Path.of("src/broken/java"), classes)).isEqualTo(FINDINGS);
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }
}
