package io.heddle.samples.pipeline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What the person at the terminal sees. */
final class Report {

  private static final int MOST_FREQUENT = 10;

  private final PrintStream out;
  private final Tally tally;

  Report(PrintStream out, Tally tally) {
    this.out = out;
    this.tally = tally;
  }

  void begin(int files) {
    out.printf("Counting the words of %,d files.%n", files);
  }

  void progress(Heddle_Progress progress) {
    try (var now = progress.read()) {
      out.printf(
          "  epoch %,3d: %,6d chunks, %,10d words, %,7d different ones%n",
          now.epochs(), now.chunks(), now.words(), tally.different());
    }
  }

  void end(Heddle_Progress progress, List<String> rejected, Path file) {
    List<Tally.Entry> entries = tally.entries();
    long tallied = entries.stream().mapToLong(Tally.Entry::times).sum();
    if (!rejected.isEmpty()) {
      out.printf("%nLeft out:%n");
      rejected.forEach(reject -> out.println("  " + reject));
    }
    try (var now = progress.read()) {
      out.printf("%n%s%n", now.complete() ? "Done." : "Stopped early.");
      out.printf("  words      %,12d   %,d different ones%n", now.words(), entries.size());
      out.printf("  chunks     %,12d   in %,d epochs%n", now.chunks(), now.epochs());
      out.printf("  left out   %,12d%n", rejected.size());
      out.printf("  held back  %,12d   times: the reader was faster%n", now.heldBack());
      out.println(
          tallied == now.words()
              ? "Every word was counted once."
              : "WORDS WERE LOST: " + (now.words() - tallied));
    }
    out.printf("%nMost frequent, of all in %s:%n", file);
    entries.stream()
        .limit(MOST_FREQUENT)
        .forEach(entry -> out.printf("  %,9d  %s%n", entry.times(), entry.word()));
  }
}
