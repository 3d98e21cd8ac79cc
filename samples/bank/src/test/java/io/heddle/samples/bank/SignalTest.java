package io.heddle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.ChildJvm;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bank in a JVM of its own, told to stop while it settles. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SignalTest {

  private static final int TRANSFERS = 100_000;

  @TempDir private Path folder;

  @Test
  void theBooksBalanceWhenItIsToldToStop() throws Exception {
    List<Opening> openings = Payments.accounts(50, 1_000_00);
    try (ChildJvm bank =
        ChildJvm.start(
            folder.resolve("printed.txt"),
            Main.class,
            accounts(openings).toString(),
            transfers(openings).toString(),
            folder.toString())) {
      bank.awaitLine("batch");

      bank.terminate();

      assertThat(bank.awaitEnd()).isEqualTo(ChildJvm.TERMINATED);
      assertThat(bank.lines()).contains("Stopped early.", "The books balance.");
    }
    List<String> journal = Files.readAllLines(folder.resolve("journal.csv"));
    assertThat(journal).hasSizeBetween(2, TRANSFERS);
    assertThat(journal.stream().skip(1).map(line -> line.split(",")[0]).distinct())
        .hasSize(journal.size() - 1);
  }

  private Path accounts(List<Opening> openings) throws Exception {
    List<String> lines = new ArrayList<>(List.of("account,holder,opening"));
    openings.forEach(
        opening ->
            lines.add(opening.account() + "," + opening.holder() + "," + amount(opening.cents())));
    return Files.write(folder.resolve("accounts.csv"), lines);
  }

  private Path transfers(List<Opening> openings) throws Exception {
    List<String> lines = new ArrayList<>(List.of("date,reference,from,to,amount"));
    Payments.among(openings, TRANSFERS, 400_00, 8)
        .forEach(
            transfer ->
                lines.add(
                    "%s,%s,%s,%s,%s"
                        .formatted(
                            transfer.date(),
                            transfer.reference(),
                            transfer.from(),
                            transfer.to(),
                            amount(transfer.cents()))));
    return Files.write(folder.resolve("transfers.csv"), lines);
  }

  private static BigDecimal amount(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
