package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import java.time.Duration;

/** Writes durations as a person would. */
final class DurationCode {

  private DurationCode() {}

  static CodeBlock of(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return CodeBlock.of("$T.ZERO", Duration.class);
    } else if (nanos % 3_600_000_000_000L == 0) {
      return call("ofHours", duration.toHours());
    } else if (nanos % 60_000_000_000L == 0) {
      return call("ofMinutes", duration.toMinutes());
    } else if (nanos % 1_000_000_000L == 0) {
      return call("ofSeconds", duration.toSeconds());
    }
    return nanos % 1_000_000L == 0 ? call("ofMillis", duration.toMillis()) : call("ofNanos", nanos);
  }

  /** Returns a duration in the notation of the annotations. */
  static String text(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos % 1_000_000_000L == 0) {
      return duration.toSeconds() + "s";
    }
    return nanos % 1_000_000L == 0 ? duration.toMillis() + "ms" : nanos + "ns";
  }

  private static CodeBlock call(String factory, long amount) {
    String literal = amount > Integer.MAX_VALUE ? amount + "L" : Long.toString(amount);
    return CodeBlock.of("$T.$L($L)", Duration.class, factory, literal);
  }
}
