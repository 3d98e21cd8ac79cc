package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

  @Test
  void aLockTimeOutNamesLockTimeAndRemedy() {
    LockTimeoutException thrown =
        new LockTimeoutException(new Lock("orders.stock"), Duration.ofMillis(250));
    assertThat(thrown)
        .hasMessage(
            "Lock \"orders.stock\" was not acquired within PT0.25S; see who holds it in a thread"
                + " dump, hold it for less time or allow a longer wait")
        .isInstanceOf(RuntimeException.class);
    assertThat(thrown.lock()).isEqualTo("Lock \"orders.stock\"");
    assertThat(thrown.timeout()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void anUpgradeNamesLockAndRemedy() {
    assertThat(new LockUpgradeException(new RwLock("shop.prices")))
        .hasMessage(
            "RwLock \"shop.prices\" is held for reading by this thread, which now asks to write;"
                + " release the read lock first and check again what was read, or take the write"
                + " lock from the start")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBrokenBarrierIsAnIllegalState() {
    assertThat(new BrokenBarrierException("broken")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void threadExitIsNotCaughtWithExceptions() {
    assertThat(new ThreadExit()).isNotInstanceOf(Exception.class).hasMessage(null);
    assertThat(new ThreadExit("enough")).hasMessage("enough");
    assertThat(new ThreadExit().getStackTrace()).isEmpty();
  }
}
