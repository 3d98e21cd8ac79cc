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
 * <p><b>Starting</b> follows the order in which the daemons were added. A daemon that announces
 * when it is ready ({@link DaemonPlan#announcing}) is waited for: before a daemon that comes {@link
 * DaemonPlan#after} it is started, and before {@link #start()} returns.
 *
 * <p><b>Daemons</b> are daemon threads. What ends one goes to {@link Threads#excepthook()}, or to
 * the hook of this life cycle ({@link #excepthook}). A periodic one survives what its body throws:
 * that goes to the hook and the next period begins, except after a {@link VirtualMachineError}
 * other than {@link StackOverflowError}, or {@code ThreadDeath}: then nothing the body left behind
 * can be trusted, and it ends like any other daemon. A {@link ThreadExit} ends either kind quietly.
 * So does, once the service is stopping, an {@link InterruptedException}, a {@link
 * BrokenBarrierException} or a {@link io.heddle.queue.QueueShutDownException}, which is how a
 * waiting daemon learns of it. {@link #daemons()} counts calls, failures and missed periods.
 *
 * <p><b>Closing</b> sets {@link #stopping()}, aborts the barriers, runs the actions of {@link
 * #onStop} and waits for the daemons, the last started first, until the stop time-out is over for
 * all of them together; interrupts those that are left and waits one second more; and reports each
 * that still runs to the hook, as an {@link IllegalStateException} with that thread's stack. An
 * interrupt of the thread that closes means that it is in a hurry: the daemons are interrupted at
 * once. Its interrupt status is set when {@code close()} returns.
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

  /** Starts the thread of a daemon, or the one that stops them all. */
  @FunctionalInterface
  interface Starter {
    HeddleThread start(String threadName, Runnable body);
  }

  /** A daemon, with what its thread will run. */
  private record Daemon(DaemonPlan plan, DaemonContext context, DaemonTask task) {
    boolean isNamed(String threadName) {
      return plan.threadName().equals(threadName);
    }
  }

  private final String name;
  private final Duration stopTimeout;
  private final Starter starter;
  private final Event stopping;

  /** Guards all fields below; held for moments only, never while anything is waited for. */
  private final Mutex mutex = new Mutex();

  /** In the order in which they were added; fixed after NEW. */
  private final List<Daemon> daemons = new ArrayList<>();

  private final List<Runnable> onStop = new ArrayList<>();

  /** In the order of their start; nothing is added once {@link #closing} is set. */
  private final Map<Daemon, HeddleThread> threads = new LinkedHashMap<>();

  private boolean closing;

  /** Written under the mutex, read by anyone. */
  private volatile ServiceState state = ServiceState.NEW;

  /** The first one; written under the mutex, read by anyone. */
  private volatile @Nullable Throwable failure;

  /** Done when the daemons have ended or been given up. */
  private final StopDuty stopDuty = new StopDuty();

  /** How long {@link #start()} waits for daemons to be ready; written while NEW. */
  private Duration startTimeout = Threads.TIMEOUT_MAX;

  private final FailureReports reports = new FailureReports();

  private final FailureListeners failureListeners = new FailureListeners();

  private final LastAction lastAction = new LastAction();

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
    return daemon(DaemonPlan.of(threadName, body));
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
    return daemon(DaemonPlan.every(threadName, every, body));
  }

  /**
   * Adds a daemon.
   *
   * @param plan what it does and when
   * @return this life cycle
   * @throws IllegalArgumentException if the plan puts it after a daemon that has not been added
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle daemon(DaemonPlan plan) {
    DaemonContext context = new DaemonContext(plan.threadName(), stopping, this::fail, reports);
    mutex.lock();
    try {
      requireNew("its daemons are given");
      for (String predecessor : plan.predecessors()) {
        if (daemons.stream().noneMatch(other -> other.isNamed(predecessor))) {
          throw new IllegalArgumentException(
              label()
                  + ": daemon \""
                  + plan.threadName()
                  + "\" comes after \""
                  + predecessor
                  + "\", which is no daemon that was added before it");
        }
      }
      daemons.add(new Daemon(plan, context, plan.task(context)));
      return this;
    } finally {
      mutex.unlock();
    }
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
    return onStop(barrier::abort);
  }

  /**
   * Adds an action that {@link #close()} runs first, in the thread that closes, to let those go who
   * wait for something that will not come any more. What it throws goes to the hook.
   *
   * @param action what to do, without waiting for anything
   * @return this life cycle
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle onStop(Runnable action) {
    Objects.requireNonNull(action, "action");
    mutex.lock();
    try {
      requireNew("what it does at its end is given");
      onStop.add(action);
      return this;
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Sets how long {@link #start()} waits for all daemons together to be ready; without it, as long
   * as it takes.
   *
   * @param timeout the limit; zero means not to wait
   * @return this life cycle
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle startTimeout(Duration timeout) {
    Duration limit = Duration.ofNanos(Timeouts.toAcquire(timeout, this));
    mutex.lock();
    try {
      requireNew("how long it may take to start is given");
      startTimeout = limit;
      return this;
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Sets what hears of everything that the daemons throw, in place of {@link Threads#excepthook()}.
   * What it throws itself goes there, suppressed in what it was told of.
   *
   * @param hook hears of it, in the thread that threw
   * @return this life cycle
   * @throws IllegalStateException if the service is not NEW
   */
  public Lifecycle excepthook(ExceptHook hook) {
    Objects.requireNonNull(hook, "hook");
    mutex.lock();
    try {
      requireNew("its hook is given");
      reports.hook(hook);
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
   * Starts the daemons in the order in which they were added, and waits until those that announce
   * that they are ready have done so. If one cannot be started, fails before it is ready, or is not
   * ready in time, stops the others as {@link #close()} does and throws. A {@link #close()} that
   * comes meanwhile wins: no further daemon is started, and this method returns.
   *
   * @throws IllegalStateException if the service is not NEW; if a daemon has failed or is not ready
   *     in time, or the thread was interrupted while it waited, which sets its interrupt status
   */
  public void start() {
    start(() -> {});
  }

  /**
   * Starts the service as {@link #start()} does, with an action before the first daemon.
   *
   * @param first what to do once it is certain that the service is NEW; if it throws, nothing is
   *     started
   * @throws IllegalStateException for the reasons of {@link #start()}; {@code first} has then run
   *     only if the service was NEW
   */
  public void start(Runnable first) {
    Objects.requireNonNull(first, "first");
    mutex.lock();
    try {
      requireNew("it is started, once");
      state = ServiceState.STARTING;
    } finally {
      mutex.unlock();
    }
    try {
      first.run();
      Readiness readiness = new Readiness(startTimeout);
      for (Daemon daemon : daemons) {
        for (String predecessor : daemon.plan().predecessors()) {
          daemons.stream().filter(other -> other.isNamed(predecessor)).forEach(readiness::await);
        }
        startUnlessClosing(daemon);
      }
      daemons.forEach(readiness::await);
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
   *
   * @throws OutOfMemoryError if a daemon of the service calls it and the system has no room for
   *     that thread; the daemons have been told to stop, and whoever else closes the service waits
   *     for them
   */
  public void close() {
    close(() -> {});
  }

  /**
   * Closes the service as {@link #close()} does, with an action after the last daemon has ended or
   * been given up. However often and by however many threads the service is closed, the first
   * action given is the only one that runs, and it runs once.
   *
   * @param last what to do in the end, such as to give back what the daemons worked with
   */
  public void close(Runnable last) {
    Objects.requireNonNull(last, "last");
    boolean first;
    boolean ownDaemon;
    mutex.lock();
    try {
      first = !closing;
      closing = true;
      ownDaemon = isOwnDaemon(Thread.currentThread());
      if (state == ServiceState.STARTING || state == ServiceState.RUNNING) {
        state = ServiceState.STOPPING;
      } else if (state == ServiceState.NEW) {
        state = ServiceState.TERMINATED;
      }
    } finally {
      mutex.unlock();
    }
    if (first) {
      letGo();
    }
    if (ownDaemon) {
      if (stopDuty.take()) {
        stopInAnotherThread(last);
      }
      return;
    }
    if (stopDuty.takeOrAwaitDone()) {
      stopDaemons();
    }
    lastAction.run(last);
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

  /**
   * Asks to be told when the service has become FAILED, as {@link Service#tellFailure} does.
   *
   * @param listener runs once, in the thread in which the service fails, or in this one if it has
   *     failed already; it must not wait for anything; what it throws in another thread goes to the
   *     hook
   * @return {@code true}
   */
  public boolean tellFailure(Runnable listener) {
    failureListeners.add(Objects.requireNonNull(listener, "listener"));
    return true;
  }

  /**
   * Returns how the daemons have fared until now.
   *
   * @return one status for each, in the order in which they were added
   */
  public List<DaemonStatus> daemons() {
    mutex.lock();
    try {
      return daemons.stream().map(this::statusOf).toList();
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public String toString() {
    return label() + " [" + state + ", daemons: " + daemons.size() + "]";
  }

  private DaemonStatus statusOf(Daemon daemon) {
    HeddleThread thread = threads.get(daemon);
    return daemon.context().status(thread != null && thread.isAlive());
  }

  private void requireNew(String what) {
    if (state != ServiceState.NEW) {
      throw new IllegalStateException(
          label() + " is " + state + "; " + what + " while it is NEW; make another one");
    }
  }

  private boolean isOwnDaemon(Thread thread) {
    return threads.values().stream().anyMatch(daemon -> daemon.asJavaThread() == thread);
  }

  private void startUnlessClosing(Daemon daemon) {
    mutex.lock();
    try {
      if (!closing) {
        threads.put(daemon, daemon.task().start(starter, daemon.plan().threadName()));
      }
    } finally {
      mutex.unlock();
    }
  }

  /** Waits for daemons to be ready, for all of them together. */
  private final class Readiness {

    private final Duration limit;
    private final long start = System.nanoTime();

    Readiness(Duration limit) {
      this.limit = limit;
    }

    void await(Daemon daemon) {
      if (!daemon.plan().isAnnouncing()) {
        return;
      }
      boolean isReady;
      try {
        isReady = daemon.context().ready().await(limit.minusNanos(System.nanoTime() - start));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw notReady(daemon, "when the thread that started it was interrupted", e);
      }
      if (failure != null) {
        throw notReady(daemon, "when the service failed", failure);
      } else if (!isReady) {
        throw notReady(daemon, limit + " after the start; see what it waits for", null);
      }
    }

    private IllegalStateException notReady(Daemon daemon, String when, @Nullable Throwable cause) {
      return new IllegalStateException(
          label() + ": daemon \"" + daemon.plan().threadName() + "\" was not ready " + when, cause);
    }
  }

  private void fail(Throwable cause) {
    boolean failed;
    mutex.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      if (state != ServiceState.TERMINATED) {
        state = ServiceState.FAILED;
      }
      failed = state == ServiceState.FAILED;
    } finally {
      mutex.unlock();
    }
    // Whoever starts the service need not wait any longer for the other daemons.
    daemons.forEach(daemon -> daemon.context().ready().set());
    if (failed) {
      failureListeners.tell(reports);
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

  /** Ends every wait for something that will not come any more. */
  private void letGo() {
    stopping.set();
    for (Runnable action : onStop) {
      try {
        action.run();
      } catch (Throwable e) {
        reports.report(Threads.currentThread(), e);
      }
    }
    daemons.forEach(daemon -> daemon.context().ready().set());
    // Nothing is added to the threads any more, as the service is closing.
    threads.forEach((daemon, thread) -> daemon.task().endWait(thread));
  }

  private void stopInAnotherThread(Runnable last) {
    Runnable stop =
        () -> {
          stopDaemons();
          lastAction.run(last);
        };
    boolean started = false;
    try {
      starter.start(name + ".close", stop);
      started = true;
    } finally {
      if (!started) {
        stopDuty.giveBack();
      }
    }
  }

  /** Runs in the thread that has the duty, which is none of the daemons; those are fixed by now. */
  private void stopDaemons() {
    List<HeddleThread> lastFirst = new ArrayList<>(threads.values());
    Collections.reverse(lastFirst);
    Map<HeddleThread, Throwable> stuck = new LinkedHashMap<>();
    try {
      for (HeddleThread daemon : DaemonStop.stop(lastFirst, stopTimeout)) {
        stuck.put(daemon, stillRuns(daemon));
      }
      stuck.values().forEach(this::fail);
    } finally {
      advance(ServiceState.STOPPING, ServiceState.TERMINATED);
      stopDuty.done();
    }
    stuck.forEach(reports::report);
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

  private String label() {
    return Label.of("Service", name, this);
  }
}
