package io.heddle;

import io.heddle.internal.Label;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lock with two sides: any number of threads may read at once, or one may write.
 *
 * <p>Both sides are reentrant. Writers come first: while one waits, no further reader is let in, so
 * that a stream of readers cannot keep it out; a thread that reads already may always read once
 * more. The writer may read as well, and goes on reading when it has given the write lock back
 * (downgrade). The other way round is a mistake: a thread that reads and asks to write would wait
 * for itself, and gets a {@link LockUpgradeException} at once, from every form of acquiring.
 * Writers that never pause keep readers out.
 *
 * <pre>{@code
 * private final RwLock prices = new RwLock("shop.prices");
 *
 * long price(String article) {
 *   return prices.readLock().call(() -> table.get(article));
 * }
 *
 * void change(String article, long price) {
 *   prices.writeLock().run(() -> table.put(article, price));
 * }
 * }</pre>
 *
 * <p>Memory effects: what a writer did before it released the write lock is visible to all who read
 * or write next; what readers did, to the next writer. A {@link Condition} waits under the write
 * lock.
 *
 * <p>Source: the second readers–writers problem of Courtois, Heymans and Parnas, "Concurrent
 * control with readers and writers", CACM 14 (10), 1971.
 */
public final class RwLock {

  /**
   * Order of entry for a writer that finds someone there: the gate first, then the turn, then it
   * waits until nobody is inside the gate.
   */
  final ReadGate gate = new ReadGate();

  /** Which of the writers that had to wait comes next, or writes. */
  final Mutex turn = new Mutex();

  /** Who writes. */
  final Ownership writer = new Ownership();

  private final ReadLock readLock = new ReadLock(this);
  private final WriteLock writeLock = new WriteLock(this);
  private final @Nullable String name;

  /** Makes a free lock without a name. */
  public RwLock() {
    this.name = null;
  }

  /**
   * Makes a free lock.
   *
   * @param name what messages and dumps call it
   */
  public RwLock(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Returns the side that many threads may hold at once.
   *
   * @return the read lock, always the same
   */
  public Lockable readLock() {
    return readLock;
  }

  /**
   * Returns the side that excludes everyone else.
   *
   * @return the write lock, always the same
   */
  public Lockable writeLock() {
    return writeLock;
  }

  /**
   * Returns how many threads wait to read or to write; an estimate, for monitoring.
   *
   * @return the number of waiting threads
   */
  public int waiters() {
    return gate.getQueueLength() + turn.getQueueLength() + (gate.draining() ? 1 : 0);
  }

  @Override
  public String toString() {
    long owner = writer.owner();
    String state =
        owner != Ownership.NOBODY
            ? "written by " + ThreadRegistry.describe(owner)
            : gate.readers() == 0 ? "free" : "read " + gate.readers() + " times";
    return label() + " [" + state + ", " + waiters() + " waiting]";
  }

  String label() {
    return Label.of("RwLock", name, this);
  }
}
