package io.heddle.samples.deadlock;

import io.heddle.annotation.Guarded;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Parcels that wait for the van. */
class Shipping {

  @Guarded("this")
  private final Queue<Integer> packed = new ArrayDeque<>();

  synchronized void pack(int order) {
    packed.add(order);
  }

  /** Loads all that is packed, and tells the orders that they are on their way. */
  void dispatch(Orders orders) {
    // Orders has a lock of its own, so it is called when this one has been given back.
    load().forEach(orders::shipped);
  }

  private synchronized List<Integer> load() {
    List<Integer> parcels = List.copyOf(packed);
    packed.clear();
    return parcels;
  }
}
