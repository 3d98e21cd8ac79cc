package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SemaphoreTest extends SemaphoreContract {

  @Override
  Semaphore make(int value) {
    return new Semaphore("db.pool", value);
  }

  @Override
  Semaphore makeDefault() {
    return new Semaphore();
  }

  @Test
  void releasingPastTheStartValueAddsPermits() {
    Semaphore semaphore = new Semaphore(1);
    semaphore.release();
    semaphore.release(2);
    assertThat(semaphore.value()).isEqualTo(4);
  }

  @Test
  void releasingMoreThanCanBeCountedIsRefusedAndChangesNothing() {
    Semaphore semaphore = new Semaphore("db.pool", Integer.MAX_VALUE - 1);
    assertThatThrownBy(() -> semaphore.release(2))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Semaphore \"db.pool\" has 2147483646 free permits and cannot count 2 more; release"
                + " once for each permit that was acquired");
    assertThat(semaphore.value()).isEqualTo(Integer.MAX_VALUE - 1);
    semaphore.release();
    assertThatThrownBy(semaphore::release).isExactlyInstanceOf(IllegalStateException.class);
    assertThat(semaphore.value()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void textShowsNameValueAndWaiters() {
    assertThat(new Semaphore("db.pool", 3))
        .hasToString("Semaphore \"db.pool\" [3 free, 0 waiting]");
    assertThat(new Semaphore("db.pool")).hasToString("Semaphore \"db.pool\" [1 free, 0 waiting]");
    assertThat(new Semaphore(2).toString()).matches("Semaphore@\\w+ \\[2 free, 0 waiting]");
  }
}
