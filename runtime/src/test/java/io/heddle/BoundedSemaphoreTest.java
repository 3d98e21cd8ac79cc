package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundedSemaphoreTest extends SemaphoreContract {

  @Override
  Semaphore make(int value) {
    return new BoundedSemaphore("db.pool", value);
  }

  @Override
  Semaphore makeDefault() {
    return new BoundedSemaphore();
  }

  @Test
  void releasingPastTheStartValueIsRefusedAndChangesNothing() throws Exception {
    Semaphore semaphore = new BoundedSemaphore("db.pool", 2);
    assertThatThrownBy(semaphore::release)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "BoundedSemaphore \"db.pool\" has 2 of its 2 permits, so that 1 more would be too many;"
                + " release once for each permit that was acquired");
    assertThat(semaphore.value()).isEqualTo(2);
    semaphore.acquire();
    semaphore.release();
    assertThat(semaphore.value()).isEqualTo(2);
  }

  @Test
  void releasingSeveralIsAllOrNothing() throws Exception {
    Semaphore semaphore = new BoundedSemaphore("db.pool", 3);
    semaphore.acquire();
    assertThatThrownBy(() -> semaphore.release(2)).isExactlyInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> semaphore.release(Integer.MAX_VALUE))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThat(semaphore.value()).isEqualTo(2);
  }

  @Test
  void oneThatStartsWithNothingCanNeverBeReleased() {
    Semaphore semaphore = new BoundedSemaphore(0);
    assertThatThrownBy(semaphore::release).isExactlyInstanceOf(IllegalStateException.class);
    assertThat(semaphore.tryAcquire()).isFalse();
  }

  @Test
  void textShowsNameValueAndLimit() {
    assertThat(new BoundedSemaphore("db.pool", 3))
        .hasToString("BoundedSemaphore \"db.pool\" [3 of 3 free, 0 waiting]");
    assertThat(new BoundedSemaphore("db.pool"))
        .hasToString("BoundedSemaphore \"db.pool\" [1 of 1 free, 0 waiting]");
    assertThat(new BoundedSemaphore(2).toString())
        .matches("BoundedSemaphore@\\w+ \\[2 of 2 free, 0 waiting]");
  }
}
