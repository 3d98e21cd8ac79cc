package io.heddle;

import io.heddle.internal.Ambient;
import io.heddle.internal.LockAccounts;
import io.heddle.internal.Probe;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which trace hook each thread reports to, and the way there.
 *
 * <p>A thread has a {@link Reporter} if it began with another hook than all threads have, or has
 * reported something; any other reports to the hook of all. A hook for all threads overrules what
 * they began with: it opens a new epoch, and a reporter of an older one follows it. Nobody has to
 * visit the threads, so that alien and virtual ones take part.
 *
 * <p>The probe is installed while any thread may have a hook, or a scope keeps account of locks.
 */
final class Tracing extends Probe {

  private static final Tracing SHARED = new Tracing();

  static {
    LockAccounts.whenChanged(SHARED::reinstall);
  }

  /**
   * What was set last.
   *
   * @param forNew for threads that begin
   * @param forAll for all that had begun when the epoch did
   * @param epoch how many times all threads have been given a hook
   */
  private record Setting(TraceHook forNew, TraceHook forAll, long epoch) {}

  /** What one thread reports to; only that thread has it. */
  private static final class Reporter {

    private TraceHook hook;
    private long epoch;

    /** Whether it is among {@link Tracing#begun}, if the epoch is still the same. */
    private boolean counted;

    /** Whether the thread is in the hook. */
    private boolean delivering;

    Reporter(TraceHook hook, long epoch) {
      this.hook = hook;
      this.epoch = epoch;
    }
  }

  @SuppressWarnings("ThreadLocalUsage") // of a single object
  private final ThreadLocal<Reporter> reporters = new ThreadLocal<>();

  /** Guards {@link #begun}, changes of {@link #setting} and installing; held for moments. */
  private final Mutex mutex = new Mutex();

  /** Written under the mutex, read by anyone. */
  private volatile Setting setting = new Setting(TraceHook.NONE, TraceHook.NONE, 0);

  /** How many threads that live began with a hook of their own in this epoch. */
  private int begun;

  private Tracing() {}

  static Tracing shared() {
    return SHARED;
  }

  TraceHook forNew() {
    return setting.forNew;
  }

  void setForNew(TraceHook hook) {
    Objects.requireNonNull(hook, "hook");
    mutex.lock();
    try {
      setting = new Setting(hook, setting.forAll, setting.epoch);
      installIfNeeded();
    } finally {
      mutex.unlock();
    }
  }

  void setForAll(TraceHook hook) {
    Objects.requireNonNull(hook, "hook");
    mutex.lock();
    try {
      setting = new Setting(hook, hook, setting.epoch + 1);
      begun = 0;
      installIfNeeded();
    } finally {
      mutex.unlock();
    }
  }

  /** Called by a thread that Heddle has started, before its body runs. */
  void begin() {
    Setting now = setting;
    if (now.forNew != now.forAll) {
      mutex.lock();
      try {
        now = setting;
        Reporter mine = new Reporter(now.forNew, now.epoch);
        if (now.forNew != TraceHook.NONE) {
          mine.counted = true;
          begun++;
        }
        reporters.set(mine);
      } finally {
        mutex.unlock();
      }
    }
    if (installed() != null) {
      deliver(TraceEvent.Call::new);
    }
  }

  /** Called by the same thread when its body has thrown. */
  void raised(Throwable value) {
    if (installed() != null) {
      deliver(thread -> new TraceEvent.Raised(thread, value));
    }
  }

  /** Called by the same thread when its body is over. */
  void end() {
    if (installed() != null) {
      deliver(TraceEvent.Return::new);
      Reporter mine = reporters.get();
      if (mine != null) {
        unset(mine);
      }
    }
  }

  @Override
  public void acquired(Object primitive) {
    Ambient scope = Ambient.current();
    if (scope != null) {
      scope.acquired(primitive);
    }
    deliver(thread -> new TraceEvent.Acquire(thread, primitive));
  }

  @Override
  public void contended(Object primitive) {
    deliver(thread -> new TraceEvent.Contended(thread, primitive));
  }

  @Override
  public void releases(Object primitive) {
    Ambient scope = Ambient.current();
    if (scope != null) {
      scope.released(primitive);
    }
    deliver(thread -> new TraceEvent.Release(thread, primitive));
  }

  @Override
  public void awaits(Object primitive) {
    deliver(thread -> new TraceEvent.Await(thread, primitive));
  }

  @Override
  public void woke(Object primitive, boolean came) {
    deliver(thread -> new TraceEvent.Wake(thread, primitive, came));
  }

  /** Never throws. */
  private void deliver(Function<HeddleThread, TraceEvent> event) {
    Reporter mine = reporter();
    if (mine == null || mine.delivering || mine.hook == TraceHook.NONE) {
      return;
    }
    mine.delivering = true;
    try {
      mine.hook.handle(event.apply(Threads.currentThread()));
    } catch (Throwable e) {
      unset(mine);
      Uncaught.report(Threads.currentThread(), e);
    } finally {
      mine.delivering = false;
    }
  }

  /** The reporter of the calling thread as of now; null if it has no hook. */
  private @Nullable Reporter reporter() {
    Setting now = setting;
    Reporter mine = reporters.get();
    if (mine == null) {
      if (now.forAll == TraceHook.NONE) {
        return null;
      }
      mine = new Reporter(now.forAll, now.epoch);
      reporters.set(mine);
    } else if (mine.epoch != now.epoch) {
      mine.hook = now.forAll;
      mine.epoch = now.epoch;
      mine.counted = false;
    }
    return mine;
  }

  /** From now on the calling thread has no hook, until all get one. */
  private void unset(Reporter mine) {
    mine.hook = TraceHook.NONE;
    mutex.lock();
    try {
      if (mine.counted && mine.epoch == setting.epoch) {
        begun--;
        installIfNeeded();
      }
      mine.counted = false;
    } finally {
      mutex.unlock();
    }
  }

  private void reinstall() {
    mutex.lock();
    try {
      installIfNeeded();
    } finally {
      mutex.unlock();
    }
  }

  /** Called with the mutex held. */
  private void installIfNeeded() {
    boolean needed =
        LockAccounts.wanted()
            || begun > 0
            || setting.forNew != TraceHook.NONE
            || setting.forAll != TraceHook.NONE;
    install(needed ? this : null);
  }
}
