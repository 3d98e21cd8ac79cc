package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ContractTest {

  @Test
  void anAcquisitionThatIsKept() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final ReentrantLock lock = new ReentrantLock();
              private final RwLock views = new RwLock();

              @Acquires("lock")
              void enter() {
                lock.lock();
              }

              @Acquires("lock")
              void enterOrThrow(boolean closed) {
                lock.lock();
                if (closed) {
                  lock.unlock();
                  throw new IllegalStateException();
                }
              }

              @Releases("lock")
              void exit() {
                lock.unlock();
              }

              @TryAcquires("lock")
              boolean tryEnter() {
                return lock.tryLock();
              }

              @TryAcquires(value = "lock", when = false)
              boolean isBusy() {
                return !lock.tryLock();
              }

              @Acquires(value = "views", mode = Guarded.Mode.READ)
              void look() {
                views.readLock().acquire();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anAcquisitionThatIsNotKept() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final ReentrantLock lock = new ReentrantLock();
              private boolean closed;

              @Acquires("lock")
              void enter() { // finds contract
                if (closed) {
                  return;
                }
                lock.lock();
              }

              @Releases("lock")
              void exit() { // finds contract
                if (!closed) {
                  lock.unlock();
                }
              }

              @TryAcquires("lock")
              boolean tryEnter() { // finds contract
                if (closed) {
                  return true;
                }
                return lock.tryLock();
              }

              @TryAcquires("lock")
              boolean tryAgain() { // finds contract
                return !lock.tryLock() && closed;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhatWasPromisedAndWhatIsDone() {
    assertThat(
            CheckedSource.of(
                    "Gate",
                    """
                    class Gate {
                      private final ReentrantLock lock = new ReentrantLock();

                      @Acquires("lock")
                      void enter(boolean closed) {
                        if (closed) {
                          return;
                        }
                        lock.lock();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.contract] Gate.enter is declared to acquire 'lock', but returns in line 8 without it
                Repair: take it on every path that returns, or remove @Acquires\
            """);
  }

  @Test
  void anOverrideThatAsksForMore() {
    CheckedSource.of(
            "Base",
            """
            class Base {
              final RLock lock = new RLock();

              void step() {}

              void tell() {}

              void enter() {}

              @Holding("lock")
              void held() {}
            }

            class Derived extends Base {
              @Holding("lock") // finds contract
              @Override
              void step() {}

              @NotHolding("lock") // finds contract
              @Override
              void tell() {}

              @Acquires("lock") // finds contract
              @Override
              void enter() {
                lock.acquire();
              }

              @Holding("lock")
              @Override
              void held() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void anOverrideThatTakesLess() {
    CheckedSource.of(
            "Base",
            """
            @Threaded
            abstract class Base {
              final RLock lock = new RLock();
              final RLock other = new RLock();

              @Guarded("lock")
              void step() {}

              @Guarded("lock")
              void same() {}
            }

            @Threaded
            abstract class Derived extends Base {
              @Guarded("other") // finds contract
              @Override
              void step() {}

              @Guarded({"lock", "other"})
              @Override
              void same() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void callersSeeWhatIsPromised() {
    CheckedSource.of(
            "Gate",
            """
            interface Gate {
              RLock LOCK = new RLock();

              @TryAcquires("LOCK")
              boolean tryEnter();

              @Releases("LOCK")
              void exit();

              final class State {
                @Guarded("LOCK") private static int count;
              }

              static void fine(Gate gate) {
                if (!gate.tryEnter()) {
                  return;
                }
                try {
                  State.count++;
                } finally {
                  gate.exit();
                }
              }

              static void remembered(Gate gate) {
                boolean entered = gate.tryEnter();
                if (entered) {
                  State.count++;
                  gate.exit();
                }
              }

              static void unasked(Gate gate) {
                State.count++; // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anAttemptNeedsAResult() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final ReentrantLock lock = new ReentrantLock();

              @TryAcquires("lock") // finds ignored
              void enter() {}

              @Acquires("lokc") // finds bad-guard
              void misspelt() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesAnEmptyBody() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final ReentrantLock lock = new ReentrantLock();

              @Acquires("lock")
              void enter() {}

              void use() {
                lock.lock();
                lock.unlock();
              }
            }
            """)
        .isAsMarked();
  }
}
