package io.heddle.samples.crawler;

import java.io.PrintStream;
import java.net.URI;
import java.util.Comparator;
import java.util.List;

/** What the person at the terminal sees. */
final class Report {

  private static final int MOST_PROBLEMS = 10;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void begin(URI start) {
    out.println("Crawling " + start);
  }

  void progress(int visited, int known) {
    out.printf("  %,6d of %,d known pages%n", visited, known);
  }

  void end(Crawl.End end, List<Visit> visits, int known) {
    out.println(
        switch (end) {
          case COMPLETE -> "Done.";
          case STOPPED -> "Stopped early.";
          case OUT_OF_TIME -> "Out of time.";
        });
    List<Visit> failed =
        visits.stream().filter(Visit::failed).sorted(Comparator.comparing(Visit::address)).toList();
    List<String> malformed =
        visits.stream()
            .flatMap(visit -> visit.page().malformed().stream().map(link -> where(visit) + link))
            .sorted()
            .toList();
    out.printf("  pages       %,7d   of %,d known%n", visits.size() - failed.size(), known);
    out.printf("  bytes       %,7d%n", visits.stream().mapToLong(v -> v.page().bytes()).sum());
    out.printf("  retried     %,7d%n", visits.stream().filter(v -> v.attempts() > 1).count());
    out.printf("  slowest     %,7d ms%n", visits.stream().mapToLong(Visit::millis).max().orElse(0));
    out.printf("  failed      %,7d%n", failed.size());
    first(failed.stream().map(visit -> where(visit) + visit.problem()).toList());
    out.printf("  malformed   %,7d   links%n", malformed.size());
    first(malformed);
  }

  void site(int mostAtOnce) {
    out.printf("The site was asked for %d pages at once at most.%n", mostAtOnce);
  }

  private void first(List<String> lines) {
    lines.stream().limit(MOST_PROBLEMS).forEach(line -> out.println("    " + line));
    if (lines.size() > MOST_PROBLEMS) {
      out.printf("    and %,d more%n", lines.size() - MOST_PROBLEMS);
    }
  }

  private static String where(Visit visit) {
    return visit.address().getPath() + ": ";
  }
}
