package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LockTest extends OwnerlessContract {

  @Override
  Lockable make(String name) {
    return new Lock(name);
  }

  @Test
  void eachReleaseLetsExactlyOneWaiterProceed() throws Exception {
    Lock lock = new Lock();
    AtomicInteger proceeded = new AtomicInteger();
    lock.acquire();
    List<Actor<Void>> waiters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiters.add(
          actor(
              () -> {
                lock.acquire();
                proceeded.incrementAndGet();
              }));
    }
    Actor.until(() -> lock.waiters() == 3);
    for (int released = 1; released <= 3; released++) {
      int expected = released;
      lock.release();
      Actor.until(() -> proceeded.get() == expected && lock.waiters() == 3 - expected);
      assertThat(lock.locked()).isTrue();
    }
    for (Actor<Void> waiter : waiters) {
      waiter.result();
    }
  }

  @Test
  void releasingTwiceIsAnIllegalState() {
    Lock lock = new Lock("orders.stock");
    lock.acquire();
    lock.release();
    assertThatThrownBy(lock::release)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Lock \"orders.stock\" is not locked; release it once for each time it was acquired");
  }

  @Test
  void textShowsNameStateAndWaiters() {
    Lock lock = new Lock("orders.stock");
    assertThat(lock).hasToString("Lock \"orders.stock\" [unlocked]");
    lock.acquire();
    assertThat(lock).hasToString("Lock \"orders.stock\" [locked, 0 waiting]");
  }

  @Test
  void withoutANameTheTextTellsLocksApart() {
    assertThat(new Lock().label()).startsWith("Lock@").isNotEqualTo(new Lock().label());
  }
}
