package io.heddle.processor.declare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "7ns, PT0.000000007S",
    "3us, PT0.000003S",
    "250ms, PT0.25S",
    "5s, PT5S",
    "0s, PT0S",
    "2 m, PT2M",
    "1h, PT1H",
    "106751d, PT2562024H"
  })
  void numberAndUnitAreADuration(String text, Duration expected) {
    assertThat(Durations.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "s", "-5s", "5 seconds", "1.5s", "5S", "106752d", ""})
  void anythingElseIsNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
