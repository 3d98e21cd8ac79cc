package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both mutexes do, whatever is built on them. */
class MutexTest {

  private static final int THREADS = 6;
  private static final int ROUNDS = 5_000;

  /** The two of them. */
  enum Kind {
    OWNERLESS {
      @Override
      SpinningMutex make() {
        return new Mutex();
      }

      @Override
      void lock(SpinningMutex mutex) {
        ((Mutex) mutex).lock();
      }

      @Override
      void unlock(SpinningMutex mutex) {
        ((Mutex) mutex).unlock();
      }
    },
    OWNED {
      @Override
      SpinningMutex make() {
        return new OwnedMutex();
      }

      @Override
      void lock(SpinningMutex mutex) {
        ((OwnedMutex) mutex).enter();
      }

      @Override
      void unlock(SpinningMutex mutex) {
        ((OwnedMutex) mutex).leave();
      }
    };

    abstract SpinningMutex make();

    abstract void lock(SpinningMutex mutex);

    abstract void unlock(SpinningMutex mutex);
  }

  @ParameterizedTest
  @EnumSource
  void excludesAndForgetsNobodyHoweverManySpinAndSleep(Kind kind) throws Exception {
    SpinningMutex mutex = kind.make();
    int[] count = {0};
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int pause = i;
      actors.add(
          Actor.start(
              ThreadKind.PLATFORM,
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  kind.lock(mutex);
                  count[0]++;
                  kind.unlock(mutex);
                  if (round % 64 == pause) {
                    LockSupport.parkNanos(1);
                  }
                }
                return null;
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(count[0]).isEqualTo(THREADS * ROUNDS);
    assertThat(mutex.isTaken()).isFalse();
    assertThat(mutex.hasQueuedThreads()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aSleeperGetsItAlthoughItIsTakenAgainAtOnce(Kind kind) throws Exception {
    SpinningMutex mutex = kind.make();
    kind.lock(mutex);
    Actor<Void> sleeper =
        Actor.start(
            ThreadKind.PLATFORM,
            () -> {
              kind.lock(mutex);
              kind.unlock(mutex);
              return null;
            });
    sleeper.awaitBlocked();
    AtomicInteger others = new AtomicInteger();
    Actor.until(
        () -> {
          kind.unlock(mutex);
          kind.lock(mutex);
          return others.incrementAndGet() > 1_000 && !mutex.hasQueuedThreads();
        });
    kind.unlock(mutex);
    sleeper.result();
  }
}
