package io.heddle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CentsTest {

  @Test
  void amountsAreExact() throws BadRowException {
    assertThat(Cents.parse("0.07")).isEqualTo(7);
    assertThat(Cents.parse("12")).isEqualTo(1200);
    assertThat(Cents.parse("-3.5")).isEqualTo(-350);
    assertThat(Cents.parse("19.900")).isEqualTo(1990);
    assertThat(Cents.parse("10000000000")).isEqualTo(1_000_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1e3", "1.", ".5", "1,50", " 2", "0x10", "NaN", "12.50 EUR"})
  void anythingElseIsNoAmount(String text) {
    assertThatThrownBy(() -> Cents.parse(text))
        .isInstanceOf(BadRowException.class)
        .hasMessage("expected an amount such as 12.50, found '" + text + "'");
  }
}
