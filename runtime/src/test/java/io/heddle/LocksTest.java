package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class LocksTest extends OnEachThreadKind {

  private final Lock plain = new Lock("a");
  private final RLock reentrant = new RLock("b");
  private final OwnLock own = new OwnLock("c");

  @Test
  void holdsAllLocksUntilItIsClosed() {
    try (Held held = Locks.inOrder(plain, reentrant, own)) {
      assertThat(held).isNotNull();
      assertThat(List.of(plain, reentrant, own)).allMatch(Lockable::heldByCurrentThread);
    }
    assertThat(List.of(plain, reentrant, own)).noneMatch(Lockable::locked);
  }

  @Test
  void aLockThatIsPassedTwiceIsTakenOnce() {
    try (Held held = Locks.inOrder(plain, reentrant, plain, reentrant)) {
      assertThat(held).isNotNull();
      assertThat(reentrant.holdCount()).isEqualTo(1);
    }
    assertThat(plain.locked()).isFalse();
  }

  @Test
  void noLocksAreHeldWithoutAny() {
    Locks.inOrder().close();
    Locks.inOrder(List.of()).close();
    assertThat(Locks.<Integer, RuntimeException>call(List.of(), () -> 7)).isEqualTo(7);
  }

  @Test
  void bodiesRunHoldingAllLocksAndGiveThemBackWhenTheyThrow() {
    List<Lockable> locks = List.of(reentrant, plain);
    assertThat(Locks.<Boolean, RuntimeException>call(locks, reentrant::heldByCurrentThread))
        .isTrue();
    assertThatThrownBy(
            () ->
                Locks.run(
                    locks,
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                Locks.call(
                    locks,
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThat(locks).noneMatch(Lockable::locked);
  }

  @Test
  void threadsThatPassTheLocksInAnyOrderNeverDeadlock() throws Exception {
    assertNoDeadlock(new GlobalOrder(System::identityHashCode));
  }

  @Test
  void locksThatTheOrderCannotTellApartDoNotDeadlockEither() throws Exception {
    assertNoDeadlock(new GlobalOrder(lock -> 0));
    assertNoDeadlock(new GlobalOrder(lock -> System.identityHashCode(lock) & 1));
  }

  @Test
  void theOrderDoesNotDependOnHowTheLocksArePassed() {
    List<String> log = new ArrayList<>();
    Lockable one = new LoggingLock("one", log);
    Lockable two = new LoggingLock("two", log);
    GlobalOrder order = new GlobalOrder(lock -> lock == one ? 1 : 2);
    order.acquire(List.of(one, two)).close();
    order.acquire(List.of(two, one)).close();
    assertThat(log).containsExactly("+one", "+two", "-two", "-one", "+one", "+two", "-two", "-one");
  }

  @Test
  void bothSidesOfARwLockHaveOnePlaceInTheOrder() throws Exception {
    RwLock prices = new RwLock("prices");
    ToIntFunction<Object> rank = lock -> lock == prices ? 1 : lock == plain ? 2 : 3;
    GlobalOrder order = new GlobalOrder(rank);
    for (Lockable side : List.of(prices.readLock(), prices.writeLock())) {
      plain.acquire();
      Actor<Void> other = actor(() -> order.acquire(List.of(plain, side)).close());
      Actor.until(() -> plain.waiters() == 1);
      assertThat(side.locked()).isTrue();
      plain.release();
      other.result();
    }
  }

  @Test
  void whoWantsBothSidesOfARwLockWritesFirst() {
    RwLock prices = new RwLock("prices");
    for (List<Lockable> sides :
        List.of(
            List.of(prices.readLock(), prices.writeLock()),
            List.of(prices.writeLock(), prices.readLock()))) {
      try (Held held = Locks.inOrder(sides)) {
        assertThat(held).isNotNull();
        assertThat(sides).allMatch(Lockable::heldByCurrentThread);
      }
      assertThat(sides).noneMatch(Lockable::locked);
    }
  }

  @Test
  void ifOneCannotBeTakenNoneIsHeld() {
    RwLock prices = new RwLock("prices");
    prices.readLock().acquire();
    assertThatThrownBy(() -> Locks.inOrder(plain, prices.writeLock(), reentrant))
        .isInstanceOf(LockUpgradeException.class);
    assertThat(plain.locked()).isFalse();
    assertThat(reentrant.locked()).isFalse();
    prices.readLock().release();
  }

  @Test
  void ifOneCannotBeReleasedTheOthersAre() {
    Held held = Locks.inOrder(plain, reentrant, own);
    plain.release();
    assertThatThrownBy(held::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Lock \"a\" is not locked");
    assertThat(List.of(plain, reentrant, own)).noneMatch(Lockable::locked);
  }

  @Test
  void anInterruptDoesNotEndTheWaitAndIsKept() throws Exception {
    plain.acquire();
    Actor<Boolean> waiter =
        asking(
            () -> {
              Locks.inOrder(plain, reentrant).close();
              return Thread.currentThread().isInterrupted();
            });
    Actor.until(() -> plain.waiters() == 1);
    waiter.interrupt();
    plain.release();
    assertThat(waiter.result()).isTrue();
  }

  @Test
  void nullsAreRefusedAndNothingIsHeld() {
    assertThatThrownBy(() -> Locks.inOrder(plain, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Locks.inOrder(Arrays.asList(plain, null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Locks.run(List.of(plain), null))
        .isInstanceOf(NullPointerException.class);
    assertThat(plain.locked()).isFalse();
  }

  private void assertNoDeadlock(GlobalOrder order) throws Exception {
    RwLock prices = new RwLock("prices");
    List<Lockable> locks =
        List.of(new Lock(), new RLock(), new Lock(), prices.writeLock(), new OwnLock("x"));
    int[] unguarded = new int[1];
    Lockable common = locks.get(0);
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Random random = new Random(i);
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < 500; round++) {
                  List<Lockable> some = new ArrayList<>(locks);
                  Collections.shuffle(some, random);
                  some.subList(random.nextInt(locks.size() - 1) + 1, locks.size()).clear();
                  some.add(random.nextInt(some.size()), common);
                  try (Held held = order.acquire(some)) {
                    unguarded[0] += held == null ? 0 : 1;
                  }
                }
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(unguarded[0]).isEqualTo(4 * 500);
    assertThat(locks).noneMatch(Lockable::locked);
  }

  /** Writes down when it is taken and given back. */
  private static final class LoggingLock implements Lockable {
    private final RLock lock = new RLock();
    private final String name;
    private final List<String> log;

    LoggingLock(String name, List<String> log) {
      this.name = name;
      this.log = log;
    }

    @Override
    public void acquire() {
      lock.acquire();
      log.add("+" + name);
    }

    @Override
    public void acquireInterruptibly() throws InterruptedException {
      lock.acquireInterruptibly();
    }

    @Override
    public boolean tryAcquire() {
      return lock.tryAcquire();
    }

    @Override
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
      return lock.tryAcquire(timeout);
    }

    @Override
    public void release() {
      log.add("-" + name);
      lock.release();
    }

    @Override
    public boolean locked() {
      return lock.locked();
    }

    @Override
    public boolean heldByCurrentThread() {
      return lock.heldByCurrentThread();
    }
  }
}
