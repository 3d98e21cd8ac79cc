package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for everything that is locked or not, whoever locked it. */
abstract class OwnerlessContract extends AcquirableContract {

  @Override
  Class<? extends RuntimeException> misuse() {
    return IllegalStateException.class;
  }

  @Test
  void theHolderCannotTakeItAgain() throws Exception {
    subject.acquire();
    assertThat(subject.tryAcquire()).isFalse();
    assertThat(subject.tryAcquire(Duration.ofMillis(20))).isFalse();
    subject.release();
    assertUsable();
  }

  @Test
  void isGivenUpAndRestored() {
    subject.acquire();
    int given = subject.releaseFully();
    assertThat(subject.locked()).isFalse();
    subject.restore(given);
    assertThat(subject.locked()).isTrue();
    subject.release();
    assertUsable();
  }

  @Test
  void anyThreadMayReleaseIt() throws Exception {
    subject.acquire();
    actor(subject::release).result();
    assertUsable();
  }
}
