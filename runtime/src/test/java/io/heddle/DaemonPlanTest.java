package io.heddle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.queue.Queue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DaemonPlanTest {

  private static final Duration LONG = ofSeconds(50);

  private final List<ExceptHookArgs> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Lifecycle life = Lifecycle.of("Shop", LONG);

  @BeforeEach
  void listen() {
    Threads.excepthook(heard::add);
  }

  @AfterEach
  void stopListening() {
    life.close();
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void aFailingDaemonIsRestartedUntilItSucceeds() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Event done = new Event();
    life.daemon(
        DaemonPlan.of(
                "Shop.pump",
                stopping -> {
                  if (calls.incrementAndGet() < 4) {
                    throw new IOException("call " + calls);
                  }
                  done.set();
                })
            .restart(3, ofMinutes(5), ofNanos(1), ofMillis(1)));
    life.start();
    done.await();
    Actor.until(() -> !life.daemons().get(0).alive());
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
    assertThat(heard)
        .extracting(args -> args.value().getMessage())
        .containsExactly("call 1", "call 2", "call 3");
    DaemonStatus status = life.daemons().get(0);
    assertThat(status.calls()).isEqualTo(4);
    assertThat(status.failures()).isEqualTo(3);
    assertThat(status.lastFailure()).get().extracting(Throwable::getMessage).isEqualTo("call 3");
  }

  @Test
  void aDaemonThatFailsTooOftenFailsItsService() {
    life.daemon(
        DaemonPlan.of(
                "Shop.pump",
                stopping -> {
                  throw new IOException("no connection");
                })
            .restart(2, ofMinutes(5), ofNanos(1), ofNanos(1)));
    life.start();
    Actor.until(() -> life.state() == ServiceState.FAILED && heard.size() == 3);
    assertThat(life.failure()).containsInstanceOf(IOException.class);
    assertThat(life.daemons().get(0).calls()).isEqualTo(3);
  }

  @Test
  void closingEndsThePauseBeforeARestart() {
    life.daemon(
        DaemonPlan.of(
                "Shop.pump",
                stopping -> {
                  throw new IOException();
                })
            .restart(5, ofMinutes(5), ofMinutes(4), ofMinutes(4)));
    life.start();
    Actor.until(() -> life.stopping().waiters() == 1);
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(life.daemons().get(0).calls()).isEqualTo(1);
  }

  @Test
  void periodsThatPassDuringACallAreMissedAtAFixedRate() throws Exception {
    Event called = new Event();
    Event goOn = new Event();
    life.daemon(
        DaemonPlan.every(
                "Shop.tick",
                ofMillis(1),
                stopping -> {
                  called.set();
                  goOn.await();
                })
            .atFixedRate()
            .initialDelay(Duration.ZERO));
    life.start();
    called.await();
    long before = System.nanoTime();
    while (System.nanoTime() - before < ofMillis(3).toNanos()) {
      Thread.onSpinWait();
    }
    assertThat(life.daemons().get(0).calls()).as("calls never overlap").isEqualTo(1);
    goOn.set();
    Actor.until(() -> life.daemons().get(0).missedTicks() >= 2);
    Actor.until(() -> life.daemons().get(0).calls() > 1);
  }

  @Test
  void periodsThatPassDuringACallAreMadeUpForByCatchingUp() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Event enough = new Event();
    life.daemon(
        DaemonPlan.every(
                "Shop.tick",
                ofMillis(1),
                stopping -> {
                  if (calls.incrementAndGet() == 20) {
                    enough.set();
                  }
                })
            .catchingUp());
    life.start();
    enough.await();
    assertThat(life.daemons().get(0).missedTicks()).isZero();
  }

  @Test
  void anInterruptDoesNotEndAPeriodicDaemon() throws Exception {
    CountDownLatch calls = new CountDownLatch(2);
    life.daemon(
        DaemonPlan.every(
            "Shop.tick",
            ofMillis(1),
            stopping -> {
              Thread.currentThread().interrupt();
              calls.countDown();
            }));
    life.start();
    calls.await();
    Actor.until(() -> !heard.isEmpty());
    assertThat(heard.get(0).value()).isInstanceOf(InterruptedException.class);
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void laterRunsOnceWhenItsTimeHasCome() throws Exception {
    Event done = new Event();
    life.daemon(
        DaemonPlan.later(
            "Shop.warmUp",
            ofMillis(1),
            stopping -> {
              log.add(Thread.currentThread().getName());
              done.set();
            }));
    life.start();
    done.await();
    life.close();
    assertThat(log).containsExactly("Shop.warmUp");
  }

  @Test
  void closingCancelsWhatIsStillToCome() {
    life.daemon(DaemonPlan.later("Shop.warmUp", LONG, stopping -> log.add("warm")));
    life.start();
    assertThat(life.daemons().get(0).alive()).isTrue();
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(life.daemons().get(0).alive()).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void whatComesWhenAnEventIsSetRunsOnce() throws Exception {
    Event opened = new Event();
    Event done = new Event();
    life.daemon(
        DaemonPlan.when(
            "Shop.greet",
            opened,
            stopping -> {
              log.add("greet");
              done.set();
            }));
    life.start();
    assertThat(log).isEmpty();
    opened.set();
    done.await();
    Actor.until(() -> !life.daemons().get(0).alive());
    assertThat(opened.isSet()).isTrue();
    assertThat(log).containsExactly("greet");
  }

  @Test
  void whatComesWheneverAnEventIsSetRunsAgainAndSurvivesItsExceptions() {
    Event changed = new Event();
    life.daemon(
        DaemonPlan.whenever(
            "Shop.save",
            changed,
            stopping -> {
              log.add("save");
              throw new IOException("disk full");
            }));
    life.start();
    for (int i = 1; i <= 3; i++) {
      int times = i;
      changed.set();
      Actor.until(() -> heard.size() == times);
    }
    assertThat(log).containsExactly("save", "save", "save");
    assertThat(changed.isSet()).isFalse();
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void closingEndsTheWaitForAnEvent() {
    Event never = new Event();
    life.daemon(DaemonPlan.when("Shop.greet", never, stopping -> log.add("greet")));
    life.daemon(DaemonPlan.whenever("Shop.save", never, stopping -> log.add("save")));
    life.start();
    Actor.until(() -> never.waiters() == 2);
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(log).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void closingDoesNotInterruptWhatAnEventHasBegun() throws Exception {
    Event opened = new Event();
    Event begun = new Event();
    life.daemon(
        DaemonPlan.whenever(
            "Shop.greet",
            opened,
            stopping -> {
              begun.set();
              stopping.await();
              log.add("interrupted: " + Thread.currentThread().isInterrupted());
            }));
    life.start();
    opened.set();
    begun.await();
    life.close();
    assertThat(log).containsExactly("interrupted: false");
  }

  @Test
  void startWaitsForDaemonsThatAnnounceThatTheyAreReady() {
    life.daemon(
            DaemonPlan.announcing(
                "Shop.load",
                (stopping, ready) -> {
                  log.add("loaded");
                  ready.set();
                  stopping.await();
                }))
        .daemon(DaemonPlan.of("Shop.pump", stopping -> log.add("pump")).after("Shop.load"));
    life.start();
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
    Actor.until(() -> log.size() == 2);
    assertThat(log).containsExactly("loaded", "pump");
  }

  @Test
  void aDaemonThatReturnsIsReady() {
    life.daemon(DaemonPlan.announcing("Shop.load", (stopping, ready) -> log.add("loaded")));
    life.start();
    assertThat(log).containsExactly("loaded");
  }

  @Test
  void aDaemonThatFailsBeforeItIsReadyFailsTheStart() {
    life.daemon(
            DaemonPlan.announcing(
                "Shop.load",
                (stopping, ready) -> {
                  throw new IOException("no file");
                }))
        .daemon(DaemonPlan.of("Shop.pump", stopping -> log.add("pump")).after("Shop.load"));
    assertThatThrownBy(life::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Service \"Shop\": daemon \"Shop.load\" was not ready when the service failed")
        .hasCauseInstanceOf(IOException.class);
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
    assertThat(log).isEmpty();
  }

  @Test
  void aDaemonThatIsNotReadyInTimeFailsTheStartAndIsStopped() {
    life.startTimeout(ofMillis(1))
        .daemon(
            DaemonPlan.announcing(
                "Shop.load",
                (stopping, ready) -> {
                  stopping.await();
                  log.add("stopped");
                }));
    assertThatThrownBy(life::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"Shop.load\" was not ready PT0.001S after the start");
    assertThat(log).containsExactly("stopped");
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
  }

  @Test
  void closingEndsAStartThatWaits() throws Exception {
    life.daemon(DaemonPlan.announcing("Shop.load", (stopping, ready) -> stopping.await()));
    Thread starter = new Thread(life::start);
    starter.start();
    Actor.until(() -> life.stopping().waiters() == 1);
    life.close();
    starter.join();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void predecessorsAreAddedBefore() {
    assertThatThrownBy(
            () -> life.daemon(DaemonPlan.of("Shop.pump", Event::await).after("Shop.load")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("comes after \"Shop.load\", which is no daemon");
  }

  @Test
  void ownHookHearsWhatDaemonsThrow() {
    life.excepthook(args -> log.add(args.thread().name() + " " + args.value().getMessage()))
        .daemon(
            "Shop.pump",
            stopping -> {
              throw new IOException("broken");
            });
    life.start();
    Actor.until(() -> !log.isEmpty());
    assertThat(log).containsExactly("Shop.pump broken");
    assertThat(heard).isEmpty();
  }

  @Test
  void hookThatThrowsFallsBackToThatOfAllThreads() {
    IllegalStateException second = new IllegalStateException("hook");
    life.excepthook(
            args -> {
              throw second;
            })
        .daemon(
            "Shop.pump",
            stopping -> {
              throw new IOException("broken");
            });
    life.start();
    Actor.until(() -> !heard.isEmpty());
    assertThat(heard.get(0).value()).hasMessage("broken").hasSuppressedException(second);
  }

  @Test
  void queueThatIsShutDownAtTheEndLetsItsConsumerGoQuietly() {
    Queue<String> jobs = new Queue<>();
    life.onStop(jobs::shutdown)
        .daemon(
            "Shop.work",
            stopping -> {
              for (; ; ) {
                log.add(jobs.get());
              }
            });
    life.start();
    Actor.until(() -> jobs.waiters() == 1);
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(heard).isEmpty();
  }

  @Test
  void lastActionRunsOnceWhenTheDaemonsHaveEnded() {
    life.daemon(
        "Shop.pump",
        stopping -> {
          stopping.await();
          log.add("pumped");
        });
    life.start();
    for (int i = 0; i < 3; i++) {
      life.close(() -> log.add("closed"));
    }
    assertThat(log).containsExactly("pumped", "closed");
  }

  @Test
  void lastActionMayCloseAgain() {
    life.close(
        () -> {
          life.close(() -> log.add("never"));
          log.add("closed");
        });
    assertThat(log).containsExactly("closed");
  }

  @Test
  void lastActionFollowsTheEndAlsoWhenADaemonCloses() {
    life.daemon(
        "Shop.pump",
        stopping -> {
          life.close(() -> log.add("closed"));
          log.add("pumped");
        });
    life.start();
    Actor.until(() -> log.size() == 2);
    assertThat(log).containsExactly("pumped", "closed");
  }

  @Test
  void firstActionRunsOnlyIfTheServiceIsNew() {
    life.start(() -> log.add("first"));
    assertThatThrownBy(() -> life.start(() -> log.add("again")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log).containsExactly("first");
  }

  @Test
  void firstActionThatThrowsStartsNothing() {
    life.daemon("Shop.pump", stopping -> log.add("pump"));
    assertThatThrownBy(
            () ->
                life.start(
                    () -> {
                      throw new IllegalArgumentException("no catalogue");
                    }))
        .hasMessage("no catalogue");
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
    assertThat(log).isEmpty();
  }

  @Test
  void onlyPeriodicDaemonsHaveAPaceAndOnlyOthersAreRestarted() {
    DaemonPlan loop = DaemonPlan.of("Shop.pump", Event::await);
    assertThatThrownBy(loop::atFixedRate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not periodic");
    DaemonPlan periodic = DaemonPlan.every("Shop.tick", ofSeconds(1), Event::await);
    assertThatThrownBy(() -> periodic.restart(1, ofSeconds(1), ofSeconds(1), ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not loop by itself");
  }
}
