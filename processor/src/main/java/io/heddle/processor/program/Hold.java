package io.heddle.processor.program;

import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockUse;

/**
 * A lock that is held at some point of a body.
 *
 * @param lock which one and how
 * @param count how many levels; negative when the body has given back levels that its caller took
 * @param certain whether it is held on every path that leads here
 * @param taken whether the body takes it on every path that leads here; else a contract or an
 *     assertion says that it is held
 * @param since where it is taken, or where that contract or assertion stands
 */
public record Hold(LockUse lock, int count, boolean certain, boolean taken, Position since) {

  /**
   * A lock taken in a loop without release would count for ever; nothing depends on more levels
   * than this.
   */
  private static final int MOST = 16;

  Hold plus(int levels) {
    int sum = Math.max(-MOST, Math.min(MOST, count + levels));
    return new Hold(lock, sum, certain, taken, since);
  }

  /** Returns what is known after two paths meet, of which this one comes from the first. */
  Hold join(Hold other) {
    boolean same = count == other.count;
    return new Hold(
        lock,
        Math.abs(count) >= Math.abs(other.count) ? count : other.count,
        certain && other.certain && same,
        taken && other.taken,
        since);
  }

  Hold uncertain() {
    return certain ? new Hold(lock, count, false, taken, since) : this;
  }
}
