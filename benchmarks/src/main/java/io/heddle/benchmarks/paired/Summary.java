package io.heddle.benchmarks.paired;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What several forks have found together: medians, and the range of the value.
 *
 * @param middle the median of each figure
 */
record Summary(Reading middle, double least, double most) {

  static Summary of(List<Reading> readings) {
    double[] values = figures(readings, Reading::value);
    Reading middle =
        new Reading(
            Medians.of(values),
            Medians.of(figures(readings, Reading::ours)),
            Medians.of(figures(readings, Reading::theirs)));
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new Summary(middle, least, most);
  }

  /** As a cell of the table. */
  String cell(Target target) {
    String mark = target.reached(middle) ? "✓" : "✗";
    String value =
        String.format(Locale.ROOT, "%s %.2f (%.2f–%.2f)", mark, middle.value(), least, most);
    if (target instanceof Target.ThroughputAtLeast) {
      return value + share();
    }
    return target instanceof Target.AmountAtMost ? value : value + cost();
  }

  private String share() {
    return String.format(Locale.ROOT, "; share %.2f, peer's %.2f", middle.ours(), middle.theirs());
  }

  private String cost() {
    boolean brief = middle.theirs() < 1000;
    double unit = brief ? 1 : 1000;
    return String.format(
        Locale.ROOT,
        "; %.3g of %.3g %s",
        middle.ours() / unit,
        middle.theirs() / unit,
        brief ? "ns" : "µs");
  }

  private static double[] figures(List<Reading> readings, ToDoubleFunction<Reading> figure) {
    return readings.stream().mapToDouble(figure).toArray();
  }
}
