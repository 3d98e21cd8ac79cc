package io.heddle;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits on behalf of all timers, in one thread, and starts each timer's own thread when its time
 * has come.
 *
 * <p>That one thread is a daemon; timers that are none keep the JVM alive through {@link
 * KeepAlive}. Both threads are made when the first timer needs them.
 */
final class TimerScheduler implements Runnable {

  /** A tick is 2 to this power nanoseconds, 131 microseconds. */
  private static final int TICK_SHIFT = 17;

  private static final TimerScheduler SHARED = new TimerScheduler();

  /** Guards all fields below and those of waiting timers; held for moments only. */
  private final Mutex mutex = new Mutex();

  private final TimingWheel wheel = new TimingWheel();
  private final KeepAlive keepAlive = new KeepAlive("heddle-timers-keep-alive", mutex);

  private @Nullable Thread thread;

  /** The first of those whose time has come and whose threads are yet to be started. */
  private @Nullable Timer firing;

  /** The tick until which the thread sleeps; zero while it is awake and will look by itself. */
  private long sleepsUntil;

  /** When tick zero was. */
  private final long origin = System.nanoTime();

  private TimerScheduler() {}

  static TimerScheduler shared() {
    return SHARED;
  }

  /**
   * Starts a timer and lets it wait, unless it has been cancelled. If this throws, nothing has
   * changed.
   *
   * @return in which stage it was: {@link Timer#UNSTARTED}, {@link Timer#CANCELLED}, or {@link
   *     Timer#STARTED_BEFORE} if this has changed nothing
   */
  short schedule(Timer timer, boolean daemon) {
    boolean sleepsTooLong;
    mutex.lock();
    try {
      if (!timer.isNew()) {
        return Timer.STARTED_BEFORE;
      }
      if (timer.slot == Timer.CANCELLED) {
        timer.setStarted();
        return Timer.CANCELLED;
      }
      requireThread();
      if (!daemon) {
        keepAlive.retain();
        timer.retained = true;
      }
      timer.due = tickNotBefore(timer.due);
      timer.setStarted();
      wheel.add(timer);
      sleepsTooLong = timer.due < sleepsUntil;
      if (sleepsTooLong) {
        sleepsUntil = 0;
      }
    } finally {
      mutex.unlock();
    }
    if (sleepsTooLong) {
      LockSupport.unpark(thread);
    }
    return Timer.UNSTARTED;
  }

  /** Cancels a timer that waits or has not been started; returns in which stage it was. */
  short cancel(Timer timer) {
    mutex.lock();
    try {
      short stage = timer.slot;
      if (stage >= 0) {
        wheel.remove(timer);
        letGo(timer);
      }
      if (stage != Timer.FIRED) {
        timer.slot = Timer.CANCELLED;
      }
      return stage;
    } finally {
      mutex.unlock();
    }
  }

  void addWaiting(Set<? super Timer> timers) {
    mutex.lock();
    try {
      wheel.forEach(timers::add);
      for (Timer timer = firing; timer != null; timer = timer.next) {
        timers.add(timer);
      }
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public void run() {
    while (true) {
      Timer due;
      long sleep = 0;
      mutex.lock();
      try {
        long now = System.nanoTime() - origin;
        due = wheel.advance(now >>> TICK_SHIFT);
        firing = due;
        sleepsUntil = 0;
        if (due == null) {
          sleepsUntil = wheel.next();
          sleep =
              sleepsUntil > Long.MAX_VALUE >>> TICK_SHIFT
                  ? Long.MAX_VALUE
                  : (sleepsUntil << TICK_SHIFT) - now;
        }
        for (Timer timer = due; timer != null; timer = timer.next) {
          timer.slot = Timer.FIRED;
        }
      } finally {
        mutex.unlock();
      }
      if (due == null) {
        LockSupport.parkNanos(this, sleep);
        // Whoever interrupts all threads that there are must not keep this one awake.
        Thread.interrupted();
      }
      while (due != null) {
        due.fire();
        due = fired(due);
      }
    }
  }

  /** Takes a timer that has its thread off the chain, and returns the next one. */
  private @Nullable Timer fired(Timer timer) {
    mutex.lock();
    try {
      firing = timer.next;
      timer.next = null;
      letGo(timer);
      return firing;
    } finally {
      mutex.unlock();
    }
  }

  private void letGo(Timer timer) {
    if (timer.retained) {
      timer.retained = false;
      keepAlive.release();
    }
  }

  private void requireThread() {
    if (thread == null) {
      Thread waiting = new Thread(null, this, "heddle-timers", 0, false);
      waiting.setDaemon(true);
      waiting.setContextClassLoader(null);
      waiting.start();
      thread = waiting;
    }
  }

  /** The first tick that begins when so many nanoseconds are over. */
  private long tickNotBefore(long nanos) {
    long when = System.nanoTime() - origin + nanos;
    return ((when < 0 ? Long.MAX_VALUE : when) >>> TICK_SHIFT) + 1;
  }
}
