package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.ChildJvm.Ended;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class TerminationTest {

  /** What a process that was asked to terminate exits with: 128 and the number of the signal. */
  private static final int TERMINATED = 128 + 15;

  @Test
  void theJvmWaitsUntilTheWorkHasEnded() throws Exception {
    assertThat(ChildJvm.terminate(TerminationProgram.class, "endsCleanly"))
        .isEqualTo(new Ended(TERMINATED, List.of("ready", "clean end"), ""));
  }

  @Test
  void workThatHangsDoesNotKeepTheJvm() throws Exception {
    assertThat(ChildJvm.terminate(TerminationProgram.class, "hangs"))
        .isEqualTo(new Ended(TERMINATED, List.of("ready"), ""));
  }

  @Test
  void onceClosedItListensNoLonger() throws Exception {
    assertThat(ChildJvm.terminate(TerminationProgram.class, "hasClosed"))
        .isEqualTo(new Ended(TERMINATED, List.of("ready", "Termination [not requested]"), ""));
  }

  @Test
  void theEventMayBeSetForOtherReasons() {
    try (Termination termination = Termination.within(Duration.ZERO)) {
      termination.requested().set();
      assertThat(termination).hasToString("Termination [requested]");
    }
  }
}
