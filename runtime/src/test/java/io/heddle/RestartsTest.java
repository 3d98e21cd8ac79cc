package io.heddle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {

  @Test
  void pausesDoubleUpToTheLongest() {
    Restarts restarts = Restarts.of(9, ofSeconds(1), ofNanos(100), ofNanos(500));
    assertThat(restarts.pauseAfter(0)).isEqualTo(100);
    assertThat(restarts.pauseAfter(1)).isEqualTo(200);
    assertThat(restarts.pauseAfter(2)).isEqualTo(400);
    assertThat(restarts.pauseAfter(3)).isEqualTo(500);
    assertThat(restarts.pauseAfter(Integer.MAX_VALUE)).isEqualTo(500);
  }

  @Test
  void pausesNeverOverflow() {
    Restarts restarts = Restarts.of(99, ofSeconds(1), ofNanos(3), Threads.TIMEOUT_MAX);
    assertThat(restarts.pauseAfter(80)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void onlySoManyRestartsCountWithinTheTime() {
    RestartLog log = new RestartLog(Restarts.of(2, ofNanos(1000), ofNanos(1), ofNanos(64)));
    assertThat(log.next(0)).hasValue(1);
    assertThat(log.next(600)).hasValue(2);
    assertThat(log.next(900)).isEmpty();
    assertThat(log.next(1100)).as("the first is forgotten").hasValue(2);
    assertThat(log.next(5000)).as("all are forgotten").hasValue(1);
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Restarts.of(0, ofSeconds(1), ofMillis(1), ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("restarts nothing");
    assertThatThrownBy(() -> Restarts.of(1, Duration.ZERO, ofMillis(1), ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Restarts.of(1, ofSeconds(1), Duration.ZERO, ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Restarts.of(1, ofSeconds(1), ofMillis(2), ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shorter than the first");
  }
}
