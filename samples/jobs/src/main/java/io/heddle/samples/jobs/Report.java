package io.heddle.samples.jobs;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** What the person at the terminal sees. */
final class Report {

  private final PrintStream out;
  private final PrintStream err;

  Report(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  void begin(Totals totals, List<String> skipped) {
    if (!skipped.isEmpty()) {
      out.println("Skipped:");
      skipped.forEach(row -> out.println("  " + row));
    }
    out.printf("%,d runs, %,d of them done before.%n", totals.runs(), totals.done());
  }

  void progress(Totals totals) {
    out.printf("  %,7d done, %,7d to do%n", totals.done(), totals.runs() - totals.done());
  }

  void problem(Throwable problem) {
    String text =
        problem instanceof SQLException e ? UnusableException.why(e) : String.valueOf(problem);
    err.println("jobs: " + text);
  }

  void end(Totals totals) {
    out.println(totals.complete() ? "Done." : "Stopped early.");
    out.printf("  runs          %,7d%n", totals.runs());
    out.printf("  done now      %,7d%n", totals.doneHere());
    out.printf("  done before   %,7d%n", totals.done() - totals.doneHere());
    out.printf("  to do         %,7d%n", totals.runs() - totals.done());
    out.println(
        totals.balanced()
            ? "Every run that is done was booked once."
            : "BOOKED ONCE TOO OFTEN OR NOT AT ALL: %,d runs done, %,d bookings, %s too much"
                .formatted(
                    totals.done(), totals.bookings(), BigDecimal.valueOf(totals.surplus(), 2)));
  }
}
