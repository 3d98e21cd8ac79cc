package io.heddle.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources that stand in the tests of this module: every annotation, primitive and rule occurs
 * in them. Those of one test belong together.
 */
final class TestSources {

  private static final Path TESTS = Path.of("src/test/java");

  private static final Pattern TEXT_BLOCK =
      Pattern.compile("\"\"\"\\R(.*?)(?<!\\\\)\"\"\"", Pattern.DOTALL);

  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|abstract|final|sealed|non-sealed) )*(?:class|interface|enum|record) ");

  private static final Pattern HEADER = Pattern.compile("(?m)^(?:package|import) ");

  private static final String IMPORTS =
      "package demo; import io.heddle.annotation.*; import io.heddle.*; import io.heddle.scope.*;"
          + " import io.heddle.Barrier; import java.util.*; import java.util.function.*;"
          + " import java.util.concurrent.*; import java.util.concurrent.locks.*;"
          + " import io.heddle.Lock; import io.heddle.Condition;\n";

  private TestSources() {}

  /** Returns the sources of each test that has some, in the same order on every machine. */
  static List<List<String>> byTest() throws IOException {
    List<List<String>> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file :
          files.filter(one -> one.toString().endsWith("Test.java")).sorted().toList()) {
        Arrays.stream(Files.readString(file).split("@Test\\R"))
            .map(TestSources::within)
            .filter(sources -> !sources.isEmpty())
            .forEach(all::add);
      }
    }
    return all;
  }

  private static List<String> within(String test) {
    List<String> sources = new ArrayList<>();
    Matcher block = TEXT_BLOCK.matcher(test);
    while (block.find()) {
      String text = block.group(1).stripIndent().translateEscapes();
      if (TYPE.matcher(text).find()) {
        sources.add(HEADER.matcher(text).find() ? text : IMPORTS + text);
      }
    }
    return sources;
  }
}
