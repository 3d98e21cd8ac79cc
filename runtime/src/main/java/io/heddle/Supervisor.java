package io.heddle;

import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A service made of services: starts them in order, starts those again that fail, and stops them in
 * reverse order.
 *
 * <pre>{@code
 * Supervisor plant =
 *     Supervisor.of("Plant", Duration.ofSeconds(30))
 *         .restarts(3, ofMinutes(1), ofMillis(100), ofSeconds(10))
 *         .member("database", () -> Heddle_Database.create(url))
 *         .member("web", () -> Heddle_Web.create(8080), "database");
 * }</pre>
 *
 * <p><b>Starting</b> makes and starts each member after those that it names; since {@link
 * Service#start()} returns when a service is ready, they are. If one fails to start, those that
 * were started are stopped, and {@link #start()} throws what it threw.
 *
 * <p><b>Restarts.</b> A thread waits for members that become {@link ServiceState#FAILED}; it looks
 * ten times a second only if one of them does not {@linkplain Service#tellFailure tell}. Such a
 * member, and those that come after it, are closed in reverse order; others are made in their place
 * and started, after a pause that doubles with each restart of late. When there have been too many,
 * the group is FAILED and stops. A member that was closed by itself is left alone.
 *
 * <p><b>Closing</b> closes the members, the last started first, each in a thread of its own, with
 * one deadline for all of them together. When it has passed, the thread that closes a member is
 * interrupted, which means to a woven service that it must hurry; a member that is not closed a
 * second later is reported to {@link Threads#excepthook()} with the stack where its {@code close()}
 * hangs, and the next one gets its turn.
 *
 * <p>Source: the supervisors of Erlang/OTP, with the strategy {@code rest_for_one} along the
 * declared order; Guava's {@code ServiceManager}.
 */
public final class Supervisor implements Service {

  /** How often members are looked at that do not tell when they fail. */
  private static final Duration CHECK = Duration.ofMillis(100);

  private record Member(String name, Supplier<? extends Service> factory, List<String> after) {}

  private record Running(Service service, boolean tells) {}

  private final String name;
  private final Duration stopTimeout;
  private final Lifecycle life;

  /** Filled while NEW, in an order in which each comes after those that it names. */
  private final Map<String, Member> members = new LinkedHashMap<>();

  /** Written by the thread that starts, then by that which watches; read by anyone. */
  private final Map<String, Running> current = new ConcurrentHashMap<>();

  /** Set when there is something to look at: a member has failed, or the group is stopping. */
  private final Event news;

  private Restarts restarts = Restarts.NONE;

  private Supervisor(String name, Duration stopTimeout) {
    this.name = Objects.requireNonNull(name, "name");
    this.stopTimeout = Duration.ofNanos(Timeouts.toAcquire(stopTimeout, label()));
    this.news = new Event(name + ".news");
    // The thread that watches keeps the deadline itself, and is interrupted by who is in a hurry.
    this.life =
        Lifecycle.of(name, Threads.TIMEOUT_MAX)
            .daemon(name + ".supervisor", this::watch)
            .onStop(news::set);
  }

  /**
   * Makes a group without members.
   *
   * @param name what messages call it
   * @param stopTimeout how long {@link #close()} waits for all members together before it
   *     interrupts; zero interrupts at once
   * @return the group, NEW
   * @throws IllegalArgumentException if {@code stopTimeout} is negative
   * @throws ArithmeticException if {@code stopTimeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static Supervisor of(String name, Duration stopTimeout) {
    return new Supervisor(name, stopTimeout);
  }

  /**
   * Sets how often members are started again; without it, never.
   *
   * @param times how many restarts there may be within that time, at least 1
   * @param within how far back restarts count, longer than zero
   * @param backoff the first pause, longer than zero
   * @param maxBackoff the longest pause, not shorter than the first
   * @return this group
   * @throws IllegalArgumentException if one of these is out of its range
   * @throws IllegalStateException if the group is not NEW
   */
  public Supervisor restarts(int times, Duration within, Duration backoff, Duration maxBackoff) {
    requireNew();
    restarts = Restarts.of(times, within, backoff, maxBackoff);
    return this;
  }

  /**
   * Adds a member.
   *
   * @param memberName what messages call it
   * @param factory makes a new one, not yet started: for the start and for each restart
   * @param after the names of members that were added before and that it needs
   * @return this group
   * @throws IllegalArgumentException if there is a member of that name, or none of a name in {@code
   *     after}
   * @throws IllegalStateException if the group is not NEW
   */
  public Supervisor member(
      String memberName, Supplier<? extends Service> factory, String... after) {
    requireNew();
    Objects.requireNonNull(memberName, "memberName");
    Objects.requireNonNull(factory, "factory");
    for (String other : after) {
      if (!members.containsKey(other)) {
        throw new IllegalArgumentException(
            label()
                + ": \""
                + memberName
                + "\" comes after \""
                + other
                + "\", which is no member that was added before it");
      }
    }
    if (members.putIfAbsent(memberName, new Member(memberName, factory, List.of(after))) != null) {
      throw new IllegalArgumentException(label() + " has a member \"" + memberName + "\" already");
    }
    return this;
  }

  /**
   * Returns the service that is a member at this moment; after a restart it is another one.
   *
   * @param memberName the name of the member
   * @return the service
   * @throws IllegalStateException if there is none, because the group was not started or has no
   *     such member
   */
  public Service current(String memberName) {
    Running running = current.get(memberName);
    if (running == null) {
      throw new IllegalStateException(
          label() + " is " + state() + " and has no \"" + memberName + "\"; start it first");
    }
    return running.service();
  }

  @Override
  public void start() {
    try {
      life.start(() -> members.values().forEach(this::start));
    } catch (Throwable e) {
      stopMembers(membersLastFirst());
      throw e;
    }
  }

  @Override
  public void close() {
    life.close();
  }

  @Override
  public ServiceState state() {
    return life.state();
  }

  @Override
  public boolean tellFailure(Runnable listener) {
    return life.tellFailure(listener);
  }

  @Override
  public String toString() {
    return label() + " [" + state() + ", members: " + members.keySet() + "]";
  }

  private void requireNew() {
    if (state() != ServiceState.NEW) {
      throw new IllegalStateException(label() + " is " + state() + "; it is set up while NEW");
    }
  }

  private void start(Member member) {
    Service service = Objects.requireNonNull(member.factory().get(), member.name());
    current.put(member.name(), new Running(service, service.tellFailure(news::set)));
    service.start();
  }

  /** The body of the thread that watches; it alone touches the members once they have started. */
  private void watch(Event stopping) throws InterruptedException {
    RestartLog log = new RestartLog(restarts);
    try {
      while (awaitNews(stopping)) {
        // Cleared before the members are looked at: what fails from here on is news again.
        news.clear();
        List<Member> failed = failedOnes();
        if (!failed.isEmpty()) {
          OptionalLong pause = log.next(System.nanoTime());
          if (pause.isEmpty()) {
            throw new IllegalStateException(
                label()
                    + ": \""
                    + failed.get(0).name()
                    + "\" has failed, and may be restarted no"
                    + " more often; see what it reported");
          }
          stopMembers(reversed(failed));
          if (stopping.await(Duration.ofNanos(pause.getAsLong()))) {
            return;
          }
          restart(failed);
        }
      }
    } finally {
      stopMembers(membersLastFirst());
    }
  }

  /** Waits until a member may have failed; returns false if the group is stopping. */
  private boolean awaitNews(Event stopping) throws InterruptedException {
    if (current.values().stream().allMatch(Running::tells)) {
      news.await();
    } else {
      news.await(CHECK);
    }
    return !stopping.isSet();
  }

  /** Returns the members that have failed and all that come after one of them, in their order. */
  private List<Member> failedOnes() {
    Map<String, Member> failed = new LinkedHashMap<>();
    for (Member member : members.values()) {
      Running running = current.get(member.name());
      if ((running != null && running.service().state() == ServiceState.FAILED)
          || member.after().stream().anyMatch(failed::containsKey)) {
        failed.put(member.name(), member);
      }
    }
    return new ArrayList<>(failed.values());
  }

  private void restart(List<Member> failed) {
    for (Member member : failed) {
      try {
        start(member);
      } catch (Throwable e) {
        // Its place is taken by a service that has failed: it is looked at again.
        news.set();
        Uncaught.report(Threads.currentThread(), e);
        return;
      }
    }
  }

  private List<Member> membersLastFirst() {
    return reversed(new ArrayList<>(members.values()));
  }

  private static List<Member> reversed(List<Member> inOrder) {
    List<Member> lastFirst = new ArrayList<>(inOrder);
    Collections.reverse(lastFirst);
    return lastFirst;
  }

  private void stopMembers(List<Member> lastFirst) {
    long start = System.nanoTime();
    for (Member member : lastFirst) {
      Running running = current.get(member.name());
      if (running != null) {
        stop(member, running.service(), stopTimeout.minusNanos(System.nanoTime() - start));
      }
    }
  }

  private void stop(Member member, Service service, Duration left) {
    HeddleThread closer =
        Threads.thread(service::close)
            .name(name + "." + member.name() + ".close")
            .daemon(true)
            .start();
    Duration limit = left.isNegative() ? Duration.ZERO : left;
    for (HeddleThread stuck : DaemonStop.stop(List.of(closer), limit)) {
      IllegalStateException report =
          new IllegalStateException(
              label()
                  + ": \""
                  + member.name()
                  + "\" is not closed within "
                  + stopTimeout
                  + " for all members; its close() hangs where this stack shows it");
      report.setStackTrace(stuck.asJavaThread().getStackTrace());
      Uncaught.report(stuck, report);
    }
  }

  private String label() {
    return "Service group \"" + name + "\"";
  }

  /**
   * Returns why the group is FAILED.
   *
   * @return the first failure, or nothing if there was none
   */
  public Optional<Throwable> failure() {
    return life.failure();
  }
}
