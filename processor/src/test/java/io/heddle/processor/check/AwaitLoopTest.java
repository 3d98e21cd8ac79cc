package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AwaitLoopTest {

  @Test
  void anIfIsNoLoop() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition filled = lock.newCondition();
              private String letter;

              synchronized String byMonitor() throws InterruptedException {
                if (letter == null) {
                  wait(); // finds await-loop
                }
                return letter;
              }

              String byCondition() throws InterruptedException {
                lock.lock();
                try {
                  if (letter == null) {
                    filled.await(); // finds await-loop
                  }
                  return letter;
                } finally {
                  lock.unlock();
                }
              }

              void byHeddle(Condition arrived) throws InterruptedException {
                arrived.acquire();
                try {
                  arrived.awaitUntil(() -> letter != null);
                } finally {
                  arrived.release();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void everyKindOfLoopCounts() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              private String letter;
              private int rounds;

              synchronized void whileLoop() throws InterruptedException {
                while (letter == null) {
                  wait();
                }
              }

              synchronized void doWhile() throws InterruptedException {
                do {
                  wait();
                } while (letter == null);
              }

              synchronized String endless() throws InterruptedException {
                while (true) {
                  if (letter != null) {
                    return letter;
                  }
                  wait();
                }
              }

              synchronized void counting() throws InterruptedException {
                for (; letter == null; rounds++) {
                  wait();
                }
              }

              synchronized void deaf() {
                boolean interrupted = false;
                while (letter == null) {
                  try {
                    wait();
                  } catch (InterruptedException e) {
                    interrupted = true;
                  }
                }
                if (interrupted) {
                  Thread.currentThread().interrupt();
                }
              }

              synchronized void labelled() throws InterruptedException {
                again:
                for (;;) {
                  for (int i = 0; i < 3; i++) {
                    if (letter == null) {
                      wait();
                      continue again;
                    }
                  }
                  return;
                }
              }

              synchronized String recursive() throws InterruptedException {
                if (letter == null) {
                  wait();
                  return recursive();
                }
                return letter;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLoopThatOnlyAnExceptionRepeatsTestsNothing() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              synchronized void deaf() {
                while (true) {
                  try {
                    wait(); // finds await-loop
                    return;
                  } catch (InterruptedException e) {
                    Thread.yield();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aHelperIsJudgedByItsCallers() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              private String letter;

              private void pause() {
                try {
                  wait();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }

              synchronized String take() {
                while (letter == null) {
                  pause();
                }
                return letter;
              }
            }
            """)
        .and(
            "Hasty",
            """
            class Hasty {
              private String letter;

              private void pause() {
                try {
                  wait(); // finds await-loop
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }

              synchronized String take() {
                if (letter == null) {
                  pause();
                }
                return letter;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodThatAnyoneMayCallIsFineIfEveryKnownCallerHasTheLoop() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              String letter;

              public synchronized void pause() throws InterruptedException {
                wait();
              }
            }
            """)
        .and(
            "Reader",
            """
            class Reader {
              String read(Mailbox mailbox) throws InterruptedException {
                while (mailbox.letter == null) {
                  mailbox.pause();
                }
                return mailbox.letter;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatForwardsAWaitLeavesTheLoopToItsCaller() {
    CheckedSource.of(
            "Forwarding",
            """
            abstract class Forwarding implements java.util.concurrent.locks.Condition {
              private final java.util.concurrent.locks.Condition to;

              Forwarding(java.util.concurrent.locks.Condition to) {
                this.to = to;
              }

              @Override
              public void await() throws InterruptedException {
                Thread.yield();
                to.await();
              }

              static void patiently(java.util.concurrent.locks.Condition condition) {
                boolean interrupted = false;
                try {
                  condition.await();
                } catch (InterruptedException e) {
                  interrupted = true;
                }
                if (interrupted) {
                  Thread.currentThread().interrupt();
                }
              }

              void bare() throws InterruptedException {
                wait(); // finds not-held
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodThatIsCalledWaitIsNotTheOneOfObject() {
    CheckedSource.of(
            "ForUpdate",
            """
            record ForUpdate(int seconds) {
              static ForUpdate wait(int seconds) {
                return new ForUpdate(seconds);
              }

              static ForUpdate parse(int seconds) {
                return ForUpdate.wait(seconds);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aTimedWaitIsANoteThatHasToBeAskedFor() {
    String source =
        """
        class Pacemaker {
          synchronized void pause() throws InterruptedException {
            wait(1000);
          }
        }
        """;
    assertThat(CheckedSource.of("Pacemaker", source).kinds()).isEmpty();
    assertThat(
            CheckedSource.of("Pacemaker", source).with("-Aheddle.severity.awaitLoop=note").kinds())
        .containsExactly("NOTE await-loop");
    assertThat(
            CheckedSource.of("Pacemaker", source)
                .with("-Aheddle.severity.awaitLoop=warning")
                .kinds())
        .containsExactly("WARNING await-loop");
  }

  @Test
  void theMessageNamesTheCallerWithoutALoop() {
    assertThat(
            CheckedSource.of(
                    "Hasty",
                    """
                    class Hasty {
                      private String letter;

                      private void pause() throws InterruptedException {
                        letter = letter.trim();
                        wait();
                      }

                      synchronized void take() throws InterruptedException {
                        if (letter == null) {
                          pause();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.await-loop] waiting for 'this' needs a loop that tests again what it waits for; found: no loop around it in Hasty.pause; neither has Hasty.take
                Hasty.java:12: Hasty.take calls Hasty.pause
                Repair: wait in 'while (!ready)': a wait can end without a signal, and another thread can be faster\
            """);
  }

  @Test
  void missesALoopThatTestsSomethingElse() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              synchronized void three() throws InterruptedException {
                for (int i = 0; i < 3; i++) {
                  wait();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aSignalFollowsAChangeUnderTheLock() {
    CheckedSource.of(
            "Mailbox",
            """
            class Mailbox {
              private final ReentrantLock lock = new ReentrantLock();
              private final java.util.concurrent.locks.Condition filled = lock.newCondition();
              private volatile boolean closed;
              private int letters;

              synchronized void poke() {
                notifyAll(); // finds await-loop
              }

              void wake() {
                lock.lock();
                try {
                  filled.signalAll(); // finds await-loop
                } finally {
                  lock.unlock();
                }
              }

              void put() {
                lock.lock();
                try {
                  letters++;
                  filled.signal();
                } finally {
                  lock.unlock();
                }
              }

              void close() {
                closed = true;
                synchronized (this) {
                  notifyAll();
                }
              }

              synchronized void changed() {
                change();
                notifyAll();
              }

              synchronized void handOver() throws InterruptedException {
                while (true) {
                  notify();
                  wait();
                }
              }

              void fill() {
                lock.lock();
                try {
                  letters = 10;
                  wakeAll();
                } finally {
                  lock.unlock();
                }
              }

              void wakeAll() {
                lock.lock();
                try {
                  filled.signalAll();
                } finally {
                  lock.unlock();
                }
              }

              void held() {
                filled.signalAll();
              }

              private void change() {
                letters = 0;
              }
            }
            """)
        .with("-Aheddle.severity.awaitLoop=note")
        .with("-Aheddle.severity.notHeld=off")
        .isAsMarked();
  }

  @Test
  void aSignalWithoutAChangeIsANote() {
    String source =
        """
        class Mailbox {
          synchronized void poke() {
            notifyAll();
          }
        }
        """;
    assertThat(CheckedSource.of("Mailbox", source).kinds()).isEmpty();
    assertThat(
            CheckedSource.of("Mailbox", source).with("-Aheddle.severity.awaitLoop=note").messages())
        .containsExactly(
            """
            [heddle.await-loop] a signal follows a change of what the waiters test, made with the lock held; found: Mailbox.poke only takes the lock and wakes those who wait for 'this'
                Repair: change what they test in here: who begins to wait after a bare signal never hears of it\
            """);
  }
}
