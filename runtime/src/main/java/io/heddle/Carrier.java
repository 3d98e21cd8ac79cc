package io.heddle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The platform thread of a {@link HeddleThread}, which finds its handle without a lookup. */
final class Carrier extends Thread {

  private static final @Nullable Object[] NO_LOCALS = {};

  final HeddleThread handle;

  /**
   * Its values of {@link Local} variables, by {@link LocalIndex}. Used by the thread itself; what
   * others do to it they do under the mutex of the numbers.
   */
  @Nullable Object[] locals = NO_LOCALS;

  /** In which the handle's activity runs; dropped when it begins. */
  private @Nullable Context context;

  Carrier(HeddleThread handle, String name, long stackSize, @Nullable Context context) {
    super(null, null, name, stackSize, true);
    this.handle = handle;
    this.context = context;
  }

  /** For a handle whose thread takes over nothing from the thread that makes it. */
  Carrier(HeddleThread handle, String name, long stackSize) {
    super(null, null, name, stackSize, false);
    this.handle = handle;
    this.context = null;
  }

  @Override
  public void run() {
    Context given = context;
    context = null;
    try {
      handle.carry(given);
    } finally {
      locals = NO_LOCALS;
    }
  }

  /** As that of a virtual thread: its number, and not what the JVM has to make up for an object. */
  @Override
  public int hashCode() {
    return (int) ThreadIds.of(this);
  }

  /** Threads are never equal to others; said here because the hash code is. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  void extendLocals(int number, int limit) {
    if (number >= locals.length) {
      int length = Math.min(limit, Math.max(number + 1, 2 * locals.length));
      locals = Arrays.copyOf(locals, length);
    }
  }

  /** Drops the value of a variable that has been collected. */
  void dropLocal(int number) {
    @Nullable Object[] values = locals;
    if (number < values.length) {
      values[number] = null;
    }
  }
}
