package io.heddle;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which profile hook each thread tells what it has cost. */
final class Profiling {

  private static final Profiling SHARED = new Profiling();

  /**
   * What was set last.
   *
   * @param forNew for threads that begin
   * @param forAll for those that had begun before the epoch
   * @param epoch how many times all threads have been given a hook
   * @param baselines what the threads that ran had cost when the epoch began, by their ids
   */
  private record Setting(
      ProfileHook forNew, ProfileHook forAll, long epoch, Map<Long, ThreadCosts> baselines) {}

  /**
   * What a thread begins with, kept by that thread.
   *
   * @param start what it had cost then; null if nobody wanted to know
   */
  record Begin(long epoch, ProfileHook hook, @Nullable ThreadCosts start) {}

  /** Guards the changes of {@link #setting}; held for moments. */
  private final Mutex mutex = new Mutex();

  /** Written under the mutex, read by anyone. */
  private volatile Setting setting =
      new Setting(ProfileHook.NONE, ProfileHook.NONE, 0, new ConcurrentHashMap<>());

  private Profiling() {}

  static Profiling shared() {
    return SHARED;
  }

  ProfileHook forNew() {
    return setting.forNew;
  }

  void setForNew(ProfileHook hook) {
    Objects.requireNonNull(hook, "hook");
    mutex.lock();
    try {
      Setting old = setting;
      setting = new Setting(hook, old.forAll, old.epoch, old.baselines);
    } finally {
      mutex.unlock();
    }
  }

  /**
   * The baselines are taken once the setting is visible: whoever began without seeing it is among
   * the threads that are alive then, or has ended.
   */
  void setForAll(ProfileHook hook) {
    Objects.requireNonNull(hook, "hook");
    Setting fresh;
    mutex.lock();
    try {
      fresh = new Setting(hook, hook, setting.epoch + 1, new ConcurrentHashMap<>());
      setting = fresh;
    } finally {
      mutex.unlock();
    }
    if (hook != ProfileHook.NONE) {
      for (HeddleThread thread : ThreadRegistry.running()) {
        long id = thread.ident();
        fresh.baselines.put(id, ThreadCosts.of(id));
      }
    }
  }

  /** Called by a thread that Heddle has started, before its body runs. */
  Begin begin() {
    Setting now = setting;
    return new Begin(
        now.epoch,
        now.forNew,
        now.forNew == ProfileHook.NONE ? null : ThreadCosts.of(ThreadIds.current()));
  }

  /** Called by the same thread when its body is over. */
  void end(HeddleThread thread, Begin begin) {
    Setting now = setting;
    boolean overruled = now.epoch != begin.epoch;
    ProfileHook hook = overruled ? now.forAll : begin.hook;
    ThreadCosts start = overruled ? now.baselines.remove(ThreadIds.current()) : begin.start;
    if (start == null || hook == ProfileHook.NONE) {
      return;
    }
    try {
      hook.handle(ThreadCosts.of(ThreadIds.current()).since(start, thread));
    } catch (Throwable e) {
      Uncaught.report(thread, e);
    }
  }
}
