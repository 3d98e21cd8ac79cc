package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RwLockTest extends OnEachThreadKind {

  private static final Duration LONG = Duration.ofSeconds(50);

  private final RwLock lock = new RwLock("shop.prices");
  private final Lockable read = lock.readLock();
  private final Lockable write = lock.writeLock();

  @Test
  void theViewsAreAlwaysTheSame() {
    assertThat(lock.readLock()).isSameAs(read);
    assertThat(lock.writeLock()).isSameAs(write);
  }

  @Test
  void manyReadAtOnce() throws Exception {
    read.acquire();
    assertThat(this.<Boolean>asking(read::tryAcquire).result()).isTrue();
    assertThat(read.heldByCurrentThread()).isTrue();
    assertThat(write.locked()).isFalse();
  }

  @Test
  void aWriterExcludesReadersAndWriters() throws Exception {
    write.acquire();
    assertThat(this.<Boolean>asking(read::tryAcquire).result()).isFalse();
    assertThat(this.<Boolean>asking(write::tryAcquire).result()).isFalse();
  }

  @Test
  void aReaderThatAsksToWriteIsRefusedInEveryForm() {
    read.acquire();
    List<ThrowingRunnable<Exception>> forms =
        List.of(
            write::acquire,
            write::acquireInterruptibly,
            write::tryAcquire,
            () -> write.tryAcquire(LONG),
            () -> write.tryAcquireUninterruptibly(LONG),
            write::hold);
    for (ThrowingRunnable<Exception> form : forms) {
      assertThatThrownBy(form::run)
          .isInstanceOf(LockUpgradeException.class)
          .hasMessageContaining("RwLock \"shop.prices\"")
          .hasMessageContaining("release the read lock first");
    }
    assertThat(read.heldByCurrentThread()).isTrue();
    read.release();
    assertThat(write.tryAcquire()).isTrue();
  }

  @Test
  void theWriterMayReadAndKeepReadingWhenItStopsWriting() throws Exception {
    write.acquire();
    read.acquire();
    write.release();
    assertThat(read.heldByCurrentThread()).isTrue();
    assertThat(this.<Boolean>asking(write::tryAcquire).result()).isFalse();
    assertThat(
            this.<Boolean>asking(
                    () -> {
                      boolean acquired = read.tryAcquire();
                      read.release();
                      return acquired;
                    })
                .result())
        .isTrue();
    assertThatThrownBy(write::acquire).isInstanceOf(LockUpgradeException.class);
    read.release();
    assertThat(write.tryAcquire()).isTrue();
  }

  @Test
  void theWriterWhoAlsoReadsMayTakeTheWriteLockAgain() {
    write.acquire();
    read.acquire();
    write.acquire();
    write.release();
    read.release();
    write.release();
    assertThat(write.locked()).isFalse();
  }

  @Test
  void noNewReaderComesInWhileAWriterWaits() throws Exception {
    read.acquire();
    Actor<Void> writer = actor(() -> write.run(() -> {}));
    Actor.until(() -> lock.waiters() == 1);
    assertThat(this.<Boolean>asking(read::tryAcquire).result()).isFalse();
    read.release();
    writer.result();
    assertThat(this.<Boolean>asking(read::tryAcquire).result()).isTrue();
  }

  @Test
  void aReaderReadsAgainEvenWhileAWriterWaits() throws Exception {
    read.acquire();
    Actor<Void> writer = actor(() -> write.run(() -> {}));
    Actor.until(() -> lock.waiters() == 1);
    read.acquire();
    assertThat(read.tryAcquire()).isTrue();
    read.release();
    read.release();
    read.release();
    writer.result();
  }

  @Test
  void waitingWritersGoBeforeReadersThatWaitLonger() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    write.acquire();
    Actor<Void> reader = actor(() -> read.run(() -> order.add("reader")));
    Actor.until(() -> lock.waiters() == 1);
    Actor<Void> writer = actor(() -> write.run(() -> order.add("writer")));
    Actor.until(() -> lock.waiters() == 2);
    write.release();
    reader.result();
    writer.result();
    assertThat(order).containsExactly("writer", "reader");
  }

  @Test
  void aWriterThatGivesUpLetsTheReadersIn() throws Exception {
    read.acquire();
    Actor<Void> writer = actor(write::acquireInterruptibly);
    Actor.until(() -> lock.waiters() == 1);
    Actor<Void> reader = actor(() -> read.run(() -> {}));
    Actor.until(() -> lock.waiters() == 2);
    writer.interrupt();
    assertThat(writer.failure()).isInstanceOf(InterruptedException.class);
    reader.result();
    assertThat(lock.waiters()).isZero();
    assertThat(this.<Boolean>asking(() -> write.tryAcquire(Duration.ofMillis(10))).result())
        .isFalse();
    assertThat(this.<Boolean>asking(read::tryAcquire).result()).isTrue();
  }

  @Test
  void aConditionWaitsUnderTheWriteLock() throws Exception {
    Condition changed = new Condition(write, "changed");
    boolean[] done = new boolean[1];
    Actor<Void> waiter =
        actor(
            () -> {
              write.acquire();
              changed.run(() -> changed.awaitUntil(() -> done[0]));
              assertThat(write.heldByCurrentThread()).isTrue();
              write.release();
            });
    Actor.until(() -> changed.waiters() == 1);
    assertThat(read.tryAcquire(LONG)).isTrue();
    read.release();
    changed.run(
        () -> {
          done[0] = true;
          changed.signal();
        });
    waiter.result();
    assertThat(write.locked()).isFalse();
  }

  @Test
  void aConditionRefusesTheReadLock() {
    assertThatThrownBy(() -> new Condition(read))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A Condition cannot wait under read lock of RwLock \"shop.prices\"; pass the write"
                + " lock");
  }

  @Test
  void whoAlsoReadsCannotAwait() {
    Condition changed = new Condition(write);
    write.acquire();
    read.acquire();
    assertThatThrownBy(changed::await)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("release the read lock first");
    assertThat(changed.waiters()).isZero();
    assertThat(write.heldByCurrentThread()).isTrue();
    assertThat(read.heldByCurrentThread()).isTrue();
  }

  @Test
  void whatWritersWriteReadersSeeWhole() throws Exception {
    long[] pair = new long[2];
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < 1_000; round++) {
                  write.run(
                      () -> {
                        pair[0]++;
                        pair[1]++;
                      });
                }
              }));
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < 1_000; round++) {
                  read.run(() -> assertThat(pair[0]).isEqualTo(pair[1]));
                }
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(pair).containsExactly(2_000, 2_000);
    assertThat(lock).hasToString("RwLock \"shop.prices\" [free, 0 waiting]");
  }

  @Test
  void textShowsWhoReadsAndWrites() {
    read.acquire();
    read.acquire();
    assertThat(lock).hasToString("RwLock \"shop.prices\" [read 2 times, 0 waiting]");
    read.release();
    read.release();
    write.acquire();
    assertThat(lock.toString()).startsWith("RwLock \"shop.prices\" [written by thread ");
  }

  @Test
  void aReaderThatHasReadLeavesNothingBehindInItsThread() throws Exception {
    List<String> options = List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED");
    assertThat(ChildJvm.run(options, ReadHoldsProgram.class)).contains("one for each lock: false");
  }

  @Test
  void eachReaderHasItsOwnHoldsWhicheverCameFirst() throws Exception {
    read.acquire();
    Event second = new Event();
    Event end = new Event();
    Actor<Void> other =
        actor(
            () -> {
              read.acquire();
              read.acquire();
              second.set();
              end.await();
              assertThatThrownBy(write::acquire).isInstanceOf(LockUpgradeException.class);
              read.release();
              read.release();
              assertThatThrownBy(read::release).isInstanceOf(IllegalMonitorStateException.class);
            });
    second.await();
    read.release();
    assertThat(read.heldByCurrentThread()).isFalse();
    assertThatThrownBy(read::release).isInstanceOf(IllegalMonitorStateException.class);
    read.acquire();
    assertThat(read.heldByCurrentThread()).isTrue();
    end.set();
    other.result();
    assertThat(read.heldByCurrentThread()).isTrue();
    read.release();
    assertThat(read.locked()).isFalse();
    assertThat(write.tryAcquire()).isTrue();
    write.release();
  }
}
