package io.heddle;

import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Counts the read holds and the writers of a {@link RwLock}, and is where readers wait.
 *
 * <p>State: the number of writers that wait or write in the upper half, the number of read holds in
 * the lower. Readers come in while there are no writers; they queue in the synchroniser until the
 * last writer has left. The writer whose turn it is waits in {@link #drain} until no reader is
 * left: it publishes itself as {@link #drainer} and then reads the state, the last reader changes
 * the state and then reads {@link #drainer}, so that one of them sees the other.
 */
final class ReadGate extends AbstractQueuedLongSynchronizer {

  private static final long serialVersionUID = 1L;
  private static final long WRITER = 1L << 32;
  private static final long READS = WRITER - 1;

  private final transient ReadHolds holds = new ReadHolds();

  /** Written by the writer whose turn it is, read by the last reader that leaves. */
  private transient volatile @Nullable Thread drainer;

  /** How many times the calling thread reads. */
  int readHolds() {
    return readers() == 0 ? 0 : holds.count();
  }

  long readers() {
    return getState() & READS;
  }

  boolean draining() {
    return drainer != null;
  }

  /** Comes in at once; false if a writer waits or writes. */
  boolean tryRead() {
    return tryAcquireShared(1) >= 0;
  }

  /** Counts one more hold of a thread that reads or writes already, whoever waits. */
  void readAgain() {
    long seen;
    do {
      seen = getState();
    } while (!compareAndSetState(seen, seen + 1));
    holds.add((seen & READS) == 0);
  }

  /** Gives back one hold of the calling thread; false, and nothing done, if it has none. */
  boolean leaveRead() {
    if (!holds.remove()) {
      return false;
    }
    long left;
    do {
      left = getState() - 1;
    } while (!compareAndSetState(left + 1, left));
    if ((left & READS) == 0) {
      Thread writer = drainer;
      if (writer != null) {
        LockSupport.unpark(writer);
      }
    }
    return true;
  }

  /** From now on no reader comes in. */
  void writerComes() {
    long seen;
    do {
      seen = getState();
    } while (!compareAndSetState(seen, seen + WRITER));
  }

  /**
   * For the one whose turn it is: counts it as a writer if nobody reads; false if somebody does.
   */
  boolean writerComesIfUnread() {
    long seen;
    do {
      seen = getState();
      if ((seen & READS) != 0) {
        return false;
      }
    } while (!compareAndSetState(seen, seen + WRITER));
    return true;
  }

  /** After the last writer the readers come in. */
  void writerLeaves() {
    releaseShared(1);
  }

  /** Waits until nobody reads. Returns with the interrupt status as it was, or set. */
  void drain(Object blocker) {
    if (readers() == 0) {
      return;
    }
    boolean interrupted = false;
    drainer = Thread.currentThread();
    while (readers() != 0) {
      LockSupport.park(blocker);
      interrupted |= Thread.interrupted();
    }
    drainer = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until nobody reads, for so long at most; false if the time is over before. */
  boolean drain(Object blocker, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    drainer = Thread.currentThread();
    try {
      while (readers() != 0) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(blocker, left);
      }
      return true;
    } finally {
      drainer = null;
    }
  }

  /** Called by the thread that comes in, also where it waits in the queue. */
  @Override
  protected long tryAcquireShared(long ignored) {
    for (; ; ) {
      long seen = getState();
      if (seen >= WRITER) {
        return -1;
      }
      if (compareAndSetState(seen, seen + 1)) {
        holds.add(seen == 0);
        return 1;
      }
    }
  }

  @Override
  protected boolean tryReleaseShared(long ignored) {
    long left;
    do {
      left = getState() - WRITER;
    } while (!compareAndSetState(left + WRITER, left));
    return left < WRITER;
  }
}
