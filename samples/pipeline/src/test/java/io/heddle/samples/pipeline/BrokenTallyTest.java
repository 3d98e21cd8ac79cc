package io.heddle.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Heddle says about the tally whose readers write. */
final class BrokenTallyTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/pipeline/Tally.java:30: error: [heddle.lock-upgrade] the write lock of 'words' is taken while its read lock is held: a writer waits for all readers, this one too
            addNew(word, times);
                  ^
          Tally.java:27: Tally.add takes 'words' (read)
          Tally.java:30: Tally.add calls Tally.addNew
          Tally.java:37: Tally.addNew takes 'words' (write)
          Repair: release the read lock first and test again what it protected, or take the write lock from the start
      1 error
      """;

  @TempDir private Path classes;

  @Test
  void theReaderThatWritesIsFound() throws IOException {
    assertThat(Javac.compileInPlace(Path.of("src/broken/java"), classes)).isEqualTo(FINDINGS);
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }
}
