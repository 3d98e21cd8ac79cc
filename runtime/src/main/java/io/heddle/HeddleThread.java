package io.heddle;

import io.heddle.internal.Label;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
public class HeddleThread {

  static final long MIN_STACK_SIZE = 32 * 1024;

  private enum Kind {
    OWN,
    MAIN,
    DUMMY
  }

  private final Kind kind;
  private final Thread thread;
  private final AtomicBoolean started;
  private final AtomicBoolean watched = new AtomicBoolean();

  /** Opened by the thread as its last act; for the main thread, by one that watches it. */
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Dropped by the thread after it ran, so that what it refers to can be collected. */
  private @Nullable Runnable target;

  /** Makes a thread whose {@link #run()} a subclass overrides. */
  public HeddleThread() {
    this(null, null, null, 0);
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
   * @param name its name; null for {@code Thread-N (target)}
   * @param daemon whether it is a daemon; null to inherit that from the calling thread
   */
  public HeddleThread(@Nullable Runnable target, @Nullable String name, @Nullable Boolean daemon) {
    this(target, name, daemon, 0);
  }

  HeddleThread(
      @Nullable Runnable target, @Nullable String name, @Nullable Boolean daemon, long stackSize) {
    this.kind = Kind.OWN;
    this.target = target;
    this.started = new AtomicBoolean();
    this.thread = new Carrier(this, name != null ? name : ThreadNames.next(target), stackSize);
    thread.setDaemon(daemon != null ? daemon : Threads.currentThread().daemon());
  }

  private HeddleThread(ThreadFactory factory, Runnable target, @Nullable String name) {
    this.kind = Kind.OWN;
    this.target = target;
    this.started = new AtomicBoolean();
    this.thread = factory.newThread(this::carry);
    thread.setName(name != null ? name : ThreadNames.next(target));
  }

  private HeddleThread(Kind kind, Thread thread) {
    this.kind = kind;
    this.thread = thread;
    this.started = new AtomicBoolean(true);
  }

  static HeddleThread virtual(Runnable target, @Nullable String name) {
    return new HeddleThread(VirtualThreads::unstarted, target, name);
  }

  static HeddleThread main(Thread thread) {
    return new HeddleThread(Kind.MAIN, thread);
  }

  static HeddleThread dummy(Thread thread) {
    return new HeddleThread(Kind.DUMMY, thread);
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
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException(
          label() + " was started before; a thread runs once, make another one");
    }
    ThreadRegistry.started(this);
    boolean running = false;
    try {
      thread.start();
      running = true;
    } finally {
      if (!running) {
        ThreadRegistry.ended(this);
        started.set(false);
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
    ended.await();
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
    long nanos = Timeouts.toAwait(timeout);
    requireJoinable();
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Returns whether the thread has been started and has not ended.
   *
   * @return {@code true} from {@link #start()} until {@link #run()} is over and its exception, if
   *     any, has been handled
   */
  public final boolean isAlive() {
    return kind == Kind.OWN ? started.get() && ended.getCount() > 0 : thread.isAlive();
  }

  /**
   * Returns the thread's name, which means nothing to the program and need not be unique.
   *
   * @return the name
   */
  public final String name() {
    return thread.getName();
  }

  /**
   * Changes the thread's name, before or while it runs.
   *
   * @param name the new name
   */
  public final void name(String name) {
    thread.setName(Objects.requireNonNull(name, "name"));
  }

  /**
   * Returns whether the thread is a daemon. Virtual threads and dummies always are.
   *
   * @return whether the JVM ends without waiting for this thread
   */
  public final boolean daemon() {
    return kind == Kind.DUMMY || thread.isDaemon();
  }

  /**
   * Sets whether the thread is a daemon.
   *
   * @param daemon whether the JVM ends without waiting for this thread
   * @throws IllegalStateException if the thread has been started or is a dummy
   * @throws IllegalArgumentException if a virtual thread is to be no daemon
   */
  public final void daemon(boolean daemon) {
    if (started.get()) {
      throw new IllegalStateException(
          label() + " has been started; say whether it is a daemon before that");
    }
    thread.setDaemon(daemon);
  }

  /**
   * Returns the number of the thread, which no other thread of this JVM ever has.
   *
   * @return the number; 0 before the start
   */
  public final long ident() {
    return started.get() ? ThreadIds.of(thread) : 0;
  }

  /**
   * Returns whether this is the handle of a thread that Heddle did not start.
   *
   * @return whether it can be neither started nor joined
   */
  public final boolean isDummy() {
    return kind == Kind.DUMMY;
  }

  /**
   * Returns the Java thread that carries the activity, for what only that can do, such as {@link
   * Thread#interrupt()}. It should not be started by itself.
   *
   * @return always the same thread
   */
  public final Thread asJavaThread() {
    return thread;
  }

  @Override
  public String toString() {
    String state = !started.get() ? "initial" : isAlive() ? "alive" : "ended";
    return label()
        + " ["
        + state
        + (daemon() ? ", daemon" : "")
        + (isDummy() ? ", dummy" : "")
        + ", ident "
        + ident()
        + "]";
  }

  /** The whole life of the thread, in the thread. */
  final void carry() {
    try {
      if (!(thread instanceof Carrier)) {
        ThreadRegistry.enter(this);
      }
      run();
    } catch (Throwable e) {
      Uncaught.report(this, e);
    } finally {
      target = null;
      ThreadRegistry.ended(this);
      ended.countDown();
    }
  }

  private void requireJoinable() {
    if (kind == Kind.DUMMY) {
      throw new IllegalStateException(
          label() + " was not started by Heddle and cannot be joined; let it set an Event instead");
    }
    if (!started.get()) {
      throw new IllegalStateException(
          label() + " has not been started; start it before joining it");
    }
    if (thread == Thread.currentThread()) {
      throw new IllegalStateException(
          label() + " is the calling thread, which would wait for its own end");
    }
    if (kind == Kind.MAIN) {
      watchMain();
    }
  }

  /**
   * The main thread does not run {@link #carry()}. A platform thread waits for its end, because
   * {@link Thread#join()} pins a virtual thread on Java 21 to 23.
   */
  private void watchMain() {
    if (!thread.isAlive()) {
      ended.countDown();
    } else if (watched.compareAndSet(false, true)) {
      Thread watch = new Thread(this::awaitMain, "heddle-main-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  @SuppressWarnings("ThreadJoinLoop") // this is that loop
  private void awaitMain() {
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        // Nobody but the JVM knows this thread; its end is that of the main thread.
      }
    }
    ended.countDown();
  }

  private String label() {
    return Label.of("Thread", name(), this);
  }
}
