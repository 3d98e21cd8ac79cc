package io.heddle.benchmarks.paired;

import io.heddle.benchmarks.paired.Target.AmountAtMost;
import io.heddle.benchmarks.paired.Target.CostAtMost;
import io.heddle.benchmarks.paired.Target.ThroughputAtLeast;
import io.heddle.benchmarks.paired.contenders.BarrierMeeting;
import io.heddle.benchmarks.paired.contenders.ConditionHandOver;
import io.heddle.benchmarks.paired.contenders.ConditionSignalAll;
import io.heddle.benchmarks.paired.contenders.EventAwait;
import io.heddle.benchmarks.paired.contenders.EventHandOver;
import io.heddle.benchmarks.paired.contenders.EventIsSet;
import io.heddle.benchmarks.paired.contenders.EventSetClear;
import io.heddle.benchmarks.paired.contenders.HookedLockPair;
import io.heddle.benchmarks.paired.contenders.HookedRLockPair;
import io.heddle.benchmarks.paired.contenders.LocalGet;
import io.heddle.benchmarks.paired.contenders.LockPair;
import io.heddle.benchmarks.paired.contenders.NamedLockPair;
import io.heddle.benchmarks.paired.contenders.PoolMap;
import io.heddle.benchmarks.paired.contenders.PoolSubmit;
import io.heddle.benchmarks.paired.contenders.QueueHandOver;
import io.heddle.benchmarks.paired.contenders.QueuePair;
import io.heddle.benchmarks.paired.contenders.RLockPair;
import io.heddle.benchmarks.paired.contenders.ReentryPair;
import io.heddle.benchmarks.paired.contenders.ScopeAmounts;
import io.heddle.benchmarks.paired.contenders.ScopeFork;
import io.heddle.benchmarks.paired.contenders.Section;
import io.heddle.benchmarks.paired.contenders.SemaphorePair;
import io.heddle.benchmarks.paired.contenders.TimerAmounts;
import io.heddle.benchmarks.paired.contenders.TimerCancel;
import java.util.function.Supplier;

/** A line of the table: what is measured, against whom, and what it has to reach. */
enum Row {
  LOCK_OLD("`Lock` pair, old", "`ReentrantLock`", atMost(0.70), Setting.OLD, lock()),
  LOCK_YOUNG("`Lock` pair, young", "`ReentrantLock`", atMost(1.02), Setting.YOUNG, lock()),
  RLOCK_OLD("`RLock` pair, old", "`ReentrantLock`", atMost(0.72), Setting.OLD, rlock()),
  RLOCK_YOUNG("`RLock` pair, young", "`ReentrantLock`", atMost(1.05), Setting.YOUNG, rlock()),
  RLOCK_REENTRY(
      "`RLock`, re-entered pair",
      "the same",
      atMost(0.35),
      Setting.OLD,
      () -> Pair.brief(new ReentryPair.Ours(), new ReentryPair.Theirs())),

  LOCK_2_EMPTY("`Lock`, 2 threads, empty", "`ReentrantLock`", atLeast(1), locks(2, Section.EMPTY)),
  LOCK_4_EMPTY("`Lock`, 4 threads, empty", "`ReentrantLock`", atLeast(1), locks(4, Section.EMPTY)),
  LOCK_8_EMPTY("`Lock`, 8 threads, empty", "`ReentrantLock`", atLeast(1), locks(8, Section.EMPTY)),
  LOCK_2_SHORT("`Lock`, 2 threads, short", "`ReentrantLock`", atLeast(1), locks(2, Section.SHORT)),
  LOCK_4_SHORT(
      "`Lock`, 4 threads, short", "`ReentrantLock`", atLeast(1.2), locks(4, Section.SHORT)),
  LOCK_8_SHORT(
      "`Lock`, 8 threads, short", "`ReentrantLock`", atLeast(1.2), locks(8, Section.SHORT)),
  RLOCK_2_EMPTY(
      "`RLock`, 2 threads, empty", "`ReentrantLock`", atLeast(1), rlocks(2, Section.EMPTY)),
  RLOCK_4_EMPTY(
      "`RLock`, 4 threads, empty", "`ReentrantLock`", atLeast(1), rlocks(4, Section.EMPTY)),
  RLOCK_8_EMPTY(
      "`RLock`, 8 threads, empty", "`ReentrantLock`", atLeast(1), rlocks(8, Section.EMPTY)),
  RLOCK_2_SHORT(
      "`RLock`, 2 threads, short", "`ReentrantLock`", atLeast(1), rlocks(2, Section.SHORT)),
  RLOCK_4_SHORT(
      "`RLock`, 4 threads, short", "`ReentrantLock`", atLeast(1.2), rlocks(4, Section.SHORT)),
  RLOCK_8_SHORT(
      "`RLock`, 8 threads, short", "`ReentrantLock`", atLeast(1.2), rlocks(8, Section.SHORT)),

  CONDITION_HAND_OVER(
      "`Condition`, there and back",
      "`ReentrantLock`'s",
      atMost(1.05),
      Setting.ONE_PROCESSOR,
      () -> Pair.lengthy(new ConditionHandOver.Ours(), new ConditionHandOver.Theirs())),
  CONDITION_SIGNAL_8(
      "`Condition`, signal to 8",
      "`ReentrantLock`'s",
      atMost(1.05),
      Setting.ANY,
      () -> Pair.lengthy(new ConditionSignalAll.Ours(), new ConditionSignalAll.Theirs())),

  SEMAPHORE("`Semaphore` pair", "j.u.c. `Semaphore`", atMost(1), Setting.OLD, semaphore()),
  SEMAPHORE_HEDDLE(
      "`Semaphore` pair, in a `HeddleThread`",
      "j.u.c. `Semaphore`",
      atMost(1),
      Setting.OLD_IN_HEDDLE_THREAD,
      semaphore()),
  SEMAPHORE_2("`Semaphore(1)`, 2 threads", "j.u.c. `Semaphore`", atLeast(1), semaphores(2, 1)),
  SEMAPHORE_4("`Semaphore(2)`, 4 threads", "j.u.c. `Semaphore`", atLeast(1), semaphores(4, 2)),
  SEMAPHORE_8("`Semaphore(2)`, 8 threads", "j.u.c. `Semaphore`", atLeast(1), semaphores(8, 2)),

  EVENT_AWAIT(
      "`Event.await()` when set", "`CountDownLatch.await()`", atMost(1), Setting.OLD, eventAwait()),
  EVENT_AWAIT_HEDDLE(
      "`Event.await()` when set, in a `HeddleThread`",
      "`CountDownLatch.await()`",
      atMost(1),
      Setting.OLD_IN_HEDDLE_THREAD,
      eventAwait()),
  EVENT_IS_SET(
      "`Event.isSet()`",
      "volatile read",
      atMost(1.1),
      Setting.OLD,
      () -> Pair.brief(new EventIsSet.Ours(), new EventIsSet.Theirs())),
  EVENT_SET_CLEAR(
      "`Event.set()` and `clear()`",
      "flag, `ReentrantLock`, its `Condition`",
      atMost(0.5),
      Setting.OLD,
      () -> Pair.brief(new EventSetClear.Ours(), new EventSetClear.Theirs())),
  EVENT_HAND_OVER(
      "`Event`, there and back",
      "flag, `ReentrantLock`, its `Condition`",
      atMost(1.05),
      Setting.ONE_PROCESSOR,
      () -> Pair.lengthy(new EventHandOver.Ours(), new EventHandOver.Theirs())),

  BARRIER_2(
      "`Barrier`, 2 parties", "`CyclicBarrier`", atMost(1.05), Setting.ONE_PROCESSOR, barrier(2)),
  BARRIER_4(
      "`Barrier`, 4 parties", "`CyclicBarrier`", atMost(1.05), Setting.ONE_PROCESSOR, barrier(4)),

  LOCAL_GET("`Local.get()`", "`ThreadLocal.get()`", atMost(1.1), Setting.OLD, local()),
  LOCAL_GET_HEDDLE(
      "`Local.get()` in a `HeddleThread`",
      "`ThreadLocal.get()`",
      atMost(0.5),
      Setting.OLD_IN_HEDDLE_THREAD,
      local()),

  TIMER_CANCEL(
      "`Timer` start and cancel, 100,000 pending",
      "`ScheduledThreadPoolExecutor`",
      atMost(0.4),
      Setting.ANY,
      () -> Pair.brief(new TimerCancel.Ours(), new TimerCancel.Theirs())),
  TIMER_MEMORY(
      "`Timer`, each of 1,000,000 pending",
      "–",
      new AmountAtMost(64, "bytes"),
      Setting.ANY,
      () -> new Amount(TimerAmounts::bytesEach)),
  TIMER_LATENESS(
      "`Timer`, lateness at the median",
      "–",
      new AmountAtMost(2, "ms"),
      Setting.ANY,
      () -> new Amount(TimerAmounts::medianLateness)),

  QUEUE_PUT_GET(
      "`Queue` put and get, 1 thread",
      "`ArrayBlockingQueue`",
      atMost(1.1),
      Setting.OLD,
      () -> Pair.brief(new QueuePair.Ours(), new QueuePair.Theirs())),
  QUEUE_1_1(
      "`Queue`, 1 to 1", "`ArrayBlockingQueue`", atMost(1.1), Setting.ONE_PROCESSOR, queue(1)),
  QUEUE_2_2("`Queue`, 2 to 2", "`ArrayBlockingQueue`", atMost(1.1), Setting.ANY, queue(2)),

  POOL_SUBMIT(
      "`ThreadPool` submit and result",
      "`ThreadPoolExecutor`",
      atMost(1.1),
      Setting.ONE_PROCESSOR,
      () -> Pair.lengthy(new PoolSubmit.Ours(), new PoolSubmit.Theirs())),
  POOL_MAP(
      "`ThreadPool` map of 10,000",
      "`ThreadPoolExecutor`",
      atMost(1.1),
      Setting.ANY,
      () -> Pair.lengthy(new PoolMap.Ours(), new PoolMap.Theirs())),

  SCOPE_FORK_JOIN(
      "`Scope` with one empty task",
      "`Thread.start()` and `join()`",
      atMost(1.15),
      Setting.ONE_PROCESSOR,
      () -> Pair.lengthy(new ScopeFork.Ours(), new ScopeFork.Theirs())),
  SCOPE_MEMORY(
      "`Scope`, each of 100,000 tasks beyond its thread (2,000 on 17)",
      "–",
      new AmountAtMost(1024, "bytes"),
      Setting.ANY,
      () -> new Amount(ScopeAmounts::bytesPerChild)),
  SCOPE_WAKE(
      "`Scope.join()`, after its last task at the median",
      "–",
      new AmountAtMost(1, "ms"),
      Setting.ANY,
      () -> new Amount(ScopeAmounts::medianWake)),
  SCOPE_CANCEL(
      "`Scope`, 10,000 blocked tasks cancelled (1,000 on 17)",
      "–",
      new AmountAtMost(200, "ms"),
      Setting.ANY,
      () -> new Amount(ScopeAmounts::cancelling)),

  HOOKS_LOCK(
      "`Lock` pair, hooks unset",
      "the same without hooks",
      atMost(1.02),
      Setting.OLD,
      () -> Pair.brief(new HookedLockPair.Hooked(), new HookedLockPair.Unhooked())),
  HOOKS_RLOCK(
      "`RLock` pair, hooks unset",
      "the same without hooks",
      atMost(1.02),
      Setting.OLD,
      () -> Pair.brief(new HookedRLockPair.Hooked(), new HookedRLockPair.Unhooked())),
  NAMED(
      "`Lock` pair, named",
      "the same without a name",
      atMost(1.02),
      Setting.OLD,
      () -> Pair.brief(new NamedLockPair.Named(), new NamedLockPair.Nameless()));

  private final String what;
  private final String against;
  private final Target target;
  private final Setting setting;
  private final Supplier<Measurement> measurement;

  Row(
      String what,
      String against,
      Target target,
      Setting setting,
      Supplier<Measurement> measurement) {
    this.what = what;
    this.against = against;
    this.target = target;
    this.setting = setting;
    this.measurement = measurement;
  }

  Row(String what, String against, Target target, Supplier<Measurement> measurement) {
    this(what, against, target, Setting.OLD, measurement);
  }

  String what() {
    return what;
  }

  String against() {
    return against;
  }

  Target target() {
    return target;
  }

  Setting setting() {
    return setting;
  }

  /** Makes the contenders. */
  Measurement measurement() {
    return measurement.get();
  }

  private static Target atMost(double ratio) {
    return new CostAtMost(ratio);
  }

  private static Target atLeast(double ratio) {
    return new ThroughputAtLeast(ratio);
  }

  private static Supplier<Measurement> lock() {
    return () -> Pair.brief(new LockPair.Ours(Section.EMPTY), new LockPair.Theirs(Section.EMPTY));
  }

  private static Supplier<Measurement> rlock() {
    return () -> Pair.brief(new RLockPair.Ours(Section.EMPTY), new RLockPair.Theirs(Section.EMPTY));
  }

  private static Supplier<Measurement> locks(int threads, int steps) {
    return () -> new Crowd(new LockPair.Ours(steps), new LockPair.Theirs(steps), threads);
  }

  private static Supplier<Measurement> rlocks(int threads, int steps) {
    return () -> new Crowd(new RLockPair.Ours(steps), new RLockPair.Theirs(steps), threads);
  }

  private static Supplier<Measurement> semaphore() {
    return () ->
        Pair.brief(
            new SemaphorePair.Ours(1, Section.EMPTY), new SemaphorePair.Theirs(1, Section.EMPTY));
  }

  private static Supplier<Measurement> semaphores(int threads, int permits) {
    return () ->
        new Crowd(
            new SemaphorePair.Ours(permits, Section.SHORT),
            new SemaphorePair.Theirs(permits, Section.SHORT),
            threads);
  }

  private static Supplier<Measurement> eventAwait() {
    return () -> Pair.brief(new EventAwait.Ours(), new EventAwait.Theirs());
  }

  private static Supplier<Measurement> barrier(int parties) {
    return () -> Pair.lengthy(new BarrierMeeting.Ours(parties), new BarrierMeeting.Theirs(parties));
  }

  private static Supplier<Measurement> local() {
    return () -> Pair.brief(new LocalGet.Ours(), new LocalGet.Theirs());
  }

  private static Supplier<Measurement> queue(int pairs) {
    return () -> Pair.lengthy(new QueueHandOver.Ours(pairs), new QueueHandOver.Theirs(pairs));
  }
}
