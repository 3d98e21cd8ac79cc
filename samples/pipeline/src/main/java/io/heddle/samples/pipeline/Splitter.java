package io.heddle.samples.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the words of a chunk. Several threads do so at once, each for another chunk. */
@FunctionalInterface
interface Splitter {

  /** Letters, and what may stand between them: don't, happens-before. */
  Pattern WORD = Pattern.compile("\\p{L}+(?:['’-]\\p{L}+)*");

  /**
   * Returns how often each word stands there.
   *
   * @throws Exception if the chunk cannot be split; it is left out, and the next one is taken
   */
  Map<String, Integer> split(Chunk chunk) throws Exception;

  /** Splits UTF-8 text. */
  static Splitter ofText() {
    return chunk -> {
      String text;
      try {
        text =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(chunk.bytes())).toString();
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException("expected UTF-8 text, found other bytes", e);
      }
      Map<String, Integer> words = new HashMap<>();
      for (Matcher word = WORD.matcher(text); word.find(); ) {
        words.merge(word.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
      return words;
    };
  }
}
