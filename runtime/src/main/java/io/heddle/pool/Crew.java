package io.heddle.pool;

import io.heddle.HeddleThread;
import io.heddle.Threads;
import io.heddle.internal.KeptAlive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a pool and the work that waits for them. It does not know the {@link ThreadPool},
 * so that this can be collected while workers wait.
 */
final class Crew {

  private final String name;
  private final int maxWorkers;
  private final @Nullable Runnable initializer;

  /** Guards all that is not said to be atomic. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled for each work that is added to the queue. */
  private final Condition added = lock.newCondition();

  private final ArrayDeque<Work<?>> queue = new ArrayDeque<>();
  private final Keeper keeper;

  /** In the order of their start; does not change once {@link #shutDown} is set. */
  private final List<HeddleThread> workers = new ArrayList<>();

  /**
   * How many workers are spoken for: the queued works and those that run. Another worker is needed
   * when there are more of them than workers. Atomic: grows under the lock, shrinks without.
   */
  private final AtomicInteger occupied = new AtomicInteger();

  private boolean shutDown;

  /** What the first initializer that failed threw. */
  private @Nullable Throwable broken;

  Crew(String name, int maxWorkers, @Nullable Runnable initializer) {
    this.name = name;
    this.maxWorkers = maxWorkers;
    this.initializer = initializer;
    this.keeper = new Keeper(name + "_keeper", lock);
  }

  void add(Work<?> work) {
    lock.lock();
    try {
      requireOpen();
      keeper.begin();
      boolean accepted = false;
      try {
        occupied.incrementAndGet();
        startWorkerIfNeeded();
        queue.addLast(work);
        accepted = true;
      } finally {
        if (!accepted) {
          occupied.decrementAndGet();
          keeper.end(1);
        }
      }
      added.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Called by a worker that can take other work. */
  void free() {
    occupied.decrementAndGet();
  }

  /** Called by a worker that cannot, although it said so: another one takes what came meanwhile. */
  void occupy() {
    lock.lock();
    try {
      occupied.incrementAndGet();
      if (!queue.isEmpty()) {
        startWorkerIfNeeded();
      }
    } catch (OutOfMemoryError e) {
      PoolLog.failure(this + " could not start another worker; work waits for a callback", e);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more work and lets workers end when none is left; returns the works taken out. */
  void shutDown(boolean cancelFutures) {
    List<Work<?>> cancelled = List.of();
    lock.lock();
    try {
      shutDown = true;
      keeper.close();
      if (cancelFutures) {
        cancelled = takeAll();
      }
      added.signalAll();
    } finally {
      lock.unlock();
    }
    cancelled.forEach(work -> work.future().cancel());
    end(cancelled.size());
  }

  /** Once shut down, waits until all workers have ended. */
  void join() throws InterruptedException {
    for (HeddleThread worker : workers()) {
      worker.join();
    }
  }

  boolean hasWorker(Thread thread) {
    return workers().stream().anyMatch(worker -> worker.asJavaThread() == thread);
  }

  List<HeddleThread> workers() {
    lock.lock();
    try {
      return List.copyOf(workers);
    } finally {
      lock.unlock();
    }
  }

  String label() {
    return "ThreadPool \"" + name + "\"";
  }

  @Override
  public String toString() {
    lock.lock();
    try {
      return label()
          + " ["
          + workers.size()
          + " of "
          + maxWorkers
          + " workers, "
          + keeper.open()
          + " unfinished"
          + (broken != null ? ", broken" : "")
          + (shutDown ? ", shut down]" : "]");
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (broken != null) {
      throw brokenBy(broken);
    }
    if (shutDown) {
      throw new IllegalStateException(
          label() + " is shut down and takes no more tasks; submit them before, or make another");
    }
  }

  private BrokenPoolException brokenBy(Throwable cause) {
    return new BrokenPoolException(
        label() + " is broken: its initializer failed; mend that and make another pool", cause);
  }

  private void startWorkerIfNeeded() {
    int started = workers.size();
    if (occupied.get() > started && started < maxWorkers) {
      workers.add(Threads.thread(new Worker(this)).name(name + "_" + started).start());
    }
  }

  /** The whole life of a worker, in its thread. The keeper keeps the JVM alive for it. */
  private record Worker(Crew crew) implements KeptAlive {

    @Override
    public void run() {
      Runnable initialiser = crew.initializer;
      if (initialiser != null && !crew.initialise(initialiser)) {
        return;
      }
      boolean finishedOne = false;
      while (crew.runNext(finishedOne)) {
        finishedOne = true;
      }
    }
  }

  /** In a frame of its own, so that a worker that waits does not hold on to the work before. */
  private boolean runNext(boolean finishedOne) {
    Work<?> work = next(finishedOne);
    if (work == null) {
      return false;
    }
    work.run(this);
    return true;
  }

  private boolean initialise(Runnable initialiser) {
    try {
      initialiser.run();
      return true;
    } catch (Throwable e) {
      PoolLog.failure(label() + " is broken: its initializer failed", e);
      breakDown(e);
      return false;
    }
  }

  private void breakDown(Throwable cause) {
    List<Work<?>> refused;
    lock.lock();
    try {
      if (broken == null) {
        broken = cause;
      }
      refused = takeAll();
    } finally {
      lock.unlock();
    }
    refused.forEach(work -> work.refuse(brokenBy(cause)));
    end(refused.size());
  }

  private @Nullable Work<?> next(boolean finishedOne) {
    lock.lock();
    try {
      if (finishedOne) {
        keeper.end(1);
      }
      while (queue.isEmpty()) {
        if (shutDown) {
          return null;
        }
        added.awaitUninterruptibly();
      }
      // An interrupt was meant for the task before, or for nobody.
      Thread.interrupted();
      return queue.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  private List<Work<?>> takeAll() {
    List<Work<?>> all = List.copyOf(queue);
    queue.clear();
    occupied.addAndGet(-all.size());
    return all;
  }

  private void end(int count) {
    lock.lock();
    try {
      keeper.end(count);
    } finally {
      lock.unlock();
    }
  }
}
