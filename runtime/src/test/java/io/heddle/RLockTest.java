package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RLockTest extends ReentrantContract {

  private final RLock lock = new RLock("bank.ledger");

  @Override
  Lockable make(String name) {
    return new RLock(name);
  }

  @Test
  void holdCountIsTheOwnersLevelForAnyReader() throws Exception {
    assertThat(lock.holdCount()).isZero();
    lock.acquire();
    lock.acquire();
    assertThat(lock.holdCount()).isEqualTo(2);
    assertThat(this.<Integer>asking(lock::holdCount).result()).isEqualTo(2);
    lock.release();
    assertThat(lock.holdCount()).isEqualTo(1);
    lock.release();
    assertThat(lock.holdCount()).isZero();
  }

  @Test
  void onlyTheLastReleaseFreesIt() throws Exception {
    lock.acquire();
    lock.acquire();
    lock.release();
    assertThat(this.<Boolean>asking(lock::tryAcquire).result()).isFalse();
    lock.release();
    assertThat(this.<Boolean>asking(lock::tryAcquire).result()).isTrue();
  }

  @Test
  void releaseByAnotherThreadKeepsTheLevel() throws Exception {
    lock.acquire();
    lock.acquire();
    assertThat(actor(lock::release).failure()).isInstanceOf(IllegalMonitorStateException.class);
    assertThat(lock.holdCount()).isEqualTo(2);
  }

  @Test
  void isGivenUpAtItsLevelAndComesBackAtIt() {
    lock.acquire();
    lock.acquire();
    lock.acquire();
    int level = lock.releaseFully();
    assertThat(level).isEqualTo(3);
    lock.restore(level);
    assertThat(lock.holdCount()).isEqualTo(3);
  }

  @Test
  void theMessageSaysWhoHoldsItAndWhatToDo() throws Exception {
    lock.acquire();
    assertThat(actor(lock::release).failure())
        .hasMessageMatching(
            "RLock \"bank.ledger\" is held by thread .*#"
                + Threads.ident()
                + ", not by the calling thread; release it from the thread that acquired it, once"
                + " for each time");
    lock.release();
    assertThatThrownBy(lock::release)
        .hasMessageStartingWith("RLock \"bank.ledger\" is held by nobody");
  }

  @Test
  void textShowsOwnerLevelAndWaiters() {
    assertThat(lock).hasToString("RLock \"bank.ledger\" [unlocked]");
    lock.acquire();
    lock.acquire();
    assertThat(lock.toString())
        .startsWith("RLock \"bank.ledger\" [locked by thread ")
        .endsWith("#" + Threads.ident() + ", level 2, 0 waiting]");
  }

  @Test
  void aThreadThatEndedHoldingItLeavesItHeld() throws Exception {
    actor(lock::acquire).result();
    assertThat(lock.locked()).isTrue();
    assertThat(lock.tryAcquire()).isFalse();
  }
}
