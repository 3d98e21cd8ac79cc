package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds however a primitive is misused. */
class MisusesTest {

  @ParameterizedTest
  @MethodSource("io.heddle.Misuses#all")
  void isRefusedEachTimeWithAMessageThatNamesTheObjectAndTheRemedy(Misuse misuse) {
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(misuse.action()::run)
          .isExactlyInstanceOf(misuse.refusal())
          .message()
          .contains(misuse.label())
          .matches("(?s).+; .+");
    }
  }

  @ParameterizedTest
  @MethodSource("io.heddle.Misuses#all")
  void changesNothingAndLeavesThePrimitiveUsable(Misuse misuse) throws Exception {
    String before = misuse.subject().toString();
    assertThatThrownBy(misuse.action()::run).isInstanceOf(misuse.refusal());
    assertThat(misuse.subject()).hasToString(before);
    misuse.use().run();
  }
}
