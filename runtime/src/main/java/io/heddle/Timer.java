package io.heddle;

import io.heddle.internal.Label;
import io.heddle.internal.Timeouts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs an action after a time, unless it is cancelled before.
 *
 * <p>It is started like any thread and is alive from then on: it waits, runs the action and ends.
 * While it waits, {@link #cancel()} ends it without its action; once the action has begun, nothing
 * does. Either way {@link #finished()} is set, also if the action throws, which goes to {@link
 * Threads#excepthook()} like any thread's exception.
 *
 * <pre>{@code
 * Timer reminder = new Timer(Duration.ofMinutes(5), () -> remind(customer), "orders.reminder");
 * reminder.start();
 * ..
 * reminder.cancel(); // the customer has paid
 * }</pre>
 *
 * <p>A timer that waits costs no thread of the operating system: one thread waits for all of them,
 * and {@link #start()} and {@link #cancel()} take the same short time however many there are. The
 * action runs in a thread of the timer's own, so that it may block. That thread has the context
 * class loader of the thread that made the timer, but none of its inheritable thread-locals.
 *
 * <p>A timer that is no daemon keeps the JVM alive while it waits and while its action runs.
 * Whether it is one it inherits from the thread that makes it, unless {@link #daemon(boolean)} says
 * so before the start.
 *
 * <p>The action never begins too early, and about a tenth of a millisecond late even when nothing
 * else is going on. If the system has no room for its thread when the time has come, the timer ends
 * without its action and the hook hears of the {@link OutOfMemoryError}. {@link #asJavaThread()}
 * and {@link #ident()} make the thread's object ahead of time.
 *
 * <p>Memory effects: what a thread did before {@link #start()} is visible to the action; what that
 * did, to every thread that joins the timer or sees {@link #finished()} set.
 *
 * <p>Source: Python {@code threading.Timer}.
 */
public final class Timer extends HeddleThread {

  /** What {@link #slot} says when it is not the slot of a waiting timer, which is at least 0. */
  static final short UNSTARTED = -1;

  static final short CANCELLED = -2;
  static final short FIRED = -3;

  /** What the scheduler answers for a timer that cannot be started again. */
  static final short STARTED_BEFORE = -4;

  private static final VarHandle FINISHED;
  private static final VarHandle OVER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      FINISHED = lookup.findVarHandle(Timer.class, "finished", Event.class);
      OVER = lookup.findVarHandle(Timer.class, "over", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Its neighbours in the slot: guarded by the scheduler's mutex, as all fields up to {@link #due}.
   */
  @Nullable Timer previous;

  @Nullable Timer next;

  short slot = UNSTARTED;

  /** Whether the JVM is kept alive for it. */
  boolean retained;

  /** The interval in nanoseconds until the timer is started, then the tick at which it is due. */
  long due;

  private final @Nullable String name;
  private final @Nullable ClassLoader contextClassLoader;

  /** Whether it was cancelled or its action is over; read after {@link #finished} is made. */
  private volatile boolean over;

  /** Made by the first thread that asks for it; read after {@link #over} is set. */
  private volatile @Nullable Event finished;

  /**
   * Makes a timer with a default name, {@code Thread-N (action)}.
   *
   * @param interval how long to wait from the start on; zero or less means not at all
   * @param action what to run then
   * @throws ArithmeticException if {@code interval} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public Timer(Duration interval, Runnable action) {
    this(
        Timeouts.toAwait(interval, Label.ofNew("Timer", null)),
        Objects.requireNonNull(action, "action"),
        null);
  }

  /**
   * Makes a timer.
   *
   * @param interval how long to wait from the start on; zero or less means not at all
   * @param action what to run then
   * @param name its name
   * @throws ArithmeticException if {@code interval} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public Timer(Duration interval, Runnable action, String name) {
    this(
        Timeouts.toAwait(interval, Label.ofNew("Timer", name)),
        Objects.requireNonNull(action, "action"),
        Objects.requireNonNull(name, "name"));
  }

  private Timer(long nanos, Runnable action, @Nullable String name) {
    super(action, Threads.currentThread().daemon());
    this.due = nanos;
    this.name = name;
    this.contextClassLoader = Thread.currentThread().getContextClassLoader();
  }

  /**
   * Ends the timer without its action if that has not begun. A timer that is cancelled before its
   * start ends as soon as it is started.
   *
   * @return whether the action will not run because of this call; {@code false} if the action has
   *     begun, or the timer was cancelled before
   */
  public boolean cancel() {
    short stage = TimerScheduler.shared().cancel(this);
    if (stage == CANCELLED || stage == FIRED) {
      return false;
    }
    // One fence for both: what finished() and join() look at is written before, what they made is
    // read after.
    OVER.setRelease(this, true);
    if (stage != UNSTARTED) {
      dropTarget();
      setOver();
    }
    VarHandle.fullFence();
    setFinished();
    if (stage != UNSTARTED) {
      tellWaiters();
    }
    return true;
  }

  /**
   * Returns the event that is set when the timer has been cancelled or its action is over, whether
   * it returned or threw. Setting it from outside does not cancel the timer.
   *
   * @return always the same event
   */
  public Event finished() {
    Event event = finished;
    if (event == null) {
      Event fresh = new Event();
      Event first = (Event) FINISHED.compareAndExchange(this, (Event) null, fresh);
      event = first == null ? fresh : first;
    }
    if (over) {
      event.set();
    }
    return event;
  }

  /** Runs the action; the timer's thread calls it when the time has come. */
  @Override
  public void run() {
    try {
      super.run();
    } finally {
      finish();
    }
  }

  @Override
  boolean startOnce() {
    short stage = TimerScheduler.shared().schedule(this, daemon());
    if (stage == CANCELLED) {
      end();
    }
    return stage != STARTED_BEFORE;
  }

  @Override
  Thread newThread() {
    Carrier carrier = new Carrier(this, ThreadNames.orNext(name, target()), Threads.stackSize());
    carrier.setContextClassLoader(contextClassLoader);
    return carrier;
  }

  /** Called by the scheduler when the time has come. */
  void fire() {
    try {
      ThreadRegistry.started(this);
      asJavaThread().start();
    } catch (Throwable e) {
      Uncaught.report(this, e);
      ThreadRegistry.ended(this);
      finish();
      end();
    }
  }

  @Override
  String label() {
    return Label.of("Timer", name(), this);
  }

  private void finish() {
    over = true;
    setFinished();
  }

  private void setFinished() {
    Event event = finished;
    if (event != null) {
      event.set();
    }
  }
}
