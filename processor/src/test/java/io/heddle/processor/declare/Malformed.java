package io.heddle.processor.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.weave.Woven;
import java.util.Arrays;

/** States what Heddle says of malformed sources. */
final class Malformed {

  private static final String IMPORTS =
      "import io.heddle.*; import io.heddle.annotation.*; import io.heddle.annotation.Barrier;"
          + " import java.util.*; import java.util.concurrent.*;"
          + " import java.util.concurrent.locks.ReentrantLock;\n";

  private Malformed() {}

  /** Returns a source with the usual imports in front. */
  static String withImports(String source) {
    return IMPORTS + source;
  }

  /** Compiles sources, with the usual imports in front, that must draw exactly these messages. */
  static void draws(String source, String... messages) {
    assertThat(Woven.messages(Woven.compile(IMPORTS + source)))
        .as("messages for\n%s", source)
        .containsExactly(messages);
  }

  /** Compiles sources, with the usual imports in front, that must draw no message. */
  static void drawsNothing(String... sources) {
    assertThat(
            Woven.messages(
                Woven.compile(Arrays.stream(sources).map(IMPORTS::concat).toArray(String[]::new))))
        .isEmpty();
  }
}
