package io.heddle.samples.bank;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What the person at the terminal sees. */
final class Report {

  private static final int PROGRESS_LINES = 10;

  private final PrintStream out;
  private final MoneyFormat money;

  Report(PrintStream out, MoneyFormat money) {
    this.out = out;
    this.money = money;
  }

  void begin(int accounts, int transfers) {
    out.printf(
        "Settling %,d transfers between %,d accounts with %d tellers.%n",
        transfers, accounts, Settlement.TELLERS);
  }

  void skipped(List<SkippedRow> rows) {
    if (!rows.isEmpty()) {
      out.printf("%nSkipped:%n");
      rows.forEach(row -> out.println("  " + row));
    }
  }

  /** Prints every so many batches, and the last. */
  void progress(Progress progress) {
    int step = Math.max(1, progress.allBatches() / PROGRESS_LINES);
    if (progress.batches() == 1) {
      out.println();
    }
    if (progress.batches() % step == 0 || progress.complete()) {
      out.printf(
          "  batch %,4d of %,d: %,7d settled, %,4d declined, %17s moved%n",
          progress.batches(),
          progress.allBatches(),
          progress.settled(),
          progress.declined(),
          money.text(progress.moved()));
    }
  }

  /**
   * Prints the result.
   *
   * @param before the money there was at first, in cents
   * @param after the money there is now, in cents
   */
  void end(Progress progress, int skipped, long before, long after) {
    out.printf("%n%s%n", progress.complete() ? "Done." : "Stopped early.");
    out.printf("  settled   %,9d   %20s%n", progress.settled(), money.text(progress.moved()));
    out.printf("  declined  %,9d   for want of funds%n", progress.declined());
    out.printf("  skipped   %,9d   malformed rows%n", skipped);
    out.printf("%n  money before   %27s%n", money.text(before));
    out.printf("  money after    %27s%n", money.text(after));
    out.println(before == after ? "The books balance." : "THE BOOKS DO NOT BALANCE.");
  }

  void files(Path journal, Path statements, int timesWritten) {
    out.printf("%nWhat became of each transfer: %s%n", journal);
    out.printf("Statements, written %,d times while settling: %s%n", timesWritten, statements);
  }
}
