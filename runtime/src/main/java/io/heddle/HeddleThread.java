package io.heddle;

import io.heddle.internal.KeptAlive;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An activity that runs in a thread of its own.
 *
 * <p>The activity is a target given at construction, or a subclass's {@link #run()}. {@link
 * #start()} runs it, once; from then until it returns or throws, the thread is alive. What it
 * throws goes to {@link Threads#excepthook()}; a {@link ThreadExit} ends it quietly. Others wait
 * for its end with {@link #join()}.
 *
 * <pre>{@code
 * HeddleThread crawler = new HeddleThread(() -> crawl(site), "crawler", null);
 * crawler.start();
 * crawler.join();
 * }</pre>
 *
 * <p>A daemon thread does not keep the JVM alive: it is cut off when all others have ended, without
 * a chance to clean up. Whether a thread is one, it inherits from the thread that makes it, unless
 * told; the main thread is none.
 *
 * <p>It is not a {@link Thread} but has one, platform or virtual: {@link #asJavaThread()}. Threads
 * that Heddle did not start have dummy handles: alive, daemonic and impossible to join.
 *
 * <p>Memory effects: what a thread did before it called {@link #start()} is visible to the started
 * one; what that did, to every thread that has seen it end with {@link #join()} or {@link
 * #isAlive()}.
 *
 * <p>Source: Python {@code threading.Thread}.
 */
public class HeddleThread extends ThreadLife {

  // Bytes instead of enum constants: a million timers may wait, and each is one of these.

  /** Made by Heddle. */
  @SuppressWarnings("unused") // what a field is that nobody has written
  private static final byte OWN = 0;

  /** Made by Heddle, but its Java thread is a daemon whatever {@link #daemon} says. */
  private static final byte KEPT_ALIVE = 1;

  private static final byte MAIN = 2;
  private static final byte DUMMY = 3;

  private static final long ABOUT_TO_ASK_NANOS = 20_000;

  private static final VarHandle THREAD;
  private static final VarHandle DAEMON;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      THREAD = lookup.findVarHandle(HeddleThread.class, "thread", Thread.class);
      DAEMON = lookup.findVarHandle(HeddleThread.class, "daemon", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Changed by {@link Threads#registerMain()} only. */
  private volatile byte kind;

  /** Written once; null only in a {@link Timer} whose thread nobody has asked for. */
  private volatile @Nullable Thread thread;

  /** Whether it is a daemon; counts if there is no Java thread yet, or {@link #KEPT_ALIVE}. */
  private volatile boolean daemon;

  /** Written by the thread itself, when it starts or its handle is made. */
  private volatile int nativeId;

  /** Dropped by the thread after it ran, so that what it refers to can be collected. */
  private @Nullable Runnable target;

  /** Makes a thread whose {@link #run()} a subclass overrides. */
  public HeddleThread() {
    this(null, null, null);
  }

  /**
   * Makes a thread whose {@link #run()} a subclass overrides.
   *
   * @param name its name
   */
  public HeddleThread(String name) {
    this(null, Objects.requireNonNull(name, "name"), null);
  }

  /**
   * Makes a thread.
   *
   * @param target what it runs
   */
  public HeddleThread(Runnable target) {
    this(Objects.requireNonNull(target, "target"), null, null);
  }

  /**
   * Makes a thread.
   *
   * @param target what it runs
   * @param name its name
   */
  public HeddleThread(Runnable target, String name) {
    this(Objects.requireNonNull(target, "target"), Objects.requireNonNull(name, "name"), null);
  }

  /**
   * Makes a thread.
   *
   * @param target what it runs; null for nothing, or for what a subclass's {@link #run()} says
   * @param name its name; null or empty for {@code Thread-N (target)}
   * @param daemon whether it is a daemon; null to inherit that from the calling thread
   */
  public HeddleThread(@Nullable Runnable target, @Nullable String name, @Nullable Boolean daemon) {
    this(target, name, daemon, Threads.stackSize(), null);
  }

  HeddleThread(
      @Nullable Runnable target,
      @Nullable String name,
      @Nullable Boolean daemon,
      long stackSize,
      @Nullable Context context) {
    if (target instanceof KeptAlive) {
      this.kind = KEPT_ALIVE;
    }
    this.target = target;
    boolean isDaemon = daemon != null ? daemon : Threads.currentThread().daemon();
    DAEMON.setRelease(this, isDaemon);
    Thread made = new Carrier(this, ThreadNames.orNext(name, target), stackSize, context);
    made.setDaemon(kind == KEPT_ALIVE || isDaemon);
    this.thread = made;
  }

  HeddleThread(
      ThreadFactory factory, Runnable target, @Nullable String name, @Nullable Context context) {
    this.target = target;
    Thread made = factory.newThread(new FirstStep(this, context));
    made.setName(ThreadNames.orNext(name, target));
    this.thread = made;
  }

  private HeddleThread(byte kind, Thread thread) {
    this.kind = kind;
    this.thread = thread;
    begin();
  }

  /** For a subclass that makes its thread when it needs one: {@link #newThread()}. */
  HeddleThread(Runnable target, boolean daemon) {
    this.target = target;
    DAEMON.setRelease(this, daemon);
  }

  static HeddleThread virtual(Runnable target, @Nullable String name, @Nullable Context context) {
    return new HeddleThread(VirtualThreads::unstarted, target, name, context);
  }

  static HeddleThread main(Thread thread) {
    return new HeddleThread(MAIN, thread);
  }

  static HeddleThread dummy(Thread thread) {
    return new HeddleThread(DUMMY, thread);
  }

  /**
   * The activity: runs the target, if one was given. Subclasses override it; nobody calls it to
   * start the thread.
   */
  public void run() {
    Runnable activity = target;
    if (activity != null) {
      try {
        activity.run();
      } finally {
        target = null;
      }
    }
  }

  /**
   * Starts the activity in its thread.
   *
   * @throws IllegalStateException if it was started before
   * @throws OutOfMemoryError if the system has no room for another thread; it may be started later
   */
  public final void start() {
    if (!startOnce()) {
      throw new IllegalStateException(
          label() + " was started before; a thread runs once, make another one");
    }
  }

  /** Starts it; false if it was started before. If it throws, nothing has happened. */
  boolean startOnce() {
    if (!begin()) {
      return false;
    }
    boolean running = false;
    ThreadRegistry.started(this);
    try {
      thread().start();
      running = true;
      return true;
    } finally {
      if (!running) {
        ThreadRegistry.ended(this);
        begunInVain();
      }
    }
  }

  /**
   * Waits until the thread has ended, well or by an exception. It may be joined many times.
   *
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     its interrupt status is cleared
   * @throws IllegalStateException if this is the calling thread, was not started, or is a dummy
   */
  public final void join() throws InterruptedException {
    requireJoinable();
    Probe probe = isOver() ? null : Probe.installed();
    if (probe == null) {
      awaitEnd();
    } else {
      probe.await(this, this::awaitEnd);
    }
  }

  /**
   * Waits until the thread has ended, for a limited time.
   *
   * @param timeout how long to wait at most; zero or less means not to wait
   * @return whether it has ended
   * @throws InterruptedException if the calling thread was interrupted before or while it waited;
   *     its interrupt status is cleared
   * @throws IllegalStateException if this is the calling thread, was not started, or is a dummy
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public final boolean join(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAwait(timeout, this);
    requireJoinable();
    Probe probe = isOver() || nanos == 0 ? null : Probe.installed();
    return probe == null ? awaitEnd(nanos) : probe.tryAwait(this, () -> awaitEnd(nanos));
  }

  /**
   * Returns whether the thread has been started and has not ended.
   *
   * @return {@code true} from {@link #start()} until {@link #run()} is over and its exception, if
   *     any, has been handled
   */
  public final boolean isAlive() {
    return kind <= KEPT_ALIVE ? isStarted() : thread().isAlive();
  }

  /**
   * Returns the thread's name, which means nothing to the program and need not be unique.
   *
   * @return the name
   */
  public final String name() {
    return thread().getName();
  }

  /**
   * Changes the thread's name, before or while it runs.
   *
   * @param name the new name
   */
  public final void name(String name) {
    thread().setName(Objects.requireNonNull(name, "name"));
  }

  /**
   * Returns whether the thread is a daemon. Virtual threads and dummies always are. For a worker of
   * a pool, whose pool keeps the JVM alive as long as there is work, this is what the threads
   * inherit that its tasks make.
   *
   * @return whether the JVM ends without waiting for this thread
   */
  public final boolean daemon() {
    if (kind == DUMMY) {
      return true;
    }
    Thread made = thread;
    return (kind == KEPT_ALIVE || made == null) ? daemon : made.isDaemon();
  }

  /**
   * Sets whether the thread is a daemon.
   *
   * @param daemon whether the JVM ends without waiting for this thread
   * @throws IllegalStateException if the thread has been started or is a dummy
   * @throws IllegalArgumentException if a virtual thread is to be no daemon
   */
  public final void daemon(boolean daemon) {
    if (!isNew()) {
      throw new IllegalStateException(
          label() + " has been started; say whether it is a daemon before that");
    }
    Thread made = thread;
    if (made != null && kind != KEPT_ALIVE) {
      made.setDaemon(daemon);
    }
    DAEMON.setRelease(this, daemon);
  }

  /**
   * Returns the number of the thread, which no other thread of this JVM ever has.
   *
   * @return the number; 0 before the start
   */
  public final long ident() {
    return !isNew() ? ThreadIds.of(thread()) : 0;
  }

  /**
   * Returns the number by which the operating system's kernel knows the thread. It is its own as
   * long as the thread lives; afterwards the kernel may give it to another. That of the main thread
   * or an alien thread is known once that thread has asked for its own handle.
   *
   * @return the number; nothing before the start, for a timer that waits, for a virtual thread,
   *     which the kernel does not know, and on platforms that do not tell (all but Linux)
   */
  public final OptionalLong nativeId() {
    int id = nativeId;
    while (id == NativeThreadIds.NOT_ASKED && isAboutToAsk()) {
      LockSupport.parkNanos(this, ABOUT_TO_ASK_NANOS);
      id = nativeId;
    }
    return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /**
   * Returns whether this is the handle of a thread that Heddle did not start.
   *
   * @return whether it can be neither started nor joined
   */
  public final boolean isDummy() {
    return kind == DUMMY;
  }

  /**
   * Returns the Java thread that carries the activity, for what only that can do, such as {@link
   * Thread#interrupt()}. It should not be started by itself.
   *
   * @return always the same thread
   */
  public final Thread asJavaThread() {
    return thread();
  }

  @Override
  public String toString() {
    String state = isNew() ? "initial" : isAlive() ? "started" : "stopped";
    return label()
        + " ["
        + state
        + (daemon() ? ", daemon" : "")
        + (isDummy() ? ", dummy" : "")
        + ", ident "
        + ident()
        + "]";
  }

  /** The Java thread; null in a {@link Timer} whose thread nobody has asked for. */
  final @Nullable Thread threadOrNull() {
    return thread;
  }

  /** What it runs; null if nothing was given, or when it has run. */
  final @Nullable Runnable target() {
    return target;
  }

  /** Makes the thread of a handle that was constructed without one. */
  Thread newThread() {
    throw new AssertionError("constructed with a thread");
  }

  /** The whole life of the thread, in the thread. */
  final void carry(@Nullable Context given) {
    try {
      if (thread() instanceof Carrier) {
        meetKernel();
      } else {
        ThreadRegistry.enter(this);
      }
      ObservedRun.run(this, given == null ? this::run : () -> given.run(this::run));
    } catch (Throwable e) {
      Uncaught.report(this, e);
    } finally {
      ThreadRegistry.ended(this);
      end();
    }
  }

  /** Called in a platform thread that this is the handle of. */
  final void meetKernel() {
    nativeId = NativeThreadIds.current();
  }

  final void dropTarget() {
    target = null;
  }

  /** Tells everyone that the thread has ended, and drops what it was to run. */
  final void end() {
    dropTarget();
    announceEnd();
  }

  /** Makes the handle of an alien thread that of the main thread. */
  final void becomeMain() {
    if (kind == DUMMY) {
      kind = MAIN;
    }
  }

  /** The other way round. */
  final void becomeAlien() {
    if (kind == MAIN) {
      kind = DUMMY;
    }
  }

  /** Asking the kernel is the first thing that a platform thread does. */
  private boolean isAboutToAsk() {
    return isStarted() && thread instanceof Carrier carrier && carrier.isAlive();
  }

  private Thread thread() {
    Thread made = thread;
    if (made != null) {
      return made;
    }
    Thread fresh = newThread();
    fresh.setDaemon(daemon);
    Thread first = (Thread) THREAD.compareAndExchange(this, (Thread) null, fresh);
    return first == null ? fresh : first;
  }

  private void requireJoinable() {
    if (kind == DUMMY) {
      throw new IllegalStateException(
          label() + " was not started by Heddle and cannot be joined; let it set an Event instead");
    }
    requireStarted();
    if (thread == Thread.currentThread()) {
      throw new IllegalStateException(
          label()
              + " is the calling thread, which would wait for its own end; join it from another one");
    }
    if (kind == MAIN) {
      MainThreadWatch.begin(this);
    }
  }

  @Override
  String label() {
    return Label.of("Thread", name(), this);
  }
}
