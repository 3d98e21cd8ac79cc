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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles some classes of a project into the folder where the others are already. */
final class IncrementalBuildTest {

  private static final String LEDGER =
      """
      class Ledger {
        synchronized void log() {
          hashCode();
        }
        synchronized void settle(Account account) {
          account.deposit();
        }
      }
      """;

  private static final String ACCOUNT =
      """
      class Account {
        private final Ledger ledger = new Ledger();
        synchronized void deposit() {
          hashCode();
        }
        static class Auditor {
          void audit(Account account) {
            synchronized (account) {
              account.ledger.log();
            }
          }
        }
      }
      """;

  private static final String CIRCLE =
      "threads can wait for each other for ever: Account → Ledger → Account";

  @TempDir private Path folder;

  private CommandLine javac() throws IOException {
    Path classes = folder.resolve("classes");
    return CommandLine.javac(folder).seeing(classes).into(classes);
  }

  private Path output(String file) {
    return folder.resolve("classes").resolve(file);
  }

  private Outcome compileAll() throws IOException {
    return javac()
        .source("Ledger.java", LEDGER)
        .source("Account.java", ACCOUNT)
        .source("Other.java", "class Other { void run(Ledger ledger) { ledger.log(); } }")
        .run();
  }

  @Test
  void aSubsetGetsTheFindingsOfTheWhole() throws IOException {
    Outcome whole = compileAll();

    assertThat(whole.printed()).startsWith("Ledger.java:6: warning: [heddle.lock-order] " + CIRCLE);
    assertThat(javac().source(folder.resolve("Ledger.java")).run()).isEqualTo(whole);
  }

  @Test
  void aFindingStandsAtTheLegThatWasCompiled() throws IOException {
    String whole = compileAll().printed();

    String part = javac().source(folder.resolve("Account.java")).run().printed();

    assertThat(part).startsWith("Account.java:8: warning: [heddle.lock-order] " + CIRCLE);
    assertThat(evidence(part)).isNotEmpty().isEqualTo(evidence(whole));
  }

  private static List<String> evidence(String printed) {
    return printed
        .lines()
        .filter(line -> line.startsWith("    one ") || line.contains(".java:"))
        .skip(1)
        .toList();
  }

  @Test
  void aWarningBetweenOtherClassesIsNotRepeated() throws IOException {
    compileAll();

    assertThat(javac().source(folder.resolve("Other.java")).run()).isEqualTo(new Outcome(true, ""));
  }

  @Test
  void aDeletedClassStopsContributing() throws IOException {
    compileAll();
    Files.delete(output("Account.class"));
    Files.delete(output("Account$Auditor.class"));

    Outcome outcome =
        javac()
            .source("Ledger.java", LEDGER.replace("Account account", "Other other"))
            .source("Other.java", "class Other { void deposit() {} }")
            .source(
                "Ledger.java", LEDGER.replace("account.deposit();", "").replace("Account", "Other"))
            .run();

    assertThat(outcome).isEqualTo(new Outcome(true, ""));
    assertThat(output("META-INF/heddle/Account")).doesNotExist();
  }

  @Test
  void aDeletedNestedClassStopsContributing() throws IOException {
    compileAll();
    Files.delete(output("Account$Auditor.class"));

    assertThat(javac().source(folder.resolve("Ledger.java")).run())
        .isEqualTo(new Outcome(true, ""));
  }

  @Test
  void aNestedClassThatIsNoLongerInItsSourceStopsContributing() throws IOException {
    compileAll();

    Outcome outcome =
        javac()
            .source("Account.java", "class Account { synchronized void deposit() {} }")
            .source(folder.resolve("Ledger.java"))
            .run();

    assertThat(output("Account$Auditor.class")).exists();
    assertThat(outcome).isEqualTo(new Outcome(true, ""));
  }

  @Test
  void anErrorInAClassThatWasNotCompiledIsNotLost() throws IOException {
    String shelf =
        """
        import io.heddle.annotation.Guarded;
        class Shelf {
          @Guarded("this") private int apples;
          void take() {
            apples--;
          }
        }
        """;
    String seller =
        """
        class Seller {
          void sell(Shelf shelf) {
            synchronized (shelf) {
              shelf.take();
            }
          }
        }
        """;
    Outcome clean = javac().source("Shelf.java", shelf).source("Seller.java", seller).run();
    assertThat(clean).isEqualTo(new Outcome(true, ""));

    Outcome outcome =
        javac().source("Seller.java", seller.replace("synchronized (shelf)", "")).run();

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.printed())
        .startsWith("error: [heddle.guarded-by] write to 'apples' needs 'this'; held here: nothing")
        .contains("\n    in Shelf.java:5\n");
    assertThat(output("Shelf.class")).as("so that the next build compiles it").doesNotExist();
  }

  @Test
  void factsThatCannotBeReadAreLeftOutWithOneNote() throws IOException {
    compileAll();
    Files.writeString(output("META-INF/heddle/Account"), "torn");

    Outcome outcome = javac().source(folder.resolve("Ledger.java")).run();

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .isEqualTo(
            "Note: [heddle] stored facts could not be read and are left out, in"
                + " classes/META-INF/heddle/Account: expected stored facts, found another kind of"
                + " file; compile these classes again, or delete the file\n");
  }

  @Test
  void classesNamedForProcessingAreNotWaitedFor() throws IOException {
    compileAll();

    Outcome outcome = javac().processing("Other").source(folder.resolve("Ledger.java")).run();

    assertThat(outcome.printed()).contains(CIRCLE);
  }

  @Test
  void compilationsThatShareAFolderAtOnceDoNotDisturbEachOther() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Outcome>> builds =
          List.of(
              () -> javac().source("a/Ledger.java", "package a; " + LEDGER + ACCOUNT).run(),
              () -> javac().source("b/Ledger.java", "package b; " + LEDGER + ACCOUNT).run());
      for (Future<Outcome> build : two.invokeAll(builds)) {
        assertThat(build.get().succeeded()).isTrue();
        assertThat(build.get().printed()).contains(CIRCLE).doesNotContain("heddle.internal");
      }
    } finally {
      two.shutdownNow();
    }
    assertThat(output("META-INF/heddle/a.Ledger")).exists();
    assertThat(output("META-INF/heddle/b.Ledger")).exists();
  }

  @Test
  void withoutAnOutputFolderNothingIsLeftWhereNobodyExpectsIt() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder).besideSources().source("Ledger.java", LEDGER + ACCOUNT).run();

    assertThat(outcome.printed()).contains(CIRCLE);
    assertThat(Path.of("Ledger")).doesNotExist();
    assertThat(Path.of("Account")).doesNotExist();
  }
}
