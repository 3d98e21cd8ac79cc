package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds for everything that knows its holder, who may take it again. */
abstract class ReentrantContract extends AcquirableContract {

  @Override
  Class<? extends RuntimeException> misuse() {
    return IllegalMonitorStateException.class;
  }

  @Test
  void releaseByAnotherThreadIsRefusedAndChangesNothing() throws Exception {
    subject.acquire();
    assertThat(actor(subject::release).failure())
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("\"orders.stock\"");
    assertThat(subject.heldByCurrentThread()).isTrue();
    assertThat(this.<Boolean>asking(subject::heldByCurrentThread).result()).isFalse();
    subject.release();
    assertUsable();
  }

  @Test
  void theHolderTakesItAgainAndReleasesItAsOften() throws Exception {
    subject.acquire();
    subject.acquireInterruptibly();
    assertThat(subject.tryAcquire()).isTrue();
    assertThat(subject.tryAcquire(Duration.ZERO)).isTrue();
    for (int level = 4; level > 0; level--) {
      assertThat(subject.heldByCurrentThread()).isTrue();
      subject.release();
    }
    assertUsable();
  }

  @Test
  void isGivenUpWholeAndRestored() throws Exception {
    int level = 3;
    for (int i = 0; i < level; i++) {
      subject.acquire();
    }
    int given = subject.releaseFully();
    assertThat(subject.locked()).isFalse();
    subject.restore(given);
    for (int i = 0; i < level; i++) {
      assertThat(subject.locked()).isTrue();
      subject.release();
    }
    assertUsable();
  }
}
