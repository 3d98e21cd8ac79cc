package io.heddle.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline in a JVM of its own, told to stop while it counts. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SignalTest {

  @TempDir private Path folder;

  @Test
  void itWritesWhatItHasCountedWhenItIsToldToStop() throws Exception {
    Path documents = Files.createDirectory(folder.resolve("documents"));
    Documents.write(documents, 100, 1_000);
    Path words = folder.resolve("words.txt");
    try (ChildJvm pipeline =
        ChildJvm.start(
            folder.resolve("printed.txt"), Main.class, words.toString(), documents.toString())) {
      pipeline.awaitLine("epoch   1:");

      pipeline.terminate();

      assertThat(pipeline.awaitEnd()).isEqualTo(ChildJvm.TERMINATED);
      assertThat(pipeline.lines()).contains("Stopped early.", "Every word was counted once.");
      assertThat(words).isNotEmptyFile();
    }
  }
}
