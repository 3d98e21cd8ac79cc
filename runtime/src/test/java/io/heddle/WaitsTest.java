package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.pool.Future;
import io.heddle.pool.Futures;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every form of waiting without a limit. */
class WaitsTest {

  /**
   * A form of waiting, on a subject on which a thread has to wait.
   *
   * @param name which
   * @param interruptible whether an interrupt ends it
   * @param subject what shows by its text whether threads wait
   * @param body waits
   * @param free ends the wait
   */
  record Wait(
      String name,
      boolean interruptible,
      Object subject,
      ThrowingRunnable<Exception> body,
      ThrowingRunnable<Exception> free) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wait> waits() throws Exception {
    return Stream.of(locks(), places(), queues()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("waits")
  void aWakeUpWithoutCauseDoesNotEndIt(Wait wait) throws Exception {
    Thread[] thread = new Thread[1];
    Actor<Void> waiter =
        start(
            () -> {
              thread[0] = Thread.currentThread();
              wait.body().run();
            });
    waiter.awaitBlocked();
    for (int i = 0; i < 100; i++) {
      LockSupport.unpark(thread[0]);
    }
    waiter.awaitBlocked();
    wait.free().run();
    waiter.result();
  }

  @ParameterizedTest
  @MethodSource("waits")
  void anInterruptEndsItAndIsConsumedOrDoesNotAndIsKept(Wait wait) throws Exception {
    String before = wait.subject().toString();
    boolean[] kept = new boolean[1];
    Actor<Void> waiter =
        start(
            () -> {
              try {
                wait.body().run();
              } finally {
                kept[0] = Thread.currentThread().isInterrupted();
              }
            });
    waiter.awaitBlocked().interrupt();
    if (wait.interruptible()) {
      assertThat(waiter.failure()).isExactlyInstanceOf(InterruptedException.class);
      assertThat(kept[0]).isFalse();
      assertThat(wait.subject()).hasToString(before);
    } else {
      waiter.awaitBlocked();
      wait.free().run();
      waiter.result();
      assertThat(kept[0]).isTrue();
    }
  }

  private static List<Wait> locks() {
    Lock lock = new Lock();
    lock.acquire();
    Lock interruptible = new Lock();
    interruptible.acquire();
    RLock rlock = new RLock();
    rlock.acquire();
    RLock second = new RLock();
    second.acquire();
    Condition condition = new Condition();
    condition.acquire();
    RwLock read = new RwLock();
    read.writeLock().acquire();
    RwLock readInterruptibly = new RwLock();
    readInterruptibly.writeLock().acquire();
    RwLock written = new RwLock();
    written.readLock().acquire();
    RwLock writtenInterruptibly = new RwLock();
    writtenInterruptibly.readLock().acquire();
    Semaphore semaphore = new Semaphore(0);
    Semaphore uninterruptible = new Semaphore(0);
    return List.of(
        kept("Lock.acquire", lock, lock::acquire, lock::release),
        ended(
            "Lock.acquireInterruptibly",
            interruptible,
            interruptible::acquireInterruptibly,
            interruptible::release),
        kept("RLock.acquire", rlock, () -> rlock.run(() -> {}), rlock::release),
        ended(
            "RLock.acquireInterruptibly",
            second,
            () -> {
              second.acquireInterruptibly();
              second.release();
            },
            second::release),
        kept("Condition.acquire", condition, () -> condition.run(() -> {}), condition::release),
        kept(
            "ReadLock.acquire",
            read,
            () -> read.readLock().run(() -> {}),
            read.writeLock()::release),
        ended(
            "ReadLock.acquireInterruptibly",
            readInterruptibly,
            readInterruptibly.readLock()::acquireInterruptibly,
            readInterruptibly.writeLock()::release),
        kept(
            "WriteLock.acquire",
            written,
            () -> written.writeLock().run(() -> {}),
            written.readLock()::release),
        ended(
            "WriteLock.acquireInterruptibly",
            writtenInterruptibly,
            writtenInterruptibly.writeLock()::acquireInterruptibly,
            writtenInterruptibly.readLock()::release),
        ended("Semaphore.acquire", semaphore, semaphore::acquire, semaphore::release),
        kept(
            "Semaphore.acquireUninterruptibly",
            uninterruptible,
            uninterruptible::acquireUninterruptibly,
            uninterruptible::release));
  }

  private static List<Wait> places() {
    Event event = new Event();
    Condition signalled = new Condition();
    Condition changed = new Condition();
    boolean[] holds = new boolean[1];
    ThrowingRunnable<Exception> change =
        () ->
            changed.run(
                () -> {
                  holds[0] = true;
                  changed.signal();
                });
    Barrier barrier = new Barrier(2);
    Event ending = new Event();
    HeddleThread thread =
        Threads.thread(() -> awaitQuietly(ending)).name("joined").daemon(true).start();
    Future<String> result = new Future<>();
    Future<String> exception = new Future<>();
    Future<String> awaited = new Future<>();
    return List.of(
        ended("Event.await", event, event::await, event::set),
        ended(
            "Condition.await",
            signalled,
            () -> signalled.run(signalled::await),
            () -> signalled.run(signalled::signal)),
        ended(
            "Condition.awaitUntil",
            changed,
            () -> changed.run(() -> changed.awaitUntil(() -> holds[0])),
            change),
        ended("Barrier.await", "breaks", barrier::await, barrier::await),
        ended("HeddleThread.join", thread, thread::join, ending::set),
        ended("Future.result", result, result::result, () -> result.setResult("page")),
        ended(
            "Future.exception", exception, exception::exception, () -> exception.setResult("page")),
        ended(
            "Futures.waitFor",
            awaited,
            () -> Futures.waitFor(List.of(awaited)),
            () -> awaited.setResult("page")));
  }

  private static List<Wait> queues() throws Exception {
    Queue<String> empty = new Queue<>();
    Queue<String> full = new Queue<>(1);
    full.put("item");
    Queue<String> unfinished = new Queue<>();
    unfinished.put("item");
    SimpleQueue<String> simple = new SimpleQueue<>();
    return List.of(
        ended("Queue.get", empty, empty::get, () -> empty.put("item")),
        ended("Queue.put", full, () -> full.put("another"), full::get),
        ended("Queue.join", unfinished, unfinished::join, unfinished::taskDone),
        ended("SimpleQueue.get", simple, simple::get, () -> simple.put("item")));
  }

  private static Wait kept(
      String name,
      Object subject,
      ThrowingRunnable<Exception> body,
      ThrowingRunnable<Exception> free) {
    return new Wait(name, false, subject, body, free);
  }

  private static Wait ended(
      String name,
      Object subject,
      ThrowingRunnable<Exception> body,
      ThrowingRunnable<Exception> free) {
    return new Wait(name, true, subject, body, free);
  }

  private static Actor<Void> start(ThrowingRunnable<Exception> body) {
    return Actor.start(
        ThreadKind.PLATFORM,
        () -> {
          body.run();
          return null;
        });
  }

  private static void awaitQuietly(Event event) {
    try {
      event.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
