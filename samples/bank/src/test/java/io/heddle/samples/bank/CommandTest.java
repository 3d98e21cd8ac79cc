package io.heddle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class CommandTest {

  private static final String ACCOUNTS = "data/accounts.csv";
  private static final String TRANSFERS = "data/transfers.csv";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theBooksOfTheRealFilesBalance() {
    assertThat(run(ACCOUNTS, TRANSFERS, folder.toString())).isEqualTo(Command.DONE);

    assertThat(lines(out))
        .contains(
            "Settling 4,894 transfers between 429 accounts with 4 tellers.",
            "  settled       4,860           4,281,133.74",
            "  declined         34   for want of funds",
            "  skipped          14   malformed rows",
            "  money before                 16,601,555.82",
            "  money after                  16,601,555.82",
            "The books balance.");
    assertThat(lines(err)).isEmpty();
  }

  @Test
  void malformedRowsAreReportedWithTheirPlaceAndSkipped() {
    run(ACCOUNTS, TRANSFERS, folder.toString());

    assertThat(lines(out))
        .filteredOn(line -> line.contains(".csv:"))
        .containsExactly(
            "  data/accounts.csv:213: expected an amount such as 12.50, found 'pending'",
            "  data/transfers.csv:148: expected 5 columns, found 4",
            "  data/transfers.csv:541: expected 5 columns, found 6",
            "  data/transfers.csv:933: expected an amount such as 12.50, found '23.4O'",
            "  data/transfers.csv:1179: expected an amount such as 12.50, found 'EUR 1250.00'",
            "  data/transfers.csv:1621: expected an amount above 0, found -23.40",
            "  data/transfers.csv:2013: expected an amount above 0, found 0.00",
            "  data/transfers.csv:2308: expected an account of this bank, found '10615898'",
            "  data/transfers.csv:2553: expected an account of this bank, found ''",
            "  data/transfers.csv:2946: expected two accounts, found 10495602 twice",
            "  data/transfers.csv:3338: expected whole cents, found 19.995",
            "  data/transfers.csv:3780: expected a date such as 2026-10-31, found '24.10.2026'",
            "  data/transfers.csv:4221: expected an amount such as 12.50, found ''",
            "  data/transfers.csv:4663: expected at most 10000000000,"
                + " found 99999999999999999999.00");
  }

  @Test
  void theJournalHasEachTransferOnce() throws IOException {
    run(ACCOUNTS, TRANSFERS, folder.toString());

    List<String> journal = Files.readAllLines(folder.resolve("journal.csv"));
    assertThat(journal.get(0)).isEqualTo("line,date,reference,from,to,amount,outcome");
    assertThat(journal.stream().skip(1).map(line -> line.split(",")[0]).distinct()).hasSize(4894);
    assertThat(journal).hasSize(1 + 4894);
    assertThat(journal).filteredOn(line -> line.endsWith(",declined")).hasSize(34);
  }

  @Test
  void theLastStatementsAreThoseOfTheEnd() throws IOException {
    run(ACCOUNTS, TRANSFERS, folder.toString());

    List<String> statements = Files.readAllLines(folder.resolve("statements.txt"));
    assertThat(statements).hasSize(1 + 429 + 1);
    assertThat(statements.get(430).split(" +"))
        .containsExactly("Total", "16,601,555.82", "4,281,133.74", "4,281,133.74", "16,601,555.82");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(run(ACCOUNTS, "data/november.csv", folder.toString())).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "bank: cannot read data/november.csv: there is no such file; check the path");
    assertThat(lines(out)).isEmpty();
  }

  @Test
  void aFolderIsNoInputFile() {
    assertThat(run("data", TRANSFERS, folder.toString())).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly("bank: cannot read data: expected a file, found a folder; name a file");
  }

  @Test
  void filesInTheWrongOrderAreRefused() {
    assertThat(run(TRANSFERS, ACCOUNTS, folder.toString())).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "bank: cannot read data/transfers.csv: expected the header 'account,holder,opening',"
                + " found 'date,reference,from,to,amount'");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("statements"));

    assertThat(run(ACCOUNTS, TRANSFERS, file.toString())).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "bank: cannot write "
                + file
                + ": expected a folder, found a file; name another folder");
  }

  @Test
  void aJournalThatCannotBeWrittenIsNamed() throws IOException {
    Path journal = Files.createDirectory(folder.resolve("journal.csv"));

    assertThat(run(ACCOUNTS, TRANSFERS, folder.toString())).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "bank: cannot write " + journal + ": expected a file, found a folder; name a file");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskEndsTheSettlementAndIsNamed() throws IOException {
    Path journal = folder.resolve("journal.csv");
    Files.createSymbolicLink(journal, Path.of("/dev/full"));

    assertThat(run(ACCOUNTS, TRANSFERS, folder.toString())).isEqualTo(Command.FAILED);

    assertThat(lines(err))
        .containsExactly(
            "bank: the settlement broke off: cannot write "
                + journal
                + ": the disk is full; make room or name another place");
  }

  @Test
  void wrongArgumentsAreAnsweredWithTheRightOnes() {
    assertThat(run(ACCOUNTS)).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "bank: expected 3 arguments, found 1",
            "usage: bank <accounts.csv> <transfers.csv> <folder for statements and journal>");
  }

  private int run(String... arguments) {
    return new Command(printTo(out), printTo(err)).run(arguments);
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
