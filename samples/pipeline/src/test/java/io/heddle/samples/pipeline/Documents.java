package io.heddle.samples.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files of words for tests, the same for the same number. */
final class Documents {

  private static final int WORDS_PER_LINE = 12;

  private Documents() {}

  static List<Path> write(Path folder, int files, int linesPerFile) throws IOException {
    Random random = new Random(7);
    List<Path> written = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line < linesPerFile; line++) {
        for (int word = 0; word < WORDS_PER_LINE; word++) {
          text.append('w').append(letters(random.nextInt(20_000))).append(' ');
        }
        text.append('\n');
      }
      written.add(Files.writeString(folder.resolve("%03d.txt".formatted(file)), text));
    }
    return written;
  }

  static long words(int files, int linesPerFile) {
    return (long) files * linesPerFile * WORDS_PER_LINE;
  }

  private static String letters(int number) {
    return Integer.toString(number, 26)
        .chars()
        .map(digit -> digit <= '9' ? digit - '0' + 'a' : digit - 'a' + 10 + 'a')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
