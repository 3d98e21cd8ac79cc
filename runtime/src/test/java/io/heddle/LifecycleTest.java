package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final List<ExceptHookArgs> heard = Collections.synchronizedList(new ArrayList<>());
  private final Lifecycle life = Lifecycle.of("Shop", LONG);

  @BeforeEach
  void listen() {
    Threads.excepthook(heard::add);
  }

  @AfterEach
  void stopListening() {
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void isNewAndWithoutThreadsBeforeStart() {
    int before = Threads.activeCount();
    life.daemon("Shop.pump", Event::await);
    assertThat(life.state()).isEqualTo(ServiceState.NEW);
    assertThat(Threads.activeCount()).isEqualTo(before);
    assertThat(life.stopping().isSet()).isFalse();
    assertThat(life.failure()).isEmpty();
  }

  @Test
  void startRunsEachDaemonInADaemonThreadOfItsName() throws Exception {
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    Event second = new Event();
    life.daemon("Shop.first", stopping -> ran.add(describeThread()))
        .daemon(
            "Shop.second",
            stopping -> {
              ran.add(describeThread());
              second.set();
            });
    life.start();
    second.await();
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
    life.close();
    assertThat(ran).containsExactlyInAnyOrder("Shop.first daemon", "Shop.second daemon");
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void daemonsGetTheStopEvent() throws Exception {
    AtomicReference<Event> given = new AtomicReference<>();
    life.daemon(
        "Shop.pump",
        stopping -> {
          given.set(stopping);
          stopping.await();
        });
    life.start();
    Actor.until(() -> life.stopping().waiters() == 1);
    life.close();
    assertThat(given).hasValue(life.stopping());
    assertThat(life.stopping().isSet()).isTrue();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(heard).isEmpty();
  }

  @Test
  void startTwiceIsRefused() {
    life.start();
    assertThatThrownBy(life::start)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Service \"Shop\" is RUNNING");
    life.close();
    assertThatThrownBy(life::start)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Service \"Shop\" is TERMINATED");
  }

  @Test
  void nothingIsAddedAfterStart() {
    life.start();
    assertThatThrownBy(() -> life.daemon("late", stopping -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> life.periodic("late", MOMENT, stopping -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> life.abortOnStop(new Barrier(1)))
        .isInstanceOf(IllegalStateException.class);
    life.close();
  }

  @Test
  void durationsThatMakeNoSenseAreRefused() {
    Duration huge = Threads.TIMEOUT_MAX.plusNanos(1);
    assertThatThrownBy(() -> Lifecycle.of("Shop", Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lifecycle.of("Shop", huge)).isInstanceOf(ArithmeticException.class);
    for (Duration never : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> life.periodic("Shop.audit", never, stopping -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"Shop.audit\"");
    }
    assertThatThrownBy(() -> life.periodic("Shop.audit", huge, stopping -> {}))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void closeBeforeStartTerminates() {
    life.daemon("Shop.pump", Event::await);
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(life.stopping().isSet()).isTrue();
    assertThatThrownBy(life::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeAgainDoesNothing() {
    life.daemon("Shop.pump", Event::await);
    life.start();
    life.close();
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void allWhoCloseWaitForTheEnd() throws Exception {
    Event goOn = new Event();
    AtomicInteger ended = new AtomicInteger();
    life.daemon(
        "Shop.pump",
        stopping -> {
          goOn.await();
          ended.incrementAndGet();
        });
    life.start();
    List<Actor<Integer>> closers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      closers.add(
          Actor.start(
              ThreadKind.PLATFORM,
              () -> {
                life.close();
                return ended.get();
              }));
    }
    Actor.until(() -> life.state() == ServiceState.STOPPING);
    closers.forEach(Actor::awaitBlocked);
    goOn.set();
    for (Actor<Integer> closer : closers) {
      assertThat(closer.result()).isEqualTo(1);
    }
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void closeAbortsTheBarriers() {
    Barrier barrier = new Barrier(2);
    life.abortOnStop(barrier).daemon("Shop.worker", stopping -> barrier.await());
    life.start();
    Actor.until(() -> barrier.waiting() == 1);
    life.close();
    assertThat(barrier.broken()).isTrue();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(heard).isEmpty();
  }

  @Test
  void aDaemonThatReturnsEndsItselfOnly() throws Exception {
    life.daemon("Shop.once", stopping -> {}).daemon("Shop.pump", Event::await);
    life.start();
    Actor.until(() -> alive("Shop.once").isEmpty());
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
    assertThat(alive("Shop.pump")).hasSize(1);
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void aDaemonThatThrowsFailsTheServiceAndSparesItsSiblings() {
    IOException thrown = new IOException("disk");
    life.daemon(
            "Shop.writer",
            stopping -> {
              throw thrown;
            })
        .daemon("Shop.pump", Event::await);
    life.start();
    Actor.until(() -> heard.size() == 1);
    assertThat(heard.get(0).value()).isSameAs(thrown);
    assertThat(heard.get(0).thread().name()).isEqualTo("Shop.writer");
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
    assertThat(life.failure()).contains(thrown);
    assertThat(alive("Shop.pump")).hasSize(1);
    life.close();
    assertThat(alive("Shop.pump")).isEmpty();
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
  }

  @Test
  void aDaemonThatThrowsWhileStoppingFailsTheServiceToo() {
    life.daemon(
        "Shop.writer",
        stopping -> {
          stopping.await();
          throw new IOException("flush");
        });
    life.start();
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
    assertThat(life.failure()).hasValueSatisfying(e -> assertThat(e).hasMessage("flush"));
  }

  @Test
  void threadExitEndsADaemonQuietly() {
    life.daemon(
        "Shop.once",
        stopping -> {
          throw new ThreadExit();
        });
    life.start();
    Actor.until(() -> alive("Shop.once").isEmpty());
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
    life.close();
    assertThat(heard).isEmpty();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void aPeriodicDaemonRunsAgainAndAgain() {
    AtomicInteger runs = new AtomicInteger();
    life.periodic("Shop.audit", Duration.ofMillis(1), stopping -> runs.incrementAndGet());
    life.start();
    Actor.until(() -> runs.get() >= 5);
    life.close();
    int after = runs.get();
    assertThat(alive("Shop.audit")).isEmpty();
    assertThat(runs).hasValue(after);
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void aPeriodicDaemonWaitsOnePeriodFirstAndStopsWithinIt() {
    AtomicInteger runs = new AtomicInteger();
    life.periodic("Shop.audit", LONG, stopping -> runs.incrementAndGet());
    life.start();
    Actor.until(() -> life.stopping().waiters() == 1);
    life.close();
    assertThat(runs).hasValue(0);
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void aPeriodicDaemonSurvivesWhatItsBodyThrows() {
    List<Throwable> thrown =
        List.of(
            new IOException("disk"),
            new ArithmeticException(),
            new InterruptedException(),
            new AssertionError(),
            new NoClassDefFoundError(),
            new StackOverflowError());
    AtomicInteger runs = new AtomicInteger();
    life.periodic(
        "Shop.audit",
        Duration.ofMillis(1),
        stopping -> {
          int run = runs.getAndIncrement();
          if (run < thrown.size()) {
            sneak(thrown.get(run));
          }
        });
    life.start();
    Actor.until(() -> runs.get() > thrown.size());
    assertThat(life.state()).isEqualTo(ServiceState.RUNNING);
    life.close();
    assertThat(heard).extracting(ExceptHookArgs::value).isEqualTo(thrown);
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(life.failure()).isEmpty();
  }

  @Test
  void aPeriodicDaemonEndsWhenTheJvmItselfFails() {
    OutOfMemoryError thrown = new OutOfMemoryError("test");
    life.periodic("Shop.audit", Duration.ofMillis(1), stopping -> sneak(thrown));
    life.start();
    Actor.until(() -> life.state() == ServiceState.FAILED && alive("Shop.audit").isEmpty());
    assertThat(life.failure()).contains(thrown);
    life.close();
    assertThat(heard).extracting(ExceptHookArgs::value).containsExactly(thrown);
  }

  @Test
  void threadExitEndsAPeriodicDaemonQuietly() {
    AtomicInteger runs = new AtomicInteger();
    life.periodic(
        "Shop.audit",
        Duration.ofMillis(1),
        stopping -> {
          runs.incrementAndGet();
          throw new ThreadExit();
        });
    life.start();
    Actor.until(() -> runs.get() == 1 && alive("Shop.audit").isEmpty());
    life.close();
    assertThat(runs).hasValue(1);
    assertThat(heard).isEmpty();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void daemonsThatAreSlowToStopAreInterrupted() {
    Lifecycle hasty =
        Lifecycle.of("Shop", MOMENT).daemon("Shop.deaf", stopping -> new Event().await());
    hasty.start();
    hasty.close();
    assertThat(alive("Shop.deaf")).isEmpty();
    assertThat(hasty.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(heard).isEmpty();
  }

  @Test
  void anInterruptThatNobodyAskedForFailsTheService() {
    life.daemon("Shop.pump", Event::await);
    life.start();
    Actor.until(() -> life.stopping().waiters() == 1);
    alive("Shop.pump").get(0).asJavaThread().interrupt();
    Actor.until(() -> heard.size() == 1);
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
    assertThat(life.failure())
        .hasValueSatisfying(e -> assertThat(e).isInstanceOf(InterruptedException.class));
    life.close();
  }

  @Test
  void aDaemonThatWillNotEndIsReportedWithItsStack() throws Exception {
    Event goOn = new Event();
    Lifecycle hasty =
        Lifecycle.of("Shop", Duration.ZERO)
            .daemon("Shop.stubborn", stopping -> stubbornly(goOn))
            .daemon("Shop.pump", Event::await);
    hasty.start();
    HeddleThread stubborn = alive("Shop.stubborn").get(0);
    hasty.close();
    assertThat(heard).hasSize(1);
    ExceptHookArgs report = heard.get(0);
    assertThat(report.thread()).isSameAs(stubborn);
    assertThat(report.value())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Service \"Shop\": daemon \"Shop.stubborn\" still runs");
    assertThat(report.traceback())
        .extracting(StackTraceElement::getMethodName)
        .contains("stubbornly");
    assertThat(hasty.state()).isEqualTo(ServiceState.FAILED);
    assertThat(hasty.failure()).contains(report.value());
    goOn.set();
    stubborn.join();
  }

  @Test
  void whoInterruptsTheCloserIsInAHurry() throws Exception {
    Event started = new Event();
    life.daemon(
        "Shop.deaf",
        stopping -> {
          started.set();
          new Event().await();
        });
    life.start();
    started.await();
    Actor<Boolean> closer =
        Actor.start(
            ThreadKind.PLATFORM,
            () -> {
              life.close();
              return Thread.interrupted();
            });
    closer.awaitBlocked().interrupt();
    assertThat(closer.result()).isTrue();
    assertThat(alive("Shop.deaf")).isEmpty();
    assertThat(life.state()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void closeWaitsForEveryDaemon() throws Exception {
    Event first = new Event();
    Event second = new Event();
    life.daemon("Shop.first", stopping -> first.await())
        .daemon("Shop.second", stopping -> second.await());
    life.start();
    Actor<ServiceState> closer = closer(life);
    Actor.until(() -> life.state() == ServiceState.STOPPING);
    second.set();
    Actor.until(() -> alive("Shop.second").isEmpty());
    closer.awaitBlocked();
    first.set();
    assertThat(closer.result()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void theLastStartedIsDealtWithFirst() throws Exception {
    Event goOn = new Event();
    Lifecycle hasty =
        Lifecycle.of("Shop", Duration.ZERO)
            .daemon("Shop.first", stopping -> stubbornly(goOn))
            .daemon("Shop.second", stopping -> stubbornly(goOn))
            .daemon("Shop.third", stopping -> stubbornly(goOn));
    hasty.start();
    hasty.close();
    assertThat(heard)
        .extracting(args -> args.thread().name())
        .containsExactly("Shop.third", "Shop.second", "Shop.first");
    goOn.set();
    for (ExceptHookArgs args : heard) {
      args.thread().join();
    }
  }

  @Test
  void aDaemonMayCloseItsOwnService() {
    AtomicReference<ServiceState> inside = new AtomicReference<>();
    life.daemon(
            "Shop.suicidal",
            stopping -> {
              life.close();
              life.close();
              inside.set(life.state());
            })
        .daemon("Shop.pump", Event::await);
    life.start();
    Actor.until(() -> life.state() == ServiceState.TERMINATED);
    assertThat(inside.get()).isIn(ServiceState.STOPPING, ServiceState.TERMINATED);
    life.close();
    assertThat(alive("Shop.suicidal")).isEmpty();
    assertThat(alive("Shop.pump")).isEmpty();
  }

  @Test
  void whoClosesAfterADaemonDidWaitsForTheEnd() throws Exception {
    Event goOn = new Event();
    life.daemon(
        "Shop.closer",
        stopping -> {
          life.close();
          goOn.await();
        });
    life.start();
    Actor.until(() -> life.state() == ServiceState.STOPPING);
    Actor<ServiceState> other = closer(life);
    other.awaitBlocked();
    goOn.set();
    assertThat(other.result()).isEqualTo(ServiceState.TERMINATED);
  }

  @Test
  void theHookMayCloseTheServiceThatFailed() {
    Threads.excepthook(
        args -> {
          heard.add(args);
          life.close();
        });
    life.daemon(
            "Shop.writer",
            stopping -> {
              throw new IOException("disk");
            })
        .daemon("Shop.pump", Event::await);
    life.start();
    Actor.until(() -> heard.size() == 1 && alive("Shop.pump").isEmpty());
    life.close();
    assertThat(life.state()).isEqualTo(ServiceState.FAILED);
  }

  @Test
  void theHookThatHearsOfAStubbornDaemonMayCloseToo() throws Exception {
    Event goOn = new Event();
    Lifecycle[] hasty = new Lifecycle[1];
    hasty[0] =
        Lifecycle.of("Shop", Duration.ZERO).daemon("Shop.stubborn", stopping -> stubbornly(goOn));
    Threads.excepthook(
        args -> {
          hasty[0].close();
          heard.add(args);
        });
    hasty[0].start();
    HeddleThread stubborn = alive("Shop.stubborn").get(0);
    hasty[0].close();
    assertThat(heard).hasSize(1);
    goOn.set();
    stubborn.join();
  }

  @Test
  void aFailedStartStopsWhatItStarted() {
    OutOfMemoryError noRoom = new OutOfMemoryError("unable to create native thread");
    Lifecycle failing =
        Lifecycle.of(
                "Shop",
                LONG,
                (name, body) -> {
                  if (name.equals("Shop.second")) {
                    throw noRoom;
                  }
                  return Threads.thread(body).name(name).daemon(true).start();
                })
            .daemon("Shop.first", Event::await)
            .daemon("Shop.second", Event::await)
            .daemon("Shop.third", Event::await);
    assertThatThrownBy(failing::start).isSameAs(noRoom);
    assertThat(failing.state()).isEqualTo(ServiceState.FAILED);
    assertThat(failing.failure()).contains(noRoom);
    assertThat(alive("Shop.first")).isEmpty();
    assertThat(alive("Shop.third")).isEmpty();
    assertThat(failing.stopping().isSet()).isTrue();
    failing.close();
    assertThatThrownBy(failing::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoClosesMeanwhileTakesOverFromADaemonThatCannot() throws Exception {
    OutOfMemoryError noRoom = new OutOfMemoryError("unable to create native thread");
    Event closing = new Event();
    Event goOn = new Event();
    List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
    Lifecycle[] own = new Lifecycle[1];
    own[0] =
        Lifecycle.of(
                "Shop",
                LONG,
                (name, body) -> {
                  if (name.equals("Shop.close")) {
                    closing.set();
                    awaitUninterrupted(goOn);
                    throw noRoom;
                  }
                  return Threads.thread(body).name(name).daemon(true).start();
                })
            .daemon(
                "Shop.hasty",
                stopping -> {
                  try {
                    own[0].close();
                  } catch (OutOfMemoryError e) {
                    refused.add(e);
                  }
                });
    own[0].start();
    closing.await();
    Actor<ServiceState> closer = closer(own[0]).awaitBlocked();
    goOn.set();
    assertThat(closer.result()).isEqualTo(ServiceState.TERMINATED);
    assertThat(refused).containsExactly(noRoom);
    assertThat(alive("Shop.hasty")).isEmpty();
  }

  @Test
  void closeWhileStartingWins() throws Exception {
    Event inStart = new Event();
    Event goOn = new Event();
    Lifecycle starting =
        Lifecycle.of(
                "Shop",
                LONG,
                (name, body) -> {
                  inStart.set();
                  awaitUninterrupted(goOn);
                  return Threads.thread(body).name(name).daemon(true).start();
                })
            .daemon("Shop.first", Event::await)
            .daemon("Shop.second", Event::await);
    Actor<Void> starter =
        Actor.start(
            ThreadKind.PLATFORM,
            () -> {
              starting.start();
              return null;
            });
    inStart.await();
    assertThat(starting.state()).isEqualTo(ServiceState.STARTING);
    Actor<ServiceState> closer = closer(starting);
    closer.awaitBlocked();
    goOn.set();
    closer.result();
    starter.result();
    assertThat(starting.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(alive("Shop.first")).isEmpty();
    assertThat(alive("Shop.second")).isEmpty();
  }

  @Test
  void whatDaemonsDidIsVisibleAfterClose() {
    int[] plain = new int[1];
    life.daemon("Shop.pump", stopping -> plain[0] = 7);
    life.start();
    life.close();
    assertThat(plain[0]).isEqualTo(7);
  }

  @Test
  void textShowsNameAndState() {
    life.daemon("Shop.pump", Event::await);
    assertThat(life).hasToString("Service \"Shop\" [NEW, daemons: 1]");
  }

  /** Another thread that closes a service and answers its state then. */
  private static Actor<ServiceState> closer(Lifecycle closing) {
    return Actor.start(
        ThreadKind.PLATFORM,
        () -> {
          closing.close();
          return closing.state();
        });
  }

  private static List<HeddleThread> alive(String name) {
    return Threads.enumerate().stream().filter(thread -> thread.name().equals(name)).toList();
  }

  private static String describeThread() {
    HeddleThread thread = Threads.currentThread();
    return thread.name() + (thread.daemon() ? " daemon" : "");
  }

  private static void stubbornly(Event goOn) {
    awaitUninterrupted(goOn);
  }

  private static void awaitUninterrupted(Event event) {
    while (true) {
      try {
        event.await();
        return;
      } catch (InterruptedException e) {
        // stubborn
      }
    }
  }

  private static void sneak(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }
}
