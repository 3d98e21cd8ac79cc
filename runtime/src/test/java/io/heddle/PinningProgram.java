package io.heddle;

import io.heddle.pool.Future;
import io.heddle.pool.ThreadPool;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Lets virtual threads wait at every primitive; {@link PinningTest} records it. */
final class PinningProgram {

  private static final int THREADS = 8;
  private static final int ROUNDS = 200;
  private static final Duration BRIEFLY = Duration.ofNanos(50_000);

  private PinningProgram() {}

  /** Its initialiser waits, which pins a virtual thread in every JVM so far. */
  private static final class WaitsWhenInitialised {
    static {
      LockSupport.parkNanos(1_000_000);
    }

    static void initialise() {}
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("initialiser")) {
      together(List.of(WaitsWhenInitialised::initialise), true);
    } else {
      primitives();
    }
    System.out.println("ended");
  }

  private static void primitives() throws Exception {
    Lock lock = new Lock();
    RLock reentrant = new RLock();
    RwLock readWrite = new RwLock();
    Condition condition = new Condition();
    Semaphore semaphore = new Semaphore(1);
    Event event = new Event();
    Barrier barrier = new Barrier(THREADS);
    Queue<Integer> queue = new Queue<>(1);
    SimpleQueue<Integer> simple = new SimpleQueue<>();
    Local<String> local = Local.of(() -> "sold");
    ThreadPool pool = new ThreadPool(2);
    List<ThrowingRunnable<Exception>> bodies = new ArrayList<>();
    for (Lockable each : List.of(lock, reentrant, readWrite.writeLock(), readWrite.readLock())) {
      bodies.add(() -> each.run(Thread::yield));
      bodies.add(
          () -> {
            if (each.tryAcquire(BRIEFLY)) {
              each.release();
            }
          });
    }
    bodies.add(() -> condition.run(() -> condition.await(BRIEFLY)));
    bodies.add(() -> condition.run(condition::signalAll));
    bodies.add(() -> semaphore.run(Thread::yield));
    bodies.add(() -> event.await(BRIEFLY));
    bodies.add(event::set);
    bodies.add(event::clear);
    bodies.add(barrier::await);
    bodies.add(
        () -> {
          queue.tryPut(1, BRIEFLY);
          queue.tryGet(BRIEFLY);
        });
    bodies.add(() -> simple.tryGet(BRIEFLY));
    bodies.add(() -> simple.put(1));
    bodies.add(() -> pool.submit(local::get).result());
    bodies.add(
        () -> {
          Future<Integer> future = new Future<>();
          Threads.thread(() -> future.setResult(1)).virtual().start();
          future.result();
        });
    bodies.add(() -> Threads.thread(Thread::yield).virtual().start().join());
    bodies.add(
        () -> {
          Timer timer = new Timer(BRIEFLY, () -> {});
          timer.start();
          timer.join();
        });
    bodies.add(Threads::enumerate);
    // A first time elsewhere, so that classes are initialised, at which every JVM pins.
    together(bodies, false);
    together(bodies, true);
    pool.shutdown();
  }

  private static void together(List<ThrowingRunnable<Exception>> bodies, boolean virtual)
      throws Exception {
    List<HeddleThread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      ThreadBuilder builder = Threads.thread(() -> repeat(bodies));
      threads.add((virtual ? builder.virtual() : builder).start());
    }
    for (HeddleThread thread : threads) {
      thread.join();
    }
  }

  private static void repeat(List<ThrowingRunnable<Exception>> bodies) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (ThrowingRunnable<Exception> body : bodies) {
          body.run();
        }
      }
    } catch (Exception e) {
      throw new AssertionError("a primitive failed", e);
    }
  }
}
