package io.heddle.samples.deadlock;

import io.heddle.annotation.Guarded;
import java.util.ArrayDeque;
import java.util.Queue;

/** Parcels that wait for the van. */
class Shipping {

  @Guarded("this")
  private final Queue<Integer> packed = new ArrayDeque<>();

  synchronized void pack(int order) {
    packed.add(order);
  }

  /** Loads all that is packed, and tells the orders that they are on their way. */
  synchronized void dispatch(Orders orders) {
    while (!packed.isEmpty()) {
      orders.shipped(packed.remove());
    }
  }
}
