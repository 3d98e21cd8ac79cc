package io.heddle.benchmarks.paired;

import java.util.Locale;

/**
 * What one JVM has found.
 *
 * @param value the ratio, or the amount
 * @param ours what one operation costs here, or the slowest thread's share of the fastest one's
 * @param theirs the same of the peer; zero where there is none
 */
record Reading(double value, double ours, double theirs) {

  static Reading parse(String line) {
    String[] parts = line.strip().split(" ");
    return new Reading(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
  }

  String line() {
    return String.format(Locale.ROOT, "%.5f %.5f %.5f", value, ours, theirs);
  }
}
