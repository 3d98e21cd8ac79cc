package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times are those of some clock, in nanoseconds. */
class PaceTest {

  private final Pace delay = Pace.fixedDelay(10);
  private final Pace rate = delay.atFixedRate();
  private final Pace catchingUp = delay.catchingUp();

  @Test
  void fixedDelayCountsFromTheEndOfACall() {
    assertThat(delay.next(100, 103)).isEqualTo(113);
    assertThat(delay.next(100, 175)).isEqualTo(185);
    assertThat(delay.missed(100, 175)).isZero();
  }

  @Test
  void fixedRateKeepsItsGridAndCountsThePeriodsThatACallCovers() {
    assertThat(rate.next(100, 103)).isEqualTo(110);
    assertThat(rate.missed(100, 103)).isZero();
    assertThat(rate.next(100, 125)).isEqualTo(130);
    assertThat(rate.missed(100, 125)).isEqualTo(2);
  }

  @Test
  void catchingUpLeavesNoPeriodOut() {
    assertThat(catchingUp.next(100, 125)).isEqualTo(110);
    assertThat(catchingUp.missed(100, 125)).isZero();
  }

  @Test
  void clockMayOverflow() {
    long due = Long.MAX_VALUE - 3;
    assertThat(rate.missed(due, due + 25)).isEqualTo(2);
    assertThat(rate.next(due, due + 25)).isEqualTo(due + 30);
  }

  @Test
  void firstCallComesAfterOnePeriodUnlessSaidOtherwise() {
    assertThat(rate.first()).isEqualTo(10);
    assertThat(rate.startingAfter(0).first()).isZero();
    assertThat(rate.startingAfter(0).next(0, 0)).isEqualTo(10);
  }
}
