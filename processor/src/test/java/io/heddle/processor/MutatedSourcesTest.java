package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.check.InMemoryOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a source, the processor does its work and has nothing to say of itself. */
final class MutatedSourcesTest {

  private static final int ROUNDS = 150;

  private static final Pattern OWN_FAULT =
      Pattern.compile(
          "heddle\\.internal|could not be read|StackOverflowError"
              + "|An exception has occurred in the compiler|annotation processor threw");

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Shared, so that the class path is searched once and not in every round. */
  private static StandardJavaFileManager files;

  /** How many rounds javac let pass, and in how many Heddle found something. */
  private int passed;

  private int found;

  @BeforeAll
  static void openFiles() {
    files = JAVAC.getStandardFileManager(null, null, null);
  }

  @AfterAll
  static void closeFiles() throws IOException {
    files.close();
  }

  private String compile(List<String> sources, SkippedBodies skipped) {
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new SourceInMemory("Source" + units.size(), source));
    }
    StringWriter printed = new StringWriter();
    JavaCompiler.CompilationTask task =
        JAVAC.getTask(
            printed,
            new InMemoryOutput(files),
            null,
            List.of("-classpath", System.getProperty("java.class.path")),
            null,
            units);
    task.setProcessors(List.of(new HeddleProcessor(), skipped));
    try {
      passed += task.call() ? 1 : 0;
    } catch (RuntimeException | Error thrown) {
      return printed + "\nannotation processor threw " + thrown;
    }
    return printed.toString();
  }

  @Test
  void noSourceIsTooStrange() throws IOException {
    List<List<String>> tests = TestSources.byTest();
    assertThat(tests.size()).isGreaterThan(300);
    List<String> faults = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      List<String> sources = new ArrayList<>(tests.get(random.nextInt(tests.size())));
      int chosen = random.nextInt(sources.size());
      sources.set(chosen, Mutation.of(sources.get(chosen), random, files));
      SkippedBodies skipped = new SkippedBodies();
      String printed = compile(sources, skipped);
      found += printed.contains("[heddle.") ? 1 : 0;
      if (OWN_FAULT.matcher(printed).find() || !skipped.reasons().isEmpty()) {
        faults.add(
            "round %d: %s\n%s\n%s"
                .formatted(round, skipped.reasons(), printed, sources.get(chosen)));
      }
    }
    assertThat(faults).isEmpty();
    // Else the rules would have seen nothing, or nothing broken.
    assertThat(passed).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    assertThat(found).isGreaterThan(ROUNDS / 20);
  }
}
