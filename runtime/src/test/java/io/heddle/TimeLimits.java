package io.heddle;

import static io.heddle.TimeLimit.Negative.POLLS;
import static io.heddle.TimeLimit.Negative.REFUSED;

import io.heddle.pool.DoneAndNotDone;
import io.heddle.pool.Future;
import io.heddle.pool.FutureTimeoutException;
import io.heddle.pool.Futures;
import io.heddle.pool.ReturnWhen;
import io.heddle.pool.ThreadPool;
import io.heddle.queue.Queue;
import io.heddle.queue.QueueEmptyException;
import io.heddle.queue.QueueFullException;
import io.heddle.queue.SimpleQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every public operation that takes a time limit, each on a fresh subject. */
final class TimeLimits {

  private static final String NAME = "the.subject";

  private TimeLimits() {}

  static Stream<TimeLimit> all() throws Exception {
    return Stream.of(locks(), waits(), queues(), pools(), constructors()).flatMap(s -> s);
  }

  private static Stream<TimeLimit> locks() throws Exception {
    RwLock writing = new RwLock(NAME);
    RwLock reading = new RwLock(NAME);
    Semaphore empty = new Semaphore(NAME, 0);
    Semaphore uninterruptible = new Semaphore(NAME, 0);
    return Stream.of(
        acquiring("Lock.tryAcquire(Duration)", new Lock(NAME)),
        acquiring("RLock.tryAcquire(Duration)", new RLock(NAME)),
        acquiring("ReadLock.tryAcquire(Duration)", reading.readLock(), reading.writeLock()),
        acquiring("WriteLock.tryAcquire(Duration)", writing.writeLock()),
        acquiring("Lockable.tryAcquire(Duration)", new RLock(NAME)),
        acquiringUninterruptibly(new Lock(NAME)),
        acquiringUninterruptibly(new RLock(NAME)),
        acquiringUninterruptibly(new RwLock(NAME).writeLock()),
        acquiringUninterruptibly(new OwnLock(NAME)),
        ofCondition("Condition.tryAcquire(Duration)", new Condition(NAME), Condition::tryAcquire),
        ofCondition(
            "Condition.tryAcquireUninterruptibly(Duration)",
            new Condition(NAME),
            Condition::tryAcquireUninterruptibly),
        new TimeLimit(
            "Semaphore.tryAcquire(Duration)",
            "Semaphore \"the.subject\"",
            REFUSED,
            false,
            empty,
            empty::tryAcquire,
            empty::release),
        new TimeLimit(
            "Semaphore.tryAcquireUninterruptibly(Duration)",
            "Semaphore \"the.subject\"",
            REFUSED,
            false,
            uninterruptible,
            uninterruptible::tryAcquireUninterruptibly,
            uninterruptible::release));
  }

  private static Stream<TimeLimit> waits() {
    Event event = new Event(NAME);
    Condition signalled = new Condition(NAME);
    signalled.acquire();
    Condition changed = new Condition(NAME);
    changed.acquire();
    boolean[] holds = new boolean[1];
    Barrier barrier = new Barrier(NAME, 2);
    Event ending = new Event();
    HeddleThread thread =
        Threads.thread(() -> awaitQuietly(ending)).name(NAME).daemon(true).start();
    return Stream.of(
        new TimeLimit(
            "Event.await(Duration)",
            "Event \"the.subject\"",
            POLLS,
            false,
            event,
            event::await,
            event::set),
        new TimeLimit(
            "Condition.await(Duration)",
            "Condition \"the.subject\"",
            POLLS,
            false,
            signalled,
            signalled::await,
            () -> inAnotherThread(() -> signalled.run(signalled::signal))),
        new TimeLimit(
            "Condition.awaitUntil(BooleanSupplier, Duration)",
            "Condition \"the.subject\"",
            POLLS,
            false,
            changed,
            limit -> changed.awaitUntil(() -> holds[0], limit),
            () -> holds[0] = true),
        new TimeLimit(
            "Barrier.await(Duration)",
            "Barrier \"the.subject\"",
            POLLS,
            BrokenBarrierException.class,
            barrier,
            barrier::await,
            () -> inAnotherThread(barrier::await)),
        new TimeLimit(
            "HeddleThread.join(Duration)",
            "Thread \"the.subject\"",
            POLLS,
            false,
            thread.name(),
            thread::join,
            ending::set));
  }

  private static Stream<TimeLimit> queues() throws Exception {
    return Stream.of(
        putting(
            "put",
            QueueFullException.class,
            (queue, limit) -> {
              queue.put("item", limit);
              return true;
            }),
        putting("tryPut", false, (queue, limit) -> queue.tryPut("item", limit)),
        getting("get", QueueEmptyException.class, Queue::get),
        getting("tryGet", Optional.empty(), Queue::tryGet),
        joining(),
        simplePutting(
            "put",
            (queue, limit) -> {
              queue.put("item", limit);
              return true;
            }),
        simplePutting("tryPut", (queue, limit) -> queue.tryPut("item", limit)),
        simpleGetting("get", QueueEmptyException.class, SimpleQueue::get),
        simpleGetting("tryGet", Optional.empty(), SimpleQueue::tryGet));
  }

  private static Stream<TimeLimit> pools() {
    Future<String> result = new Future<>();
    Future<String> exception = new Future<>();
    Future<String> completed = new Future<>();
    Future<String> awaited = new Future<>();
    Future<String> first = new Future<>();
    Event go = new Event();
    ThreadPool pool = new ThreadPool(1, NAME);
    return Stream.of(
        new TimeLimit(
            "Future.result(Duration)",
            "Future@",
            REFUSED,
            FutureTimeoutException.class,
            result,
            result::result,
            () -> result.setResult("page")),
        new TimeLimit(
            "Future.exception(Duration)",
            "Future@",
            REFUSED,
            FutureTimeoutException.class,
            exception,
            exception::exception,
            () -> exception.setResult("page")),
        new TimeLimit(
            "Futures.asCompleted(Iterable, Duration)",
            "asCompleted",
            REFUSED,
            FutureTimeoutException.class,
            completed,
            limit -> Futures.asCompleted(List.of(completed), limit).iterator().next(),
            () -> completed.setResult("page")),
        new TimeLimit(
            "Futures.waitFor(Iterable, Duration)",
            "waitFor",
            REFUSED,
            DoneAndNotDone.class,
            awaited,
            limit -> Futures.waitFor(List.of(awaited), limit),
            () -> awaited.setResult("page")),
        new TimeLimit(
            "Futures.waitFor(Iterable, Duration, ReturnWhen)",
            "waitFor",
            REFUSED,
            DoneAndNotDone.class,
            first,
            limit -> Futures.waitFor(List.of(first), limit, ReturnWhen.FIRST_COMPLETED),
            () -> first.setResult("page")),
        new TimeLimit(
            "ThreadPool.map(Function, Iterable, Duration)",
            "ThreadPool \"the.subject\"",
            REFUSED,
            FutureTimeoutException.class,
            pool,
            limit -> pool.map(item -> awaitQuietly(go), List.of(1), limit).iterator().next(),
            () -> {
              go.set();
              pool.submit(() -> "the task before is over").result();
            }));
  }

  private static Stream<TimeLimit> constructors() {
    return Stream.of(
        making(
            "Barrier(int, Runnable, Duration)",
            "A new Barrier",
            POLLS,
            Barrier.class,
            limit -> new Barrier(2, null, limit)),
        making(
            "Barrier(String, int, Runnable, Duration)",
            "Barrier \"the.subject\"",
            POLLS,
            Barrier.class,
            limit -> new Barrier(NAME, 2, null, limit)),
        making(
            "Timer(Duration, Runnable)",
            "A new Timer",
            POLLS,
            Timer.class,
            limit -> new Timer(limit, () -> {})),
        making(
            "Timer(Duration, Runnable, String)",
            "Timer \"the.subject\"",
            POLLS,
            Timer.class,
            limit -> new Timer(limit, () -> {}, NAME)),
        making(
            "Lifecycle.of(String, Duration)",
            "Service \"the.subject\"",
            REFUSED,
            Lifecycle.class,
            limit -> Lifecycle.of(NAME, limit)),
        making(
            "Lifecycle.startTimeout(Duration)",
            "Service \"the.subject\"",
            REFUSED,
            Lifecycle.class,
            limit -> Lifecycle.of(NAME, Duration.ZERO).startTimeout(limit)),
        making(
            "Supervisor.of(String, Duration)",
            "Service group \"the.subject\"",
            REFUSED,
            Supervisor.class,
            limit -> Supervisor.of(NAME, limit)),
        making(
            "Termination.within(Duration)",
            "Termination",
            REFUSED,
            Termination.class,
            TimeLimits::terminationThatIsClosed),
        making(
            "DaemonPlan.later(String, Duration, Body)",
            "Daemon \"the.subject\"",
            POLLS,
            DaemonPlan.class,
            limit -> DaemonPlan.later(NAME, limit, stopping -> {})),
        making(
            "DaemonPlan.initialDelay(Duration)",
            "Daemon \"the.subject\"",
            POLLS,
            DaemonPlan.class,
            limit ->
                DaemonPlan.every(NAME, Threads.TIMEOUT_MAX, stopping -> {}).initialDelay(limit)));
  }

  /** One that is left open would keep the JVM of the tests for its time limit. */
  private static Termination terminationThatIsClosed(Duration limit) {
    Termination termination = Termination.within(limit);
    termination.close();
    return termination;
  }

  private static TimeLimit making(
      String signature,
      String label,
      TimeLimit.Negative negative,
      Class<?> made,
      TimeLimit.Operation operation) {
    return new TimeLimit(signature, label, negative, made, "nothing", operation, () -> {});
  }

  private static TimeLimit acquiring(String signature, Lockable subject) throws Exception {
    return acquiring(signature, subject, subject);
  }

  private static TimeLimit acquiring(String signature, Lockable subject, Lockable blocker)
      throws Exception {
    Event free = heldElsewhere(blocker);
    return new TimeLimit(
        signature, subject.label(), REFUSED, false, subject, subject::tryAcquire, free::set);
  }

  private static TimeLimit acquiringUninterruptibly(Lockable subject) throws Exception {
    Event free = heldElsewhere(subject);
    return new TimeLimit(
        "Lockable.tryAcquireUninterruptibly(Duration)",
        subject.label(),
        REFUSED,
        false,
        subject,
        subject::tryAcquireUninterruptibly,
        free::set);
  }

  private static TimeLimit ofCondition(
      String signature, Condition subject, Use<Condition> operation) throws Exception {
    Event free = heldElsewhere(subject.lockable());
    return new TimeLimit(
        signature,
        subject.lockable().label(),
        REFUSED,
        false,
        subject,
        limit -> operation.of(subject, limit),
        free::set);
  }

  private static TimeLimit putting(String name, Object whenOver, Use<Queue<String>> operation)
      throws Exception {
    Queue<String> full = new Queue<>(NAME, 1);
    full.put("item");
    return new TimeLimit(
        "Queue." + name + "(Object, Duration)",
        "Queue \"the.subject\"",
        REFUSED,
        whenOver,
        full,
        limit -> operation.of(full, limit),
        full::get);
  }

  private static TimeLimit getting(String name, Object whenOver, Use<Queue<String>> operation) {
    Queue<String> empty = new Queue<>(NAME);
    return new TimeLimit(
        "Queue." + name + "(Duration)",
        "Queue \"the.subject\"",
        REFUSED,
        whenOver,
        empty,
        limit -> operation.of(empty, limit),
        () -> empty.put("item"));
  }

  private static TimeLimit joining() throws Exception {
    Queue<String> unfinished = new Queue<>(NAME);
    unfinished.put("item");
    return new TimeLimit(
        "Queue.join(Duration)",
        "Queue \"the.subject\"",
        POLLS,
        false,
        unfinished,
        unfinished::join,
        unfinished::taskDone);
  }

  private static TimeLimit simplePutting(String name, Use<SimpleQueue<String>> operation) {
    SimpleQueue<String> queue = new SimpleQueue<>(NAME);
    return new TimeLimit(
        "SimpleQueue." + name + "(Object, Duration)",
        "SimpleQueue \"the.subject\"",
        REFUSED,
        true,
        queue,
        limit -> operation.of(queue, limit),
        () -> {});
  }

  private static TimeLimit simpleGetting(
      String name, Object whenOver, Use<SimpleQueue<String>> operation) {
    SimpleQueue<String> empty = new SimpleQueue<>(NAME);
    return new TimeLimit(
        "SimpleQueue." + name + "(Duration)",
        "SimpleQueue \"the.subject\"",
        REFUSED,
        whenOver,
        empty,
        limit -> operation.of(empty, limit),
        () -> empty.put("item"));
  }

  private interface Use<S> {
    Object of(S subject, Duration limit) throws Exception;
  }

  /** Has another thread hold a lock until the event that this answers is set. */
  private static Event heldElsewhere(Lockable lock) throws Exception {
    Event held = new Event();
    Event free = new Event();
    inAnotherThread(
        () -> {
          lock.acquire();
          held.set();
          free.await();
          lock.release();
        });
    held.await();
    return free;
  }

  private static void inAnotherThread(ThrowingRunnable<Exception> body) {
    Actor.start(
        ThreadKind.PLATFORM,
        () -> {
          body.run();
          return null;
        });
  }

  private static String awaitQuietly(Event event) {
    try {
      event.await();
      return "done";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
