package io.heddle;

import io.heddle.internal.Label;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The life of a {@link Service}: starts its daemons, stops them in order, and remembers what
 * failed. A service owns one and hands its calls over.
 *
 * <pre>{@code
 * private final Lifecycle life =
 *     Lifecycle.of("Shop", Duration.ofSeconds(10))
 *         .daemon("Shop.pump", this::pump)
 *         .periodic("Shop.audit", Duration.ofMinutes(1), stopping -> audit());
 * }</pre>
 *
 * <p><b>States.</b> NEW → STARTING → RUNNING → STOPPING → TERMINATED. A daemon that ends by an
 * exception, a daemon that will not end and a start that fails make it FAILED, for good, with
 * {@link #failure()} saying why; the other daemons go on until {@link #close()}. A daemon that
 * returns ends itself and nothing else.
 *
 * <p><b>Daemons</b> are daemon threads. What ends one goes to {@link Threads#excepthook()}. A
 * periodic one survives what its body throws: that goes to the hook and the next period begins,
 * except after a {@link VirtualMachineError} other than {@link StackOverflowError}, or {@code
 * ThreadDeath}: then nothing the body left behind can be trusted, and it ends like any other
 * daemon. A {@link ThreadExit} ends either kind quietly. So does, once the service is stopping, an
 * {@link InterruptedException} or a {@link BrokenBarrierException}, which is how a waiting daemon
 * learns of it.
 *
 * <p><b>Closing</b> sets {@link #stopping()}, aborts the barriers and waits for the daemons, the
 * last started first, until the stop time-out is over for all of them together; interrupts those
 * that are left and waits one second more; and reports each that still runs to {@link
 * Threads#excepthook()}, as an {@link IllegalStateException} with that thread's stack. An interrupt
 * of the thread that closes means that it is in a hurry: the daemons are interrupted at once. Its
 * interrupt status is set when {@code close()} returns.
 *
 * <p>Memory effects: those of {@link HeddleThread#start()} and {@link HeddleThread#join()}.
 */
public final class Lifecycle {

  /** What a daemon does. */
  @FunctionalInterface
  public interface Body {

    /**
     * Does the work: all of it, or that of one period.
     *
     * @param stopping set when the daemon should end; wait on it instead of sleeping
     * @throws Exception if the work fails
     */
    void run(Event stopping) throws Exception;
  }

  /** Starts the thread of a daemon. */
  @FunctionalInterface
  interface Starter {
    HeddleThread start(String threadName, Runnable body);
  }

  private record Plan(String threadName, DaemonRun run) {}

  private final String name;
  private final Duration stopTimeout;
  private final Starter starter;
  private final Event stopping;

  /** Guards all fields below; held for moments only, never while anything is waited for. */
  private final Mutex mutex = new Mutex();

  private final List<Plan> plans = new ArrayList<>();
  private final List<Barrier> barriers = new ArrayList<>();

  /** In the order of their start; nothing is added once {@link #closing} is set. */
  private final List<HeddleThread> daemons = new ArrayList<>();

  private boolean closing;

  /** Whether a thread has taken it upon itself to wait for the daemons. */
  private boolean stopperFound;

  /** Written under the mutex, read by anyone. */
  private volatile ServiceState state = ServiceState.NEW;

  /** The first one; written under the mutex, read by anyone. */
  private volatile @Nullable Throwable failure;

  /** Opened when the daemons have ended or been given up. */
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Lifecycle(String name, Duration stopTimeout, Starter starter) {
    this.name = Objects.requireNonNull(name, "name");
    this.stopTimeout =
        Duration.ofNanos(Timeouts.toAcquire(stopTimeout, Label.ofNew("Service", name)));
    this.starter = starter;
    this.stopping = new Event(name + ".stopping");
  }

  /**
   * Makes the life cycle of a new service, without daemons.
   *
   * @param name what messages call the service
   * @param stopTimeout how long {@link #close()} waits for all daemons together before it
   *     interrupts them; zero interrupts at once
   * @return the life cycle, NEW
   * @throws IllegalArgumentException if {@code stopTimeout} is negative
   * @throws ArithmeticException if {@code stopTimeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public static Lifecycle of(String name, Duration stopTimeout) {
    return of(
        name,
        stopTimeout,
        (threadName, body) -> Threads.thread(body).name(threadName).daemon(true).start());
  }

  static Lifecycle of(String name, Duration stopTimeout, Starter starter) {
    return new Lifecycle(name, stopTimeout, starter);
  }

  /**
   * Adds a daemon that runs its body once; the body loops by itself, if it is to.
   *
   * @param threadName the name of its thread
   * @param body what it does
   * @return this life cycle
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle daemon(String threadName, Body body) {
    return add(threadName, null, body);
  }

  /**
   * Adds a daemon that runs its body again and again, first when one period has passed since the
   * start, then one period after the body has returned or thrown.
   *
   * @param threadName the name of its thread
   * @param every the period, longer than zero
   * @param body what it does
   * @return this life cycle
   * @throws IllegalArgumentException if {@code every} is not longer than zero
   * @throws ArithmeticException if {@code every} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle periodic(String threadName, Duration every, Body body) {
    if (Timeouts.toAwait(every, this) == 0) {
      throw new IllegalArgumentException(
          label()
              + ": the period of daemon \""
              + threadName
              + "\" is "
              + every
              + "; it must be longer than zero");
    }
    return add(threadName, every, body);
  }

  /**
   * Adds a barrier that {@link #close()} aborts, so that nobody waits there for a daemon that is
   * gone.
   *
   * @param barrier where daemons or callers of the service meet
   * @return this life cycle
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle abortOnStop(Barrier barrier) {
    Objects.requireNonNull(barrier, "barrier");
    mutex.lock();
    try {
      requireNew("its barriers are given");
      barriers.add(barrier);
      return this;
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Returns the event that {@link #close()} sets.
   *
   * @return always the same event
   */
  public Event stopping() {
    return stopping;
  }

  /**
   * Starts the daemons in the order in which they were added. If one cannot be started, stops the
   * others as {@link #close()} does and throws. A {@link #close()} that comes meanwhile wins: no
   * further daemon is started, and this method returns.
   *
   * @throws IllegalStateException if the service is not NEW
   */
  public void start() {
    mutex.lock();
    try {
      requireNew("it is started, once");
      state = ServiceState.STARTING;
    } finally {
      mutex.unlock();
    }
    try {
      for (Plan plan : plans) {
        startUnlessClosing(plan);
      }
    } catch (Throwable e) {
      fail(e);
      close();
      throw e;
    }
    advance(ServiceState.STARTING, ServiceState.RUNNING);
  }

  /**
   * Stops the daemons and waits until they have ended, as described above. A service that was never
   * started is TERMINATED at once. May be called any number of times and by several threads: all
   * wait for the same end. A daemon of the service that calls it does not wait, neither for itself
   * nor for others: it returns at once, and a thread made for the purpose does the rest.
   */
  public void close() {
    boolean first;
    boolean ownDaemon;
    boolean stop;
    mutex.lock();
    try {
      first = !closing;
      closing = true;
      ownDaemon = isOwnDaemon(Thread.currentThread());
      stop = !stopperFound;
      stopperFound = true;
      if (state == ServiceState.STARTING || state == ServiceState.RUNNING) {
        state = ServiceState.STOPPING;
      } else if (state == ServiceState.NEW) {
        state = ServiceState.TERMINATED;
      }
    } finally {
      mutex.unlock();
    }
    if (first) {
      stopping.set();
      barriers.forEach(Barrier::abort);
    }
    if (ownDaemon) {
      if (stop) {
        stopInAnotherThread();
      }
    } else if (stop) {
      stopDaemons();
    } else {
      awaitStopped();
    }
  }

  /**
   * Returns where the service is in its life.
   *
   * @return the state at this moment
   */
  public ServiceState state() {
    return state;
  }

  /**
   * Returns why the service is FAILED.
   *
   * @return the first failure, or nothing if there was none
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return label() + " [" + state + ", daemons: " + plans.size() + "]";
  }

  private Lifecycle add(String threadName, @Nullable Duration every, Body body) {
    Objects.requireNonNull(threadName, "threadName");
    Objects.requireNonNull(body, "body");
    mutex.lock();
    try {
      requireNew("its daemons are given");
      plans.add(new Plan(threadName, new DaemonRun(every, body, stopping, this::fail)));
      return this;
    } finally {
      mutex.unlock();
    }
  }

  private void requireNew(String what) {
    if (state != ServiceState.NEW) {
      throw new IllegalStateException(
          label() + " is " + state + "; " + what + " while it is NEW; make another one");
    }
  }

  private boolean isOwnDaemon(Thread thread) {
    return daemons.stream().anyMatch(daemon -> daemon.asJavaThread() == thread);
  }

  private void startUnlessClosing(Plan plan) {
    mutex.lock();
    try {
      if (!closing) {
        daemons.add(starter.start(plan.threadName(), plan.run()));
      }
    } finally {
      mutex.unlock();
    }
  }

  private void fail(Throwable cause) {
    mutex.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      if (state != ServiceState.TERMINATED) {
        state = ServiceState.FAILED;
      }
    } finally {
      mutex.unlock();
    }
  }

  private void advance(ServiceState from, ServiceState to) {
    mutex.lock();
    try {
      if (state == from) {
        state = to;
      }
    } finally {
      mutex.unlock();
    }
  }

  private void stopInAnotherThread() {
    boolean started = false;
    try {
      Threads.thread(this::stopDaemons).name(name + ".close").daemon(true).start();
      started = true;
    } finally {
      if (!started) {
        mutex.lock();
        stopperFound = false;
        mutex.unlock();
      }
    }
  }

  /** Runs in one thread only, which is none of the daemons; those are fixed by now. */
  private void stopDaemons() {
    List<HeddleThread> lastFirst = new ArrayList<>(daemons);
    Collections.reverse(lastFirst);
    Map<HeddleThread, Throwable> stuck = new LinkedHashMap<>();
    try {
      for (HeddleThread daemon : DaemonStop.stop(lastFirst, stopTimeout)) {
        stuck.put(daemon, stillRuns(daemon));
      }
      stuck.values().forEach(this::fail);
    } finally {
      advance(ServiceState.STOPPING, ServiceState.TERMINATED);
      stopped.countDown();
    }
    stuck.forEach(Uncaught::report);
  }

  private IllegalStateException stillRuns(HeddleThread daemon) {
    IllegalStateException report =
        new IllegalStateException(
            label()
                + ": daemon \""
                + daemon.name()
                + "\" still runs "
                + stopTimeout
                + " after close() and "
                + DaemonStop.GRACE
                + " after an interrupt; let it look at its stop event where this stack shows it");
    report.setStackTrace(daemon.asJavaThread().getStackTrace());
    return report;
  }

  private void awaitStopped() {
    boolean interrupted = false;
    while (true) {
      try {
        stopped.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String label() {
    return Label.of("Service", name, this);
  }
}
