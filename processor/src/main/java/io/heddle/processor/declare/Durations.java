package io.heddle.processor.declare;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the durations of annotations: a whole number and a unit. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d+) ?(ns|us|ms|s|m|h|d)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private Durations() {}

  /** Returns the duration that a text means; empty when it means none that the runtime can wait. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    ChronoUnit unit = UNITS.getOrDefault(matcher.group(2), ChronoUnit.SECONDS);
    BigInteger nanos =
        new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit.getDuration().toNanos()));
    return nanos.bitLength() < Long.SIZE
        ? Optional.of(Duration.ofNanos(nanos.longValueExact()))
        : Optional.empty();
  }
}
