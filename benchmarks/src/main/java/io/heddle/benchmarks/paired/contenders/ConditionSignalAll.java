package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One thread that wakes eight and waits until all have gone on and wait again. */
public final class ConditionSignalAll {

  private static final int FOLLOWERS = 8;

  private ConditionSignalAll() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final io.heddle.RLock lock = new io.heddle.RLock();
    private final io.heddle.Condition begun = new io.heddle.Condition(lock);
    private final io.heddle.Condition complete = new io.heddle.Condition(lock);
    private long generation;
    private int waiting;

    /** Starts those that wait. */
    @SuppressWarnings("this-escape")
    public Ours() {
      for (int i = 0; i < FOLLOWERS; i++) {
        Partners.start(this::follow);
      }
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        lock.acquire();
        try {
          while (waiting < FOLLOWERS) {
            complete.await();
          }
          waiting = 0;
          generation++;
          begun.signalAll();
        } finally {
          lock.release();
        }
      }
    }

    private void follow() throws InterruptedException {
      lock.acquire();
      try {
        long seen = generation;
        if (++waiting == FOLLOWERS) {
          complete.signal();
        }
        while (generation == seen) {
          begun.await();
        }
      } finally {
        lock.release();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begun = lock.newCondition();
    private final Condition complete = lock.newCondition();
    private long generation;
    private int waiting;

    /** Starts those that wait. */
    @SuppressWarnings("this-escape")
    public Theirs() {
      for (int i = 0; i < FOLLOWERS; i++) {
        Partners.start(this::follow);
      }
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        lock.lock();
        try {
          while (waiting < FOLLOWERS) {
            complete.await();
          }
          waiting = 0;
          generation++;
          begun.signalAll();
        } finally {
          lock.unlock();
        }
      }
    }

    private void follow() throws InterruptedException {
      lock.lock();
      try {
        long seen = generation;
        if (++waiting == FOLLOWERS) {
          complete.signal();
        }
        while (generation == seen) {
          begun.await();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
