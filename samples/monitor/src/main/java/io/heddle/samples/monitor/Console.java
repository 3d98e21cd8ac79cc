package io.heddle.samples.monitor;

import java.io.PrintStream;
import java.nio.file.Path;

/** What the person at the terminal sees. */
final class Console {

  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  void listening(int port) {
    out.println("Listening on http://127.0.0.1:" + port);
  }

  void progress(Heddle_Vitals vitals) {
    try (var now = vitals.read()) {
      Counts counts = now.counts();
      out.printf(
          "  %,9d accepted (%,d/s), %,9d written, %,d waiting, %d MB%n",
          counts.accepted(),
          now.perSecond(),
          counts.written(),
          counts.waiting(),
          now.heapMegabytes());
    }
  }

  /** Prints in words what people can mend, and as it is what they cannot. */
  void problem(Throwable problem) {
    boolean isInWords =
        problem instanceof UnusableException || problem instanceof IllegalStateException;
    err.println("monitor: " + (isInWords ? problem.getMessage() : problem.toString()));
  }

  void end(Counts counts, Path file) {
    out.println("Stopped.");
    out.printf("  accepted  %,9d   lines%n", counts.accepted());
    out.printf("  refused   %,9d   for want of room%n", counts.refused());
    out.printf("  written   %,9d   to %s%n", counts.written(), file);
    if (counts.waiting() == 0) {
      out.println("Every line that was accepted is in the file.");
    } else {
      out.printf("LINES THAT WERE ACCEPTED ARE NOT IN THE FILE: %,d%n", counts.waiting());
    }
  }
}
