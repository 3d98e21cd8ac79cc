package io.heddle.processor.declare;

import io.heddle.processor.declare.Members.Annotated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code @Limited}. */
final class LimitReader {

  private final Round round;
  private final Attributes attributes;

  LimitReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  /** Reads the limit around a method with a body. */
  Limit aroundBody(Annotated limited, List<Problem> problems) {
    Optional<Duration> timeout =
        attributes.duration(limited.declaredOn(), limited.annotation(), "timeout", problems);
    return new Limit(permits(limited, problems), timeout);
  }

  /** Reads how many permits, or how much room, an accessor's primitive has. */
  int ofAccessor(Annotated limited, List<Problem> problems) {
    if (!round.annotations().string(limited.annotation(), "timeout").isEmpty()) {
      problems.add(
          Problem.ignored(
              limited.declaredOn(),
              limited.annotation(),
              "'timeout' does nothing on %s: whoever uses what it returns says how long to wait"
                  .formatted(limited.method().getSimpleName()),
              "remove 'timeout'"));
    }
    return permits(limited, problems);
  }

  private int permits(Annotated limited, List<Problem> problems) {
    int permits = round.annotations().integer(limited.annotation(), "permits");
    if (permits < 1) {
      problems.add(
          Attributes.bad(
              limited,
              "permits = %d, so that nobody could ever get in".formatted(permits),
              "give the number of permits, 1 or more"));
    }
    return permits;
  }
}
