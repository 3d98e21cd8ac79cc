package io.heddle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final List<ExceptHookArgs> heard = Collections.synchronizedList(new ArrayList<>());
  private final Supervisor group = Supervisor.of("Plant", Duration.ofSeconds(50));

  @BeforeEach
  void listen() {
    Threads.excepthook(heard::add);
  }

  @AfterEach
  void stopListening() {
    group.close();
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  /** A service that logs its start and end, and can be made to fail. */
  private final class Part implements Service {
    private final String name;
    private final Event fail = new Event();
    private final Lifecycle life;

    Part(String name) {
      this.name = name;
      this.life =
          Lifecycle.of(name, Duration.ofSeconds(50))
              .daemon(
                  DaemonPlan.when(
                      name + ".fail",
                      fail,
                      stopping -> {
                        throw new IllegalStateException(name + " broke");
                      }));
    }

    @Override
    public void start() {
      life.start(() -> log.add("+" + name));
    }

    @Override
    public void close() {
      life.close(() -> log.add("-" + name));
    }

    @Override
    public ServiceState state() {
      return life.state();
    }

    @Override
    public boolean tellFailure(Runnable listener) {
      return life.tellFailure(listener);
    }
  }

  /** A service that says that it has failed only when it is asked. */
  private static final class Silent implements Service {
    private volatile ServiceState state = ServiceState.NEW;

    @Override
    public void start() {
      state = ServiceState.RUNNING;
    }

    @Override
    public void close() {
      state = ServiceState.TERMINATED;
    }

    @Override
    public ServiceState state() {
      return state;
    }
  }

  @Test
  void membersStartInOrderAndStopInReverse() {
    group
        .member("database", () -> new Part("database"))
        .member("mail", () -> new Part("mail"))
        .member("web", () -> new Part("web"), "database");
    assertThat(log).isEmpty();
    group.start();
    assertThat(group.state()).isEqualTo(ServiceState.RUNNING);
    assertThat(((Part) group.current("web")).name).isEqualTo("web");
    group.close();
    group.close();
    assertThat(log).containsExactly("+database", "+mail", "+web", "-web", "-mail", "-database");
    assertThat(group.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(heard).isEmpty();
  }

  @Test
  void memberThatFailsIsMadeAnewWithThoseThatComeAfterIt() {
    group
        .restarts(3, ofMinutes(5), ofMillis(1), ofMillis(1))
        .member("database", () -> new Part("database"))
        .member("mail", () -> new Part("mail"))
        .member("web", () -> new Part("web"), "database");
    group.start();
    Service mail = group.current("mail");
    ((Part) group.current("database")).fail.set();
    Actor.until(() -> log.size() == 7);
    assertThat(log)
        .containsExactly("+database", "+mail", "+web", "-web", "-database", "+database", "+web");
    assertThat(group.current("mail")).isSameAs(mail);
    assertThat(group.state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void memberThatFailsTooOftenEndsTheGroup() {
    group
        .restarts(1, ofMinutes(5), ofMillis(1), ofMillis(1))
        .member("other", () -> new Part("other"))
        .member(
            "database",
            () -> {
              Part part = new Part("database");
              part.fail.set();
              return part;
            });
    group.start();
    Actor.until(() -> log.contains("-other"));
    Actor.until(() -> group.state() == ServiceState.FAILED);
    assertThat(log)
        .containsExactly("+other", "+database", "-database", "+database", "-database", "-other");
    assertThat(group.failure())
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("Service group \"Plant\": \"database\" has failed, and may be restarted no");
  }

  @Test
  void withoutRestartsAFailureEndsTheGroup() {
    group.member("database", () -> new Part("database"));
    group.start();
    ((Part) group.current("database")).fail.set();
    Actor.until(() -> group.state() == ServiceState.FAILED);
    assertThat(log).containsExactly("+database", "-database");
  }

  @Test
  void startThatFailsStopsWhatItStarted() {
    group
        .member("database", () -> new Part("database"))
        .member(
            "web",
            () -> {
              throw new IllegalArgumentException("no port");
            });
    assertThatThrownBy(group::start).hasMessage("no port");
    assertThat(log).containsExactly("+database", "-database");
    assertThat(group.state()).isEqualTo(ServiceState.FAILED);
  }

  @Test
  void memberThatDoesNotCloseIsReportedWithItsStackAndTheOthersAreClosed() {
    Event never = new Event();
    AtomicInteger interrupts = new AtomicInteger();
    Supervisor hurried =
        Supervisor.of("Plant", Duration.ZERO)
            .member("database", () -> new Part("database"))
            .member(
                "web",
                () ->
                    new Service() {
                      @Override
                      public void start() {}

                      @Override
                      public void close() {
                        hang(never, interrupts);
                      }

                      @Override
                      public ServiceState state() {
                        return ServiceState.RUNNING;
                      }
                    });
    hurried.start();
    hurried.close();
    assertThat(log).containsExactly("+database", "-database");
    assertThat(interrupts).hasValue(1);
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).value())
        .hasMessageStartingWith("Service group \"Plant\": \"web\" is not closed within PT0S");
    assertThat(heard.get(0).value().getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains("hang");
    never.set();
  }

  private static void hang(Event until, AtomicInteger interrupts) {
    while (!until.isSet()) {
      try {
        until.await();
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
      }
    }
  }

  @Test
  void membersAreDistinctAndNameThoseBeforeThem() {
    group.member("database", () -> new Part("database"));
    assertThatThrownBy(() -> group.member("database", () -> new Part("database")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"database\" already");
    assertThatThrownBy(() -> group.member("web", () -> new Part("web"), "mail"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("comes after \"mail\"");
    assertThatThrownBy(() -> group.current("database"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is NEW and has no \"database\"");
    group.start();
    assertThatThrownBy(() -> group.member("late", () -> new Part("late")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void groupWhoseMembersTellWaitsForNews() {
    group.member("database", () -> new Part("database"));
    group.start();
    Actor.until(() -> watcherOf("Plant").getState() == Thread.State.WAITING);
  }

  @Test
  void groupLooksAtMembersThatDoNotTell() {
    group.member("database", () -> new Part("database")).member("mail", Silent::new);
    group.start();
    Actor.until(() -> watcherOf("Plant").getState() == Thread.State.TIMED_WAITING);
  }

  private static Thread watcherOf(String name) {
    return Threads.enumerate().stream()
        .filter(thread -> thread.name().equals(name + ".supervisor"))
        .findFirst()
        .orElseThrow()
        .asJavaThread();
  }

  @Test
  void memberThatDoesNotTellIsLookedAt() {
    List<Silent> made = Collections.synchronizedList(new ArrayList<>());
    group
        .restarts(3, ofMinutes(5), ofMillis(1), ofMillis(1))
        .member(
            "database",
            () -> {
              Silent service = new Silent();
              made.add(service);
              return service;
            });
    group.start();
    made.get(0).state = ServiceState.FAILED;
    Actor.until(() -> made.size() == 2);
    assertThat(group.state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void memberThatCannotBeStartedAgainIsTriedAgain() {
    AtomicInteger made = new AtomicInteger();
    group
        .restarts(3, ofMinutes(5), ofMillis(1), ofMillis(1))
        .member(
            "database",
            () -> {
              if (made.incrementAndGet() == 2) {
                throw new IllegalArgumentException("no room");
              }
              return new Part("database");
            });
    group.start();
    ((Part) group.current("database")).fail.set();
    Actor.until(() -> log.size() == 3);
    assertThat(log).containsExactly("+database", "-database", "+database");
    assertThat(group.state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void groupsTellOfTheirFailureInTurn() {
    List<Supervisor> inner = Collections.synchronizedList(new ArrayList<>());
    group
        .restarts(3, ofMinutes(5), ofMillis(1), ofMillis(1))
        .member(
            "inner",
            () -> {
              Supervisor made =
                  Supervisor.of("Inner", Duration.ofSeconds(50))
                      .member("part", () -> new Part("part"));
              inner.add(made);
              return made;
            });
    group.start();
    ((Part) inner.get(0).current("part")).fail.set();
    Actor.until(() -> inner.size() == 2 && log.size() == 3);
    assertThat(group.current("inner")).isSameAs(inner.get(1));
  }
}
