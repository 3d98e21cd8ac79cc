package io.heddle;

import io.heddle.pool.Future;
import io.heddle.pool.ThreadPool;
import io.heddle.queue.Queue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Ends in many ways; {@link ShutdownTest} sees what comes of it. */
final class ShutdownProgram {

  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final Duration NEVER = Duration.ofDays(1);

  private ShutdownProgram() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "threadOutlivesMain" -> thread(ShutdownProgram::endAfterMain);
      case "mainThrows" -> {
        thread(ShutdownProgram::endAfterMain);
        throw new IllegalStateException("main");
      }
      case "daemonsWaitEverywhere" -> startDaemonsThatWaitEverywhere();
      case "exits" -> {
        startWhatNeverEnds();
        System.out.println("exits");
        System.exit(3);
      }
      case "aThreadExits" -> {
        thread(() -> System.exit(4));
        new Event().await();
      }
      case "isTerminated" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutdown hook")));
        startWhatNeverEnds();
        System.out.println("ready");
        new Event().await();
      }
      case "threadFails" -> thread(ShutdownProgram::fail);
      case "threadFailsAfterMain" -> {
        Threads.excepthook(
            failed ->
                System.out.println(
                    failed.thread().name() + " threw " + failed.value().getMessage()));
        thread(
            () -> {
              Threads.mainThread().join();
              fail();
            });
      }
      case "hookFails" -> {
        Threads.excepthook(
            failed -> {
              throw new IllegalStateException("hook");
            });
        thread(ShutdownProgram::fail);
      }
      case "systemErrIsGone" -> {
        System.setErr(null);
        thread(ShutdownProgram::fail);
      }
      case "daemonHoldsLocks" -> leaveLocksToADaemon();
      case "hookStartsThreads" ->
          Runtime.getRuntime().addShutdownHook(new Thread(ShutdownProgram::useThreads));
      case "threadOfATask" ->
          new ThreadPool(1).submit(() -> thread(ShutdownProgram::endAfterMain).name());
      case "timerOfATask" ->
          new ThreadPool(1)
              .submit(() -> new Timer(MOMENT, () -> System.out.println("acted")).start());
      case "mainIsListed" ->
          thread(
              () -> {
                HeddleThread main = Threads.mainThread();
                main.join();
                System.out.println("listed: " + Threads.enumerate().contains(main));
                System.out.println("alive: " + main.isAlive());
              });
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("end of main");
  }

  private static void endAfterMain() throws InterruptedException {
    Threads.mainThread().join();
    new Event().await(MOMENT);
    System.out.println("end of thread");
  }

  private static void fail() {
    throw new ArithmeticException("division");
  }

  private static void startWhatNeverEnds() throws InterruptedException {
    thread(() -> new Event().await());
    new Timer(NEVER, () -> System.out.println("acted")).start();
    Event running = new Event();
    new ThreadPool(1)
        .submit(
            () -> {
              running.set();
              new Event().await();
              return null;
            });
    running.await();
  }

  private static void startDaemonsThatWaitEverywhere() throws InterruptedException {
    Lock lock = new Lock();
    lock.acquire();
    RLock rlock = new RLock();
    rlock.acquire();
    RwLock rwLock = new RwLock();
    rwLock.writeLock().acquire();
    Condition condition = new Condition();
    Event event = new Event();
    Barrier barrier = new Barrier(2);
    Queue<String> empty = new Queue<>();
    Queue<String> full = new Queue<>(1);
    full.put("item");
    Future<String> future = new Future<>();
    Semaphore semaphore = new Semaphore(0);
    List<HeddleThread> daemons =
        List.of(
            daemon(lock::acquire),
            daemon(rlock::acquire),
            daemon(rwLock.readLock()::acquire),
            daemon(rwLock.writeLock()::acquire),
            daemon(() -> condition.run(condition::await)),
            daemon(event::await),
            daemon(barrier::await),
            daemon(empty::get),
            daemon(() -> full.put("another")),
            daemon(full::join),
            daemon(future::result),
            daemon(semaphore::acquire),
            daemon(() -> Threads.mainThread().join()),
            daemon(LockSupport::park));
    for (HeddleThread daemon : daemons) {
      while (daemon.asJavaThread().getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  private static void leaveLocksToADaemon() throws InterruptedException {
    Lock lock = new Lock();
    RLock rlock = new RLock();
    Event held = new Event();
    HeddleThread holder =
        daemon(
            () -> {
              lock.acquire();
              rlock.acquire();
              held.set();
              LockSupport.park();
            });
    held.await();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    quietly(
                        () -> {
                          System.out.println("lock: " + lock.tryAcquire(MOMENT));
                          System.out.println("rlock: " + rlock.tryAcquire(MOMENT));
                          System.out.println("ended: " + holder.join(Duration.ZERO));
                        })));
  }

  private static void useThreads() {
    quietly(
        () -> {
          thread(() -> System.out.println("thread in a shutdown hook")).join();
          Timer timer = new Timer(Duration.ZERO, () -> System.out.println("timer too"));
          timer.start();
          timer.join();
          try (ThreadPool pool = new ThreadPool(1)) {
            System.out.println(pool.submit(() -> "and pool").result());
          }
        });
  }

  private static HeddleThread thread(ThrowingRunnable<Exception> body) {
    return start(body, "reader", false);
  }

  private static HeddleThread daemon(ThrowingRunnable<Exception> body) {
    return start(body, "daemon", true);
  }

  /** The flag of a thread that is none is inherited: the main thread is none either. */
  private static HeddleThread start(ThrowingRunnable<Exception> body, String name, boolean daemon) {
    HeddleThread thread = new HeddleThread(() -> quietly(body), name, daemon ? Boolean.TRUE : null);
    thread.start();
    return thread;
  }

  private static void quietly(ThrowingRunnable<Exception> body) {
    try {
      body.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
