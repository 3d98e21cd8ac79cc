package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same findings in the same order, in whatever order the compiler is given the files. */
final class DeterminismTest {

  private static final int ORDERS = 5;

  /**
   * Three parties, each of which locks the next: circles of two and three, and unguarded fields.
   */
  private static final String PARTY =
      """
      package PACKAGE;
      import io.heddle.annotation.Guarded;
      public class NAME {
        @Guarded("this") private int count;
        public synchronized void take() {
          count++;
        }
        public synchronized void pass(NEXT next) {
          next.take();
        }
        public synchronized void back(LAST last) {
          Runnable later = () -> count++;
          last.take();
        }
        interface Step {
          void run();
        }
        static class First implements Step {
          @Override public void run() {
            synchronized (NEXT.class) {
              hashCode();
            }
          }
        }
        static class Second implements Step {
          @Override public void run() {
            synchronized (LAST.class) {
              hashCode();
            }
          }
        }
        static void step(Step step) {
          synchronized (NAME.class) {
            step.run();
          }
        }
        int peek() {
          return count;
        }
      }
      """;

  private static final Map<String, String> NEXT = Map.of("A", "B", "B", "C", "C", "A");
  private static final Map<String, String> LAST = Map.of("A", "C", "B", "A", "C", "B");

  @TempDir private Path folder;

  private List<Path> parties(String inPackage) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("A", "B", "C")) {
      Path file = folder.resolve(inPackage).resolve(name + ".java");
      Files.createDirectories(file.getParent());
      files.add(
          Files.writeString(
              file,
              PARTY
                  .replace("PACKAGE", inPackage)
                  .replace("NAME", name)
                  .replace("NEXT", NEXT.getOrDefault(name, ""))
                  .replace("LAST", LAST.getOrDefault(name, ""))));
    }
    return files;
  }

  private String compile(List<Path> files, String output, Path... seen) throws IOException {
    CommandLine javac =
        CommandLine.javac(folder)
            .option("-Aheddle.severity.guardedBy=warning")
            .into(folder.resolve(output))
            .seeing(seen);
    files.forEach(javac::source);
    return javac.run().printed();
  }

  private static List<String> headlines(String printed) {
    return printed.lines().filter(line -> line.contains("[heddle.")).toList();
  }

  @Test
  void theOrderOfFilesDecidesNothing() throws IOException {
    List<Path> files = new ArrayList<>(parties("one"));
    files.addAll(parties("two"));
    String first = compile(files, "classes");
    assertThat(headlines(first)).hasSizeGreaterThan(8);

    Random random = new Random(4);
    for (int order = 0; order < ORDERS; order++) {
      Collections.shuffle(files, random);
      assertThat(compile(files, "classes" + order)).isEqualTo(first);
    }
  }

  @Test
  void theSameFactsAreStoredWhateverTheOrder() throws IOException {
    List<Path> files = parties("one");
    compile(files, "classes");
    Collections.reverse(files);
    compile(files, "reversed");

    for (String name : List.of("-contents", "one.A", "one.B", "one.C")) {
      Path facts = Path.of("META-INF/heddle", name);
      assertThat(folder.resolve("reversed").resolve(facts))
          .hasSameBinaryContentAs(folder.resolve("classes").resolve(facts));
    }
  }

  @Test
  void theOrderOfJarsDecidesNothing() throws IOException {
    compile(parties("one"), "one.out");
    compile(parties("two"), "two.out");
    Path one = AcrossJarsTest.jar(folder.resolve("one.out"));
    Path two = AcrossJarsTest.jar(folder.resolve("two.out"));
    List<Path> users = new ArrayList<>();
    for (String party : List.of("one.A", "one.B", "one.C", "two.A", "two.B", "two.C")) {
      String name = "User" + party.replace(".", "");
      Path file = folder.resolve(name + ".java");
      users.add(
          Files.writeString(
              file,
              """
              public class NAME {
                public synchronized void use(PARTY party) {
                  party.take();
                }
                void with(PARTY party) {
                  synchronized (party) {
                    use(party);
                  }
                }
              }
              """
                  .replace("NAME", name)
                  .replace("PARTY", party)));
    }
    String first = compile(users, "users", one, two);
    assertThat(headlines(first)).hasSize(6);

    Random random = new Random(4);
    for (int order = 0; order < ORDERS; order++) {
      Collections.shuffle(users, random);
      Path[] jars = order % 2 == 0 ? new Path[] {two, one} : new Path[] {one, two};
      assertThat(compile(users, "users" + order, jars)).isEqualTo(first);
    }
  }

  @Test
  void whichClassesAreCompiledTogetherDecidesOnlyWhereAFindingStands() throws IOException {
    List<Path> files = parties("one");
    String whole = compile(files, "classes");

    Stream<String> errors = Stream.empty();
    for (Path file : files) {
      String part = compile(List.of(file), "classes", folder.resolve("classes"));
      errors = Stream.concat(errors, headlines(part).stream().map(DeterminismTest::withoutPlace));
    }
    assertThat(errors.distinct().sorted().toList())
        .isEqualTo(
            headlines(whole).stream()
                .map(DeterminismTest::withoutPlace)
                .distinct()
                .sorted()
                .toList());
  }

  private static String withoutPlace(String headline) {
    return headline.substring(headline.indexOf("[heddle."));
  }
}
