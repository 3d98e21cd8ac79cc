package io.heddle.benchmarks.paired;

import java.util.Locale;

/** What a row has to reach, to the second decimal. */
sealed interface Target {

  boolean reached(Reading reading);

  /** As the table shows it. */
  String text();

  /** What an operation costs, as a part of what it costs the peer. */
  record CostAtMost(double ratio) implements Target {
    @Override
    public boolean reached(Reading reading) {
      return rounded(reading.value()) <= ratio;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "≤ %.2f×", ratio);
    }
  }

  /** Throughput as a multiple of the peer's, without a more unequal share. */
  record ThroughputAtLeast(double ratio) implements Target {
    /** What two runs of the same lock may differ by. */
    private static final double SAME_SHARE = 0.95;

    @Override
    public boolean reached(Reading reading) {
      return rounded(reading.value()) >= ratio && reading.ours() >= SAME_SHARE * reading.theirs();
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "throughput ≥ %.1f×, share not worse", ratio);
    }
  }

  /** An amount in its unit. */
  record AmountAtMost(double amount, String unit) implements Target {
    @Override
    public boolean reached(Reading reading) {
      return rounded(reading.value()) <= amount;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "≤ %.0f %s", amount, unit);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
