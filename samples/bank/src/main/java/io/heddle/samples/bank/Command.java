package io.heddle.samples.bank;

import io.heddle.Termination;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line: settles a file of transfers and reports what came of it. */
final class Command {

  /** All transfers were looked at, and the books balance. */
  static final int DONE = 0;

  /** The settlement broke off, was stopped, or lost money. */
  static final int FAILED = 1;

  /** The arguments, or a file or folder that they name, cannot be used. */
  static final int MISUSED = 2;

  private static final int BATCH_SIZE = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String USAGE =
      "usage: bank <accounts.csv> <transfers.csv> <folder for statements and journal>";

  private final PrintStream out;
  private final PrintStream err;

  Command(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Returns the exit status. */
  int run(String... arguments) {
    if (arguments.length != 3) {
      err.println("bank: expected 3 arguments, found " + arguments.length);
      err.println(USAGE);
      return MISUSED;
    }
    try {
      return settle(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    } catch (InvalidPathException | UnusableFileException e) {
      err.println("bank: " + e.getMessage());
      return MISUSED;
    } catch (SettlementFailedException e) {
      err.println("bank: " + e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      err.println("bank: interrupted");
      return FAILED;
    }
  }

  private int settle(Path accountsFile, Path transfersFile, Path folder)
      throws UnusableFileException, SettlementFailedException, InterruptedException {
    CsvFile.Contents<Opening> openings = InputFiles.accounts(accountsFile);
    Bank bank = Heddle_Bank.create(openings.rows());
    CsvFile.Contents<Transfer> transfers = InputFiles.transfers(transfersFile, bank::hasAccount);
    List<SkippedRow> skipped = new ArrayList<>(openings.skipped());
    skipped.addAll(transfers.skipped());

    create(folder);
    Path journalFile = folder.resolve("journal.csv");
    Path statementsFile = folder.resolve("statements.txt");
    MoneyFormat money = Heddle_MoneyFormat.create();
    Report report = new Report(out, money);
    Heddle_Statements statements = Heddle_Statements.create(bank, money, statementsFile);
    try (Termination termination = Termination.within(PATIENCE);
        Journal journal = Heddle_Journal.create(journalFile)) {
      Settlement settlement =
          Heddle_Settlement.create(
              bank,
              journal,
              transfers.rows(),
              BATCH_SIZE,
              termination.requested(),
              report::progress);
      report.begin(openings.rows().size(), transfers.rows().size());
      report.skipped(skipped);
      Progress progress;
      try (statements) {
        statements.start();
        progress = settlement.run();
      }
      int timesWritten = statements.timesWritten();
      statements.write();
      long before = openings.rows().stream().mapToLong(Opening::cents).sum();
      long after = bank.total();
      report.end(progress, skipped.size(), before, after);
      report.files(journalFile, statementsFile, timesWritten);
      return progress.complete() && before == after ? DONE : FAILED;
    }
  }

  private static void create(Path folder) throws UnusableFileException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw UnusableFileException.writing(folder, e);
    }
  }
}
