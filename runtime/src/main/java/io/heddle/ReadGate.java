package io.heddle;

import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Counts the read holds and the writers of a {@link RwLock}, and is where readers wait.
 *
 * <p>State: the number of writers that wait or write in the upper half, in the lower the number of
 * read holds and whether one writes that found nobody there ({@link #ALONE}). Such a writer came in
 * one step and did not take its turn. Readers come in while there are no writers; they queue in the
 * synchroniser until the last writer has left. The writer whose turn it is waits in {@link #drain}
 * until there is neither a reader nor a writer without a turn: it publishes itself as {@link
 * #drainer} and then reads the state, whoever leaves changes the state and then reads {@link
 * #drainer}, so that one of them sees the other.
 */
final class ReadGate extends AbstractQueuedLongSynchronizer {

  private static final long serialVersionUID = 1L;
  private static final long WRITER = 1L << 32;
  private static final long ALONE = 1L << 31;
  private static final long READS = ALONE - 1;
  private static final long INSIDE = READS | ALONE;

  private final transient ReadHolds holds = new ReadHolds();

  /** Written by the writer whose turn it is, read by those that leave. */
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
      wakeDrainer();
    }
    return true;
  }

  /** Counts in a writer that need not wait for anyone; false if it must. */
  boolean writerComesAlone() {
    return getState() == 0 && compareAndSetState(0, WRITER | ALONE);
  }

  /** For the one that writes: whether it came alone. */
  boolean writesAlone() {
    return (getState() & ALONE) != 0;
  }

  /** Counts out a writer that came alone. */
  void loneWriterLeaves() {
    releaseShared(WRITER | ALONE);
    wakeDrainer();
  }

  /** From now on no reader comes in. */
  void writerComes() {
    long seen;
    do {
      seen = getState();
    } while (!compareAndSetState(seen, seen + WRITER));
  }

  /** After the last writer the readers come in. */
  void writerLeaves() {
    releaseShared(WRITER);
  }

  /** Waits until nobody is inside. Returns with the interrupt status as it was, or set. */
  void drain(Object blocker) {
    if (!occupied()) {
      return;
    }
    boolean interrupted = false;
    drainer = Thread.currentThread();
    while (occupied()) {
      LockSupport.park(blocker);
      interrupted |= Thread.interrupted();
    }
    drainer = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until nobody is inside, for so long at most; false if the time is over before. */
  boolean drain(Object blocker, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    drainer = Thread.currentThread();
    try {
      while (occupied()) {
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

  /** Called when a writer leaves. */
  @Override
  protected boolean tryReleaseShared(long counted) {
    long left;
    do {
      left = getState() - counted;
    } while (!compareAndSetState(left + counted, left));
    return left < WRITER;
  }

  private boolean occupied() {
    return (getState() & INSIDE) != 0;
  }

  private void wakeDrainer() {
    Thread writer = drainer;
    if (writer != null) {
      LockSupport.unpark(writer);
    }
  }
}
