package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.pool.CancelledException;
import io.heddle.pool.Future;
import io.heddle.pool.ThreadPool;
import io.heddle.queue.Queue;
import io.heddle.queue.QueueShutDownException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What must not be done with the primitives, each on a fresh subject. */
final class Misuses {

  private static final String NAME = "the.subject";

  private Misuses() {}

  static Stream<Misuse> all() throws Exception {
    return Stream.of(
            locks(),
            conditions(),
            semaphores(),
            barriers(),
            threads(),
            timers(),
            queues(),
            pools(),
            values())
        .flatMap(List::stream);
  }

  private static List<Misuse> locks() {
    Lock lock = new Lock(NAME);
    RLock rlock = new RLock(NAME);
    RLock foreign = new RLock(NAME);
    elsewhere(foreign::acquire);
    RwLock rw = new RwLock(NAME);
    RwLock read = new RwLock(NAME);
    read.readLock().acquire();
    Locked<String> locked = Locked.of("value");
    Locked<String>.Access access = locked.hold();
    access.close();
    return List.of(
        misuse("release", IllegalStateException.class, lock, lock::release, using(lock)),
        misuse("release", IllegalMonitorStateException.class, rlock, rlock::release, using(rlock)),
        misuse(
            "release by another thread",
            IllegalMonitorStateException.class,
            foreign,
            foreign::release,
            () -> assertThat(foreign.holdCount()).isOne()),
        misuse(
            "giving up whole",
            IllegalMonitorStateException.class,
            rlock,
            rlock::releaseFully,
            using(rlock)),
        misuse(
            "giving up whole",
            IllegalMonitorStateException.class,
            lock,
            lock::releaseFully,
            using(lock)),
        misuse(
            "release",
            IllegalMonitorStateException.class,
            rw.readLock(),
            rw.readLock()::release,
            using(rw.readLock())),
        misuse(
            "release",
            IllegalMonitorStateException.class,
            rw.writeLock(),
            rw.writeLock()::release,
            using(rw.writeLock())),
        new Misuse(
            "upgrade",
            LockUpgradeException.class,
            "RwLock \"the.subject\"",
            read,
            read.writeLock()::acquire,
            () -> {
              read.readLock().release();
              read.writeLock().run(() -> {});
            }),
        new Misuse(
            "reaching the value",
            IllegalMonitorStateException.class,
            "RLock@",
            locked,
            access::get,
            () -> locked.run(value -> assertThat(value).isEqualTo("value"))));
  }

  private static List<Misuse> conditions() {
    Condition condition = new Condition(NAME);
    ThrowingRunnable<Exception> use =
        () -> condition.run(() -> assertThat(condition.await(Duration.ZERO)).isFalse());
    Class<IllegalMonitorStateException> refusal = IllegalMonitorStateException.class;
    return List.of(
        misuse("await", refusal, condition, condition::await, use),
        misuse("await", refusal, condition, () -> condition.await(Duration.ZERO), use),
        misuse("awaitUntil", refusal, condition, () -> condition.awaitUntil(() -> true), use),
        misuse("signal", refusal, condition, condition::signal, use),
        misuse("signal of none", refusal, condition, () -> condition.signal(0), use),
        misuse("signalAll", refusal, condition, condition::signalAll, use),
        new Misuse(
            "release", refusal, "RLock \"the.subject\"", condition, condition::release, use));
  }

  private static List<Misuse> semaphores() {
    Semaphore semaphore = new Semaphore(NAME, Integer.MAX_VALUE);
    BoundedSemaphore bounded = new BoundedSemaphore(NAME, 3);
    ThrowingRunnable<Exception> use = () -> semaphore.run(() -> {});
    ThrowingRunnable<Exception> useBounded = () -> bounded.run(() -> {});
    return List.of(
        making("start", "Semaphore \"the.subject\"", () -> new Semaphore(NAME, -1)),
        making("start", "A new Semaphore", () -> new Semaphore(Integer.MIN_VALUE)),
        making("start", "BoundedSemaphore \"the.subject\"", () -> new BoundedSemaphore(NAME, -1)),
        misuse(
            "release of none",
            IllegalArgumentException.class,
            semaphore,
            () -> semaphore.release(0),
            use),
        misuse(
            "release of fewer",
            IllegalArgumentException.class,
            semaphore,
            () -> semaphore.release(Integer.MIN_VALUE),
            use),
        misuse(
            "release past all counting",
            IllegalStateException.class,
            semaphore,
            semaphore::release,
            use),
        misuse(
            "release past the start",
            IllegalStateException.class,
            bounded,
            bounded::release,
            useBounded),
        misuse(
            "release of many",
            IllegalStateException.class,
            bounded,
            () -> bounded.release(Integer.MAX_VALUE),
            useBounded));
  }

  private static List<Misuse> barriers() {
    Barrier broken = new Barrier(NAME, 1);
    broken.abort();
    return List.of(
        making("no parties", "A new Barrier", () -> new Barrier(0)),
        making(
            "no parties",
            "Barrier \"the.subject\"",
            () -> new Barrier(NAME, Integer.MIN_VALUE, null, null)),
        misuse(
            "await",
            BrokenBarrierException.class,
            broken,
            broken::await,
            () -> {
              broken.reset();
              assertThat(broken.await()).isZero();
            }));
  }

  private static List<Misuse> threads() throws Exception {
    HeddleThread fresh = new HeddleThread(() -> {}, NAME);
    HeddleThread ended = new HeddleThread(() -> {}, NAME);
    ended.start();
    ended.join();
    Event ending = new Event();
    HeddleThread alive = Threads.thread(() -> awaitQuietly(ending)).name(NAME).daemon(true).start();
    HeddleThread main = Threads.mainThread();
    HeddleThread dummy = elsewhere(() -> Threads.currentThread());
    Class<IllegalStateException> refusal = IllegalStateException.class;
    return List.of(
        threadMisuse("join before the start", fresh, fresh::join, runningToItsEnd(fresh)),
        threadMisuse("start after the end", ended, ended::start, ended::join),
        threadMisuse("daemon after the end", ended, () -> ended.daemon(true), ended::join),
        threadMisuse("start while alive", alive, alive::start, () -> {}),
        threadMisuse(
            "daemon while alive",
            alive,
            () -> alive.daemon(false),
            () -> {
              ending.set();
              alive.join();
            }),
        new Misuse("join itself", refusal, "Thread \"main\"", main, main::join, main::isAlive),
        new Misuse(
            "timed join itself",
            refusal,
            "Thread \"main\"",
            main,
            () -> main.join(Duration.ZERO),
            main::isAlive),
        new Misuse("start", refusal, "Thread \"", dummy, dummy::start, dummy::name),
        new Misuse("join", refusal, "Thread \"", dummy, dummy::join, dummy::name),
        new Misuse("daemon", refusal, "Thread \"", dummy, () -> dummy.daemon(true), dummy::name),
        making("a stack too small", "A stack of 1 bytes", () -> Threads.stackSize(1)),
        making("a stack too small", "A stack of -1 bytes", () -> Threads.stackSize(-1)),
        making(
            "a stack too small",
            "A stack of 32767 bytes",
            () -> Threads.thread(() -> {}).stackSize(32 * 1024 - 1)));
  }

  private static List<Misuse> timers() throws Exception {
    Timer fresh = new Timer(Duration.ZERO, () -> {}, NAME);
    Timer waiting = new Timer(Duration.ofDays(1), () -> {}, NAME);
    waiting.start();
    Timer cancelled = new Timer(Duration.ofDays(1), () -> {}, NAME);
    cancelled.start();
    cancelled.cancel();
    return List.of(
        timerMisuse("join before the start", fresh, fresh::join, runningToItsEnd(fresh)),
        timerMisuse("start while it waits", waiting, waiting::start, () -> {}),
        timerMisuse("daemon while it waits", waiting, () -> waiting.daemon(true), waiting::cancel),
        timerMisuse("start after cancel", cancelled, cancelled::start, cancelled::join));
  }

  private static List<Misuse> queues() throws Exception {
    Queue<String> unused = new Queue<>(NAME);
    Queue<String> shut = new Queue<>(NAME);
    shut.put("left");
    shut.shutdown();
    Queue<String> empty = new Queue<>(NAME);
    empty.shutdown(true);
    ThrowingRunnable<Exception> use =
        () -> {
          unused.put("item");
          unused.get();
          unused.taskDone();
          unused.join();
        };
    Class<QueueShutDownException> refusal = QueueShutDownException.class;
    return List.of(
        misuse("taskDone", IllegalStateException.class, unused, unused::taskDone, use),
        misuse("put", refusal, shut, () -> shut.put("item"), () -> {}),
        misuse("put", refusal, shut, () -> shut.put("item", Duration.ZERO), () -> {}),
        misuse("tryPut", refusal, shut, () -> shut.tryPut("item"), shut::get),
        misuse("get", refusal, empty, empty::get, empty::join),
        misuse("get", refusal, empty, () -> empty.get(Duration.ZERO), empty::join),
        misuse("tryGet", refusal, empty, empty::tryGet, empty::join));
  }

  private static List<Misuse> pools() throws Exception {
    ThreadPool shut = new ThreadPool(1, NAME);
    shut.shutdown();
    ThreadPool own = new ThreadPool(1, NAME);
    Future<String> done = new Future<>();
    done.setResult("page");
    Future<String> cancelled = new Future<>();
    cancelled.cancel();
    Future<String> begun = new Future<>();
    begun.setRunningOrNotifyCancel();
    Class<IllegalStateException> refusal = IllegalStateException.class;
    ThrowingRunnable<Exception> use = () -> assertThat(done.result()).isEqualTo("page");
    return List.of(
        making("no workers", "A new ThreadPool", () -> new ThreadPool(0)),
        making("no workers", "ThreadPool \"the.subject\"", () -> new ThreadPool(-1, NAME)),
        new Misuse(
            "submit",
            refusal,
            "ThreadPool \"the.subject\"",
            shut,
            () -> shut.submit(() -> "late"),
            shut::shutdown),
        new Misuse(
            "map",
            refusal,
            "ThreadPool \"the.subject\"",
            shut,
            () -> shut.map(item -> item, List.of(1)),
            shut::shutdown),
        new Misuse(
            "shutdown by its own worker",
            refusal,
            "ThreadPool \"the.subject\"",
            own.maxWorkers(),
            () ->
                own.submit(
                        () -> {
                          own.shutdown();
                          return "never";
                        })
                    .result(),
            own::shutdown),
        new Misuse("setResult", refusal, "Future@", done, () -> done.setResult("other"), use),
        new Misuse(
            "setException", refusal, "Future@", done, () -> done.setException(new Error()), use),
        new Misuse(
            "setRunningOrNotifyCancel",
            refusal,
            "Future@",
            begun,
            begun::setRunningOrNotifyCancel,
            () -> begun.setResult("page")),
        new Misuse(
            "result",
            CancelledException.class,
            "Future@",
            cancelled,
            cancelled::result,
            cancelled::setRunningOrNotifyCancel),
        new Misuse(
            "exception",
            CancelledException.class,
            "Future@",
            cancelled,
            cancelled::exception,
            cancelled::cancel));
  }

  private static List<Misuse> values() {
    Local<String> local = new Local<>(NAME);
    LocalMap map = new LocalMap();
    ContextVar<String> variable = new ContextVar<>(NAME);
    ContextVar<String> other = new ContextVar<>("other");
    ContextVar.Token<String> token = variable.set("me");
    ContextVar.Token<String> used = variable.set("you");
    variable.reset(used);
    ContextVar<String> unset = new ContextVar<>(NAME);
    Context entered = new Context();
    Class<NoSuchElementException> missing = NoSuchElementException.class;
    return List.of(
        misuse("get", missing, local, local::get, () -> local.set("value")),
        new Misuse(
            "get", missing, "LocalMap@", map, () -> map.get("user"), () -> map.set("user", "me")),
        new Misuse(
            "remove",
            missing,
            "LocalMap@",
            "nothing",
            () -> map.remove("nobody"),
            () -> map.set("user", "me")),
        new Misuse(
            "get", missing, "ContextVar \"the.subject\"", unset, unset::get, () -> unset.set("me")),
        new Misuse(
            "reset twice",
            IllegalStateException.class,
            "ContextVar \"the.subject\"",
            variable,
            () -> variable.reset(used),
            () -> assertThat(variable.get()).isEqualTo("me")),
        new Misuse(
            "reset by another's token",
            IllegalArgumentException.class,
            "ContextVar \"other\"",
            other,
            () -> other.reset(token),
            () -> other.set("me")),
        new Misuse(
            "run in a context in use",
            IllegalStateException.class,
            "Context@",
            entered,
            () -> entered.run(() -> entered.run(() -> {})),
            () -> entered.run(() -> {})));
  }

  private static Misuse misuse(
      String what,
      Class<? extends Throwable> refusal,
      Object subject,
      ThrowingRunnable<Exception> action,
      ThrowingRunnable<Exception> use) {
    String text = subject.toString();
    String label = text.substring(0, text.indexOf(NAME)) + NAME + "\"";
    return new Misuse(what, refusal, label, subject, action, use);
  }

  private static Misuse making(String what, String label, ThrowingRunnable<Exception> action) {
    return new Misuse(what, IllegalArgumentException.class, label, "nothing", action, () -> {});
  }

  private static Misuse threadMisuse(
      String what,
      HeddleThread thread,
      ThrowingRunnable<Exception> action,
      ThrowingRunnable<Exception> use) {
    return new Misuse(
        what, IllegalStateException.class, "Thread \"the.subject\"", thread, action, use);
  }

  private static Misuse timerMisuse(
      String what,
      Timer timer,
      ThrowingRunnable<Exception> action,
      ThrowingRunnable<Exception> use) {
    return new Misuse(
        what, IllegalStateException.class, "Timer \"the.subject\"", timer, action, use);
  }

  private static ThrowingRunnable<Exception> using(Lockable lock) {
    return () -> {
      lock.run(() -> assertThat(lock.locked()).isTrue());
      assertThat(lock.locked()).isFalse();
    };
  }

  private static ThrowingRunnable<Exception> runningToItsEnd(HeddleThread thread) {
    return () -> {
      thread.start();
      thread.join();
    };
  }

  private static void elsewhere(Runnable body) {
    elsewhere(
        () -> {
          body.run();
          return true;
        });
  }

  private static <T> T elsewhere(java.util.function.Supplier<T> body) {
    try {
      return Actor.start(ThreadKind.PLATFORM, body::get).result();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitQuietly(Event event) {
    try {
      event.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
