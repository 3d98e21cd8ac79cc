package io.heddle.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SplitterTest {

  @Test
  void wordsAreCountedWhateverTheirCase() throws Exception {
    assertThat(split("The heddle, the loom; THE thread.\n"))
        .isEqualTo(Map.of("the", 3, "heddle", 1, "loom", 1, "thread", 1));
  }

  @Test
  void lettersOfAllAlphabetsMakeWordsAndDigitsNone() throws Exception {
    assertThat(split("Übung 42 нить don't happens-before -- 7x"))
        .isEqualTo(Map.of("übung", 1, "нить", 1, "don't", 1, "happens-before", 1, "x", 1));
  }

  @Test
  void otherBytesThanTextAreRefused() {
    Chunk chunk = new Chunk(Path.of("file"), 1, new byte[] {'a', (byte) 0xff, 'b'});

    assertThatThrownBy(() -> Splitter.ofText().split(chunk))
        .hasMessage("expected UTF-8 text, found other bytes");
  }

  private static Map<String, Integer> split(String text) throws Exception {
    return Splitter.ofText()
        .split(new Chunk(Path.of("file"), 1, text.getBytes(StandardCharsets.UTF_8)));
  }
}
