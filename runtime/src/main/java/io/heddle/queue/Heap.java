package io.heddle.queue;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap, the least item first.
 *
 * <p>Each operation makes all its comparisons before it moves anything, so that a comparator that
 * throws leaves the heap as it was. ({@link java.util.PriorityQueue} loses items then.)
 */
final class Heap<T> {

  private final Comparator<? super T> order;
  private @Nullable Object[] slots = new @Nullable Object[8];
  private int size;

  Heap(Comparator<? super T> order) {
    this.order = order;
  }

  int size() {
    return size;
  }

  void add(T item) {
    int place = size;
    while (place > 0 && order.compare(item, at(parent(place))) < 0) {
      place = parent(place);
    }
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    for (int i = size; i > place; i = parent(i)) {
      slots[i] = slots[parent(i)];
    }
    slots[place] = item;
    size++;
  }

  /** Takes out the least item; there must be one. */
  T removeFirst() {
    int rest = size - 1;
    T first = at(0);
    T last = at(rest);
    int place = 0;
    for (int child = 1; child < rest; child = 2 * place + 1) {
      if (child + 1 < rest && order.compare(at(child + 1), at(child)) < 0) {
        child++;
      }
      if (order.compare(last, at(child)) <= 0) {
        break;
      }
      place = child;
    }
    T moved = last;
    for (int i = place; i > 0; i = parent(i)) {
      T up = at(i);
      slots[i] = moved;
      moved = up;
    }
    slots[0] = moved;
    slots[rest] = null;
    size = rest;
    return first;
  }

  private static int parent(int i) {
    return (i - 1) >>> 1;
  }

  /** Slots below {@link #size} hold what {@link #add} put there. */
  @SuppressWarnings({"unchecked", "NullAway"})
  private T at(int i) {
    return (T) slots[i];
  }
}
