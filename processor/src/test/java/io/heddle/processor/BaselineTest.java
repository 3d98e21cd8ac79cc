package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.CommandLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {

  private static final String SHOP =
      """
      import io.heddle.annotation.Guarded;
      class Shop {
        @Guarded("this") private int apples;
        int peek(Shop other) {
          return other.apples;
        }
      }
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("heddle-baseline.txt");
  }

  private Outcome write(String name, String text) throws IOException {
    return compile("-Aheddle.baseline.write", name, text);
  }

  private Outcome compare(String name, String text) throws IOException {
    return compile("-Aheddle.summary", name, text);
  }

  private Outcome compile(String option, String name, String text) throws IOException {
    return CommandLine.javac(folder)
        .into(folder.resolve(name + ".out"))
        .option("-Aheddle.baseline=" + file, option)
        .source(name, text)
        .run();
  }

  private static Outcome nothingButSummary() {
    return new Outcome(true, "Note: [heddle] checked 1 class: 0 errors, 0 warnings, 0 notes\n");
  }

  @Test
  void whatWasThereBeforeIsNotReported() throws IOException {
    assertThat(write("Shop.java", SHOP))
        .isEqualTo(
            new Outcome(
                true,
                "Note: [heddle] wrote 1 finding to the baseline heddle-baseline.txt instead of"
                    + " reporting them\n"));
    assertThat(compare("Shop.java", SHOP)).isEqualTo(nothingButSummary());
  }

  @Test
  void theFileIsTextInOrder() throws IOException {
    write("Shop.java", SHOP.replace("return", "apples = 1; return"));

    assertThat(file)
        .hasContent(
            """
            # Findings that were there before: Heddle reports only others.
            # A line for each, sorted; written by a build with -Aheddle.baseline.write
            guarded-by Shop#peek(Shop): read of 'apples' needs '<Shop>'; held here: nothing
            guarded-by Shop#peek(Shop): write to 'apples' needs 'this'; held here: nothing
            """);
  }

  @Test
  void codeThatMovesAndLocalsWithOtherNamesAreNothingNew() throws IOException {
    write("Shop.java", SHOP);

    String moved =
        SHOP.replace("class Shop {", "\n/** Moved. */\nclass Shop {\n  void first() {}\n")
            .replace("other", "shop");
    assertThat(compare("Shop.java", moved)).isEqualTo(nothingButSummary());
  }

  @Test
  void aSecondFindingOfTheSameKindIsNew() throws IOException {
    write("Shop.java", SHOP);

    Outcome outcome =
        compare("Shop.java", SHOP.replace("return", "int n = other.apples;\n    return"));

    assertThat(outcome.printed()).containsOnlyOnce("[heddle.guarded-by]");
  }

  @Test
  void aFindingInAnotherMemberIsNew() throws IOException {
    write("Shop.java", SHOP);

    Outcome outcome = compare("Shop.java", SHOP.replace("peek", "look"));

    assertThat(outcome.printed())
        .containsOnlyOnce("error: [heddle.guarded-by]")
        .contains(
            "Note: [heddle] the baseline heddle-baseline.txt has an entry that matches nothing any"
                + " more, the first is 'guarded-by Shop#peek(Shop): read of 'apples' needs"
                + " '<Shop>'; held here: nothing'; -Aheddle.baseline.write removes them");
  }

  @Test
  void whatStandsInALambdaBelongsToTheMemberAroundIt() throws IOException {
    String first = SHOP.replace("return other.apples;", "Runnable r = () -> apples++; return 1;");
    String second =
        SHOP.replace(
            "return other.apples;",
            "Runnable q = () -> {}; Runnable r = () -> apples++; return 1;");
    write("Shop.java", first);

    assertThat(compare("Shop.java", second)).isEqualTo(nothingButSummary());
  }

  @Test
  void malformedUsesOfAnnotationsAreFindingsToo() throws IOException {
    String misspelt = SHOP.replace("\"this\"", "\"that\"");
    assertThat(write("Shop.java", misspelt).succeeded()).isTrue();

    assertThat(Files.readString(file)).contains("bad-guard Shop#apples: ");
    assertThat(compare("Shop.java", misspelt)).isEqualTo(nothingButSummary());
  }

  @Test
  void eachCompilationWritesOnlyWhatItKnowsOf() throws IOException {
    write("Shop.java", SHOP);
    write("Store.java", SHOP.replace("Shop", "Store"));
    assertThat(file).content().contains("guarded-by Shop#").contains("guarded-by Store#");

    write("Shop.java", SHOP.replace("return other.apples;", "return 0;"));
    assertThat(file).content().doesNotContain("guarded-by Shop#").contains("guarded-by Store#");
  }

  @Test
  void compilationsThatWriteAtOnceLoseNothing() throws Exception {
    ExecutorService four = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Outcome>> builds =
          IntStream.range(0, 4)
              .<Callable<Outcome>>mapToObj(
                  i -> () -> write("Shop" + i + ".java", SHOP.replace("Shop", "Shop" + i)))
              .toList();
      for (Future<Outcome> build : four.invokeAll(builds)) {
        assertThat(build.get().succeeded()).isTrue();
      }
    } finally {
      four.shutdownNow();
    }
    assertThat(file)
        .content()
        .contains(
            "guarded-by Shop0#", "guarded-by Shop1#", "guarded-by Shop2#", "guarded-by Shop3#");
  }

  @Test
  void aMissingFileIsAWarningAndEverythingIsReported() throws IOException {
    Outcome outcome = compare("Shop.java", SHOP);

    assertThat(outcome.printed())
        .startsWith(
            "warning: [heddle.baseline] the baseline heddle-baseline.txt cannot be read, so every"
                + " finding is reported: ")
        .contains("-Aheddle.baseline.write creates it")
        .contains("error: [heddle.guarded-by]");
  }

  @Test
  void aLineThatIsNoEntryIsAnsweredWithWhatIsExpected() throws IOException {
    write("Shop.java", SHOP);
    Files.writeString(file, "<<<<<<< ours\n" + Files.readString(file));

    Outcome outcome = compare("Shop.java", SHOP);

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .startsWith(
            "warning: [heddle.baseline] heddle-baseline.txt:1: expected '<rule> <class>#<member>:"
                + " <finding>', found '<<<<<<< ours'; the line counts for nothing\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsAWarning() throws IOException {
    Files.createDirectories(file);

    Outcome outcome = write("Shop.java", SHOP);

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .startsWith(
            "warning: [heddle.baseline] the baseline was not written, and its findings are not"
                + " reported: ");
  }

  @Test
  void toWriteWithoutAFileIsAnsweredWithTheOptionThatNamesIt() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .option("-Aheddle.baseline.write")
            .source("Plain.java", "class Plain {}")
            .run();

    assertThat(outcome.printed())
        .isEqualTo(
            """
            warning: [heddle.option] option -Aheddle.baseline.write needs a file; expected -Aheddle.baseline=<file> too
            1 warning
            """);
  }
}
