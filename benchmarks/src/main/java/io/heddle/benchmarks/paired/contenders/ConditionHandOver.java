package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Two threads that pass the turn to each other under a lock; an operation is there and back. */
public final class ConditionHandOver {

  private ConditionHandOver() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final io.heddle.Condition changed = new io.heddle.Condition();
    private boolean partnersTurn;

    /** Starts the partner. */
    @SuppressWarnings("this-escape")
    public Ours() {
      Partners.start(() -> pass(true));
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        pass(false);
      }
      changed.acquire();
      try {
        while (partnersTurn) {
          changed.await();
        }
      } finally {
        changed.release();
      }
    }

    private void pass(boolean partner) throws InterruptedException {
      changed.acquire();
      try {
        while (partnersTurn != partner) {
          changed.await();
        }
        partnersTurn = !partner;
        changed.signal();
      } finally {
        changed.release();
      }
    }
  }

  /** The JDK's. */
  public static final class Theirs implements Slice {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean partnersTurn;

    /** Starts the partner. */
    @SuppressWarnings("this-escape")
    public Theirs() {
      Partners.start(() -> pass(true));
    }

    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        pass(false);
      }
      lock.lock();
      try {
        while (partnersTurn) {
          changed.await();
        }
      } finally {
        lock.unlock();
      }
    }

    private void pass(boolean partner) throws InterruptedException {
      lock.lock();
      try {
        while (partnersTurn != partner) {
          changed.await();
        }
        partnersTurn = !partner;
        changed.signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
