package io.heddle.processor.declare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.HeddleProcessor;
import io.heddle.processor.weave.Woven;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The table of malformed uses lists what Heddle says, no more and no less.
 *
 * <p>It is written anew from the examples with {@code -Dheddle.golden=write}.
 */
class MalformedUsesTest {

  private static final Path TABLE = Path.of("../docs/malformed.md");
  private static final Path DECLARE = Path.of("src/main/java/io/heddle/processor/declare");

  private static final Pattern MESSAGE =
      Pattern.compile("\\[heddle\\.(ignored|bad-guard|bad-declaration|contract)] (.*)\n  (.*)");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern PLACE = Pattern.compile("%[sd]");

  /** Is never printed: javac reports what is missing. And what durations look like. */
  private static final Set<String> NO_MESSAGES =
      Set.of(
          "' leads through a type that does not exist",
          "mend the errors of javac first",
          "(\\d+) ?(ns|us|ms|s|m|h|d)");

  /** By key, message and repair, as they are drawn by the examples. */
  private static final Map<String, Set<String>> ROWS = new TreeMap<>();

  @BeforeAll
  static void compileTheExamples() throws IOException {
    for (String example : examples()) {
      for (String message : messagesOf(example)) {
        Matcher parts = MESSAGE.matcher(message);
        if (parts.matches()) {
          ROWS.computeIfAbsent(parts.group(1), key -> new TreeSet<>())
              .add(row(parts.group(2), parts.group(3)));
        }
      }
    }
  }

  private static List<String> examples() throws IOException {
    try (InputStream in = MalformedUsesTest.class.getResourceAsStream("malformed.txt")) {
      return List.of(new String(in.readAllBytes(), UTF_8).split("\n---\n"));
    }
  }

  private static List<String> messagesOf(String example) {
    String[] files =
        Stream.of(example.split("\n\\+\\+\\+\n"))
            .map(file -> file.startsWith("package ") ? file : Malformed.withImports(file))
            .toArray(String[]::new);
    return Woven.messages(Woven.compileWith(List.of(new HeddleProcessor()), files));
  }

  private static String row(String message, String repair) {
    return "| `%s` | %s |".formatted(message, repair).replace("<", "\\<");
  }

  @Test
  void theTableListsWhatTheExamplesDraw() throws IOException {
    String written = Files.readString(TABLE);
    String start = written.substring(0, written.indexOf("\n## "));
    StringBuilder expected = new StringBuilder(start);
    ROWS.forEach(
        (key, rows) -> {
          expected.append("\n## ").append(key).append("\n\n| message | repair |\n|---|---|\n");
          rows.forEach(row -> expected.append(row).append('\n'));
        });
    if ("write".equals(System.getProperty("heddle.golden"))) {
      Files.writeString(TABLE, expected);
    } else {
      assertThat(written).isEqualTo(expected.toString());
    }
  }

  @Test
  void theTableListsEveryTextOfTheDeclarations() throws IOException {
    String listed =
        String.join("\n", ROWS.values().stream().flatMap(Set::stream).toList()).replace("\\<", "<");
    assertThat(texts().filter(text -> !asPattern(text).matcher(listed).find()))
        .as("texts that no example draws")
        .isEmpty();
  }

  /** Returns the pieces of sentences that stand in the code which finds malformed uses. */
  private static Stream<String> texts() throws IOException {
    try (Stream<Path> files = Files.list(DECLARE)) {
      return files.sorted().flatMap(MalformedUsesTest::textsIn).toList().stream();
    }
  }

  private static Stream<String> textsIn(Path file) {
    try {
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return LITERAL
          .matcher(code.replaceAll("IllegalArgumentException\\([^;]*;", ""))
          .results()
          .map(found -> found.group(1).translateEscapes())
          .filter(text -> text.strip().contains(" "))
          .filter(text -> !NO_MESSAGES.contains(text));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Pattern asPattern(String text) {
    StringBuilder pattern = new StringBuilder();
    Matcher places = PLACE.matcher(text);
    int at = 0;
    while (places.find()) {
      pattern.append(Pattern.quote(text.substring(at, places.start()))).append(".*");
      at = places.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(text.substring(at))).toString());
  }
}
