package io.heddle.processor.declare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

  @ParameterizedTest
  @CsvSource({"stokc", "stck", "sstock", "STOCK", "stoc"})
  void slipOfThePenIsRecognised(String slip) {
    assertThat(NearMiss.of(slip, List.of("ledger", "stock"))).contains("stock");
  }

  @ParameterizedTest
  @CsvSource({"stock", "store", "a", "till"})
  void otherNamesAreLeftAlone(String name) {
    assertThat(NearMiss.of(name, List.of("ledger", "stock", "b"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ledgerr, ledger", "ledgers, ledger"})
  void nearestWins(String slip, String meant) {
    assertThat(NearMiss.of(slip, List.of("ledge", "ledger"))).contains(meant);
  }
}
