package io.heddle.samples.jobs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a schedule: comma-separated values without quotes, one job in each line. */
final class ScheduleFile {

  private static final String HEADER = "job,after,every,times,account,amount";
  private static final int COLUMNS = 6;
  private static final int MOST_TIMES = 100_000;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  /** The jobs, and where which rows were left out and why; both in the order of the file. */
  record Contents(List<Job> jobs, List<String> skipped) {}

  private ScheduleFile() {}

  static Contents read(Path file) throws UnusableException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw UnusableException.reading(file, e);
    }
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new UnusableException(
          "cannot read "
              + file
              + ": expected the header '"
              + HEADER
              + "', found "
              + (lines.isEmpty() ? "nothing" : "'" + lines.get(0) + "'"));
    }
    Map<String, Job> jobs = new LinkedHashMap<>();
    List<String> skipped = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          Job job = job(lines.get(i).split(",", -1));
          if (jobs.putIfAbsent(job.name(), job) != null) {
            throw new IllegalArgumentException("job " + job.name() + " stands there already");
          }
        } catch (IllegalArgumentException e) {
          skipped.add(file + ":" + (i + 1) + ": " + e.getMessage());
        }
      }
    }
    return new Contents(List.copyOf(jobs.values()), List.copyOf(skipped));
  }

  private static Job job(String[] columns) {
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(
          "expected " + COLUMNS + " columns, found " + columns.length);
    }
    return new Job(
        text(columns[0]),
        duration(columns[1]),
        duration(columns[2]),
        times(columns[3]),
        text(columns[4]),
        cents(columns[5]));
  }

  private static String text(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a name, found nothing");
    }
    return text.strip();
  }

  private static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected a duration such as 250ms, 2s or 5m, found '" + text + "'");
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private static int times(String text) {
    if (!text.matches("\\d{1,6}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_TIMES) {
      throw new IllegalArgumentException(
          "expected a number from 1 to " + MOST_TIMES + ", found '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static long cents(String text) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
      throw new IllegalArgumentException("expected an amount such as 12.50, found '" + text + "'");
    }
    return new BigDecimal(text).movePointRight(2).longValueExact();
  }
}
