package io.heddle.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CommandTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theWordsOfRealDocumentsAreCounted() throws IOException {
    Path words = folder.resolve("words.txt");

    assertThat(run(words.toString(), "../../LICENSE")).isEqualTo(Command.DONE);

    assertThat(lines(out)).contains("Done.", "Every word was counted once.");
    assertThat(Files.readAllLines(words).get(0)).isEqualTo("100\tthe");
    assertThat(lines(err)).isEmpty();
  }

  @Test
  void whatIsNoTextIsLeftOutAndNamed() throws IOException {
    Path good = Files.writeString(folder.resolve("a.txt"), "one two three");
    Path bad = Files.write(folder.resolve("b.class"), new byte[] {(byte) 0xca, (byte) 0xfe});
    Path endless = Files.write(folder.resolve("c.bin"), new byte[100_000]);

    String words = folder.resolve("words").toString();
    assertThat(run(words, good.toString(), bad.toString(), endless.toString()))
        .isEqualTo(Command.DONE);

    assertThat(lines(out))
        .contains(
            "  words                 3   3 different ones",
            "  " + bad + ", chunk 1: expected UTF-8 text, found other bytes",
            "  " + endless + ": expected text, found a line of more than 64 KiB");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(run(folder.resolve("words").toString(), "gone.txt")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "pipeline: cannot read gone.txt: there is no such file or folder; check the path");
  }

  @Test
  void nothingToReadIsSaid() {
    assertThat(run(folder.resolve("words").toString(), folder.toString()))
        .isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly("pipeline: expected files to read, found none in [" + folder + "]");
  }

  @Test
  void aFolderIsNoFileToWrite() {
    assertThat(run(folder.toString(), "../../README.md")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "pipeline: cannot write " + folder + ": expected a file, found a folder; name a file");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamed() {
    assertThat(run("/dev/full", "../../README.md")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "pipeline: cannot write /dev/full: the disk is full; make room or name another place");
  }

  @Test
  void wrongArgumentsAreAnsweredWithTheRightOnes() {
    assertThat(run("words.txt")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "pipeline: expected 2 arguments or more, found 1",
            "usage: pipeline <file to write> <file or folder to read>...");
  }

  private int run(String... arguments) {
    return new Command(printTo(out), printTo(err)).run(arguments);
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
