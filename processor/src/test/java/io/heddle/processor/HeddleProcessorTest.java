package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.processor.CommandLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeddleProcessorTest {

  private static final String UNGUARDED =
      """
      import io.heddle.annotation.Guarded;
      class Shop {
        @Guarded("this") private int apples;
        int peek() {
          return apples;
        }
      }
      """;

  private static final String CLEAN =
      """
      import io.heddle.annotation.Guarded;
      import io.heddle.annotation.Threaded;
      @Threaded
      class Shop {
        @Guarded("stock") private int apples;
        @Guarded("stock") void sell() {
          apples--;
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aProvenViolationFailsTheBuild() throws IOException {
    Outcome outcome = CommandLine.javac(folder).source("Shop.java", UNGUARDED).run();

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.printed())
        .isEqualTo(
            """
            Shop.java:5: error: [heddle.guarded-by] read of 'apples' needs 'this'; held here: nothing
                return apples;
                       ^
                Repair: hold 'this' around it, or declare the method @Holding so that its callers must
            1 error
            """);
  }

  @Test
  void aClassWithAnErrorLeavesNoClassFileThatTheNextBuildWouldTakeForComplete() throws IOException {
    CommandLine javac =
        CommandLine.javac(folder)
            .source("Shop.java", UNGUARDED)
            .source("Other.java", "class Other {}")
            .source("Woven.java", "@io.heddle.annotation.Threaded class Woven {}");
    javac.run();

    assertThat(javac.output().resolve("Shop.class")).doesNotExist();
  }

  @Test
  void aCleanBuildIsCleanUnderEveryLint() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder).option("-Xlint:all", "-Werror").source("Shop.java", CLEAN).run();

    assertThat(outcome).isEqualTo(new Outcome(true, ""));
  }

  @Test
  void theSummarySaysThatTheChecksRan() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder).option("-Aheddle.summary").source("Shop.java", CLEAN).run();

    assertThat(outcome)
        .isEqualTo(
            new Outcome(true, "Note: [heddle] checked 1 class: 0 errors, 0 warnings, 0 notes\n"));
  }

  @Test
  void classesWithoutAnnotationsAreCheckedToo() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .option("-Aheddle.summary")
            .source("Plain.java", "class Plain { void run() {} }")
            .run();

    assertThat(outcome.printed()).contains("checked 1 class");
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheKnownOnes() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .option("-Aheddle.sumary", "-Aheddle.severity.lockOrder=fatal")
            .option("-Aheddle.severity.nonsense=off", "-Aheddle.summary=perhaps")
            .source("Shop.java", CLEAN)
            .run();

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .isEqualTo(
            """
            warning: [heddle.option] option -Aheddle.severity.lockOrder has the value 'fatal'; expected one of off, note, warning, error
            warning: [heddle.option] option -Aheddle.severity.nonsense names no rule; expected one of alienCall, awaitHolding, awaitLoop, badDeclaration, badGuard, barrier, blockingWhileLocked, classInit, confined, contract, daemon, doubleChecked, guardedBy, ignored, inconsistentSync, lockObject, lockOrder, lockUpgrade, notHeld, notHolding, sameClassOrder, scope, selfDeadlock, semaphore, threadLocal, threadStart, unreleasedLock, volatileUpdate
            warning: [heddle.option] option -Aheddle.sumary is unknown; expected heddle.severity.<rule>, heddle.baseline, heddle.baseline.write or heddle.summary
            warning: [heddle.option] option -Aheddle.summary has the value 'perhaps'; expected one of true, false
            4 warnings
            """);
  }

  @Test
  void whereJavacFoundErrorsHeddleSaysNothingOfBodies() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .source("Shop.java", UNGUARDED)
            .source("Wrong.java", "class Wrong { int x = \"text\"; }")
            .run();

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.printed()).doesNotContain("heddle").contains("incompatible types");
  }

  @Test
  void missingDependenciesAreJavacsAffair() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .source(
                "Shop.java",
                """
                import com.acme.Missing;
                import io.heddle.annotation.*;
                @Threaded
                class Shop extends Missing {
                  @Guarded("stock") void sell(Missing one) {
                    one.run();
                  }
                }
                """)
            .run();

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.printed()).doesNotContain("heddle.internal").contains("com.acme");
  }

  @Test
  void aProcessorOfSomeoneElseThatThrowsIsJavacsAffair() throws IOException {
    CommandLine javac =
        CommandLine.javac(folder)
            .option("-processor", "io.heddle.processor.HeddleProcessor," + Throwing.class.getName())
            .source("Shop.java", CLEAN);

    // Through the API javac passes the exception on; its command line prints it.
    assertThatThrownBy(javac::run).hasRootCauseMessage("thrown on purpose");
  }

  @Test
  void eachClassWithFactsLeavesThemBehind() throws IOException {
    CommandLine javac =
        CommandLine.javac(folder)
            .source("Shop.java", CLEAN)
            .source("Plain.java", "class Plain { void run() {} }");
    javac.run();

    try (Stream<Path> facts = Files.list(javac.output().resolve("META-INF/heddle"))) {
      assertThat(facts.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("Shop", "Heddle_Shop", "-contents");
    }
  }

  @Test
  void factsThatCannotBeWrittenAreANoteAndNoMore() throws IOException {
    CommandLine javac = CommandLine.javac(folder).source("Shop.java", CLEAN);
    Files.createDirectories(javac.output());
    Files.writeString(javac.output().resolve("META-INF"), "a file where a folder should be");

    Outcome outcome = javac.run();

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .containsOnlyOnce("Note: [heddle] the facts of this compilation were not all written");
  }

  @Test
  void withoutTheApiOfJavacClassesAreWovenAndANoteSaysThatBodiesAreNotChecked() throws IOException {
    CommandLine ecj = CommandLine.with(new EclipseCompiler(), folder);

    Outcome outcome =
        ecj.option("--release", "17", "-s", folder.toString()).source("Shop.java", CLEAN).run();

    assertThat(outcome.printed()).contains("[heddle] bodies are not checked");
    assertThat(ecj.output().resolve("Heddle_Shop.class")).exists();
  }
}
