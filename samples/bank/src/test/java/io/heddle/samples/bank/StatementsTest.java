package io.heddle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class StatementsTest {

  @TempDir private Path folder;

  @Test
  void statementsShowWhatCameInAndWhatWentOut() throws Exception {
    Bank bank =
        Heddle_Bank.create(
            List.of(new Opening("1", "Ida Berg", 1_234_56), new Opening("2", "Ben Falk", 5)));
    bank.settle(Payments.transfer(2, "1", "2", 234_50));
    Path file = folder.resolve("statements.txt");

    Heddle_Statements.create(bank, Heddle_MoneyFormat.create(), file).write();

    assertThat(Files.readAllLines(file).stream().map(line -> line.replaceAll("  +", "|")))
        .containsExactly(
            "Account|Holder|Opening|Credits|Debits|Balance",
            "1|Ida Berg|1,234.56|0.00|234.50|1,000.06",
            "2|Ben Falk|0.05|234.50|0.00|234.55",
            "Total|1,234.61|234.50|234.50|1,234.61");
  }

  @Test
  void theDaemonWritesAgainAndAgain() {
    try (Heddle_Statements statements = statements(folder.resolve("statements.txt"))) {
      statements.start();
      while (statements.timesWritten() < 3) {
        Thread.onSpinWait();
      }
    }
    assertThat(folder.resolve("statements.txt")).exists();
  }

  @Test
  void aFolderThatIsGoneIsNamed() {
    Path file = folder.resolve("gone").resolve("statements.txt");

    assertThatThrownBy(() -> statements(file).write())
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("cannot write " + file + ": there is no such file; check the path");
  }

  private static Heddle_Statements statements(Path file) {
    Bank bank = Heddle_Bank.create(List.of(new Opening("1", "Ida Berg", 1_234_56)));
    return Heddle_Statements.create(bank, Heddle_MoneyFormat.create(), file);
  }
}
