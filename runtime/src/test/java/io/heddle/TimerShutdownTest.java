package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What timers mean for the end of the JVM. */
class TimerShutdownTest {

  @Test
  void aTimerThatWaitsKeepsTheJvmAlive() throws Exception {
    assertThat(outcome("waits")).containsExactlyInAnyOrder("main ended", "acted");
  }

  @Test
  void aTimerThatActsKeepsTheJvmAlive() throws Exception {
    assertThat(outcome("acts")).containsExactly("main ended", "acted");
  }

  @Test
  void aDaemonTimerThatWaitsDoesNotKeepTheJvmAlive() throws Exception {
    assertThat(outcome("daemonWaits")).containsExactly("main ended");
  }

  @Test
  void aDaemonTimerThatActsDoesNotKeepTheJvmAlive() throws Exception {
    assertThat(outcome("daemonActs")).containsExactly("main ended");
  }

  @Test
  void aCancelledTimerDoesNotKeepTheJvmAlive() throws Exception {
    assertThat(outcome("cancelled")).containsExactly("main ended");
  }

  @Test
  void theJvmEndsWithTheLastTimerThatIsNoDaemon() throws Exception {
    assertThat(outcome("daemonBesideAnother")).containsExactlyInAnyOrder("main ended", "acted");
  }

  @Test
  void aTimerKeepsTheJvmAliveAfterATimeWithoutTimersToo() throws Exception {
    assertThat(outcome("afterAPause"))
        .startsWith("first acted")
        .containsExactlyInAnyOrder("first acted", "main ended", "acted");
  }

  @Test
  void aTimerThatATimerStartsKeepsTheJvmAliveToo() throws Exception {
    assertThat(outcome("chain")).containsExactlyInAnyOrder("main ended", "acted");
  }

  @Test
  void aTimerForWhoseThreadThereIsNoRoomEndsAndTheOthersGoOn() throws Exception {
    assertThat(outcome("noRoom"))
        .contains("heard class java.lang.OutOfMemoryError", "alive false", "main ended", "acted")
        .doesNotContain("acted without room");
  }

  @Test
  void aThreadForWhichThereIsNoRoomIsNotAlive() throws Exception {
    assertThat(outcome("noRoomForAThread"))
        .contains("alive false, of 1", "main ended")
        .doesNotContain("ran");
  }

  private static List<String> outcome(String scene) throws Exception {
    return ChildJvm.run(TimerProgram.class, scene).lines().toList();
  }
}
