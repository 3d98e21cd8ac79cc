package io.heddle.samples.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Heddle says about the backlog that looks at its counts without a lock. */
final class BrokenBacklogTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/monitor/Backlog.java:70: error: [heddle.guarded-by] read of 'accepted' needs 'lines'; held here: nothing
          return new Counts(accepted, refused, written);
                            ^
          Repair: take 'lines' around it, with @Guarded("lines") on a method of a @Threaded class, or declare the method @Holding("lines") so that its callers must
      src/broken/java/io/heddle/samples/monitor/Backlog.java:70: error: [heddle.guarded-by] read of 'refused' needs 'lines'; held here: nothing
          return new Counts(accepted, refused, written);
                                      ^
          Repair: take 'lines' around it, with @Guarded("lines") on a method of a @Threaded class, or declare the method @Holding("lines") so that its callers must
      src/broken/java/io/heddle/samples/monitor/Backlog.java:70: error: [heddle.guarded-by] read of 'written' needs 'lines'; held here: nothing
          return new Counts(accepted, refused, written);
                                               ^
          Repair: take 'lines' around it, with @Guarded("lines") on a method of a @Threaded class, or declare the method @Holding("lines") so that its callers must
      3 errors
      """;

  @TempDir private Path classes;

  @Test
  void theLookWithoutTheLockIsFound() throws IOException {
    assertThat(Javac.compileInPlace(Path.of("src/broken/java"), classes)).isEqualTo(FINDINGS);
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }
}
