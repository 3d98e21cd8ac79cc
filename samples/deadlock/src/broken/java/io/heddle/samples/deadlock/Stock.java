package io.heddle.samples.deadlock;

import io.heddle.annotation.Guarded;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/** Who waits for which article. */
class Stock {

  private final Shipping shipping;
  private final ReentrantLock shelves = new ReentrantLock();

  @Guarded("shelves")
  private final Map<String, Queue<Integer>> reservations = new HashMap<>();

  Stock(Shipping shipping) {
    this.shipping = shipping;
  }

  void reserve(int order, String article) {
    shelves.lock();
    try {
      reservations.computeIfAbsent(article, none -> new ArrayDeque<>()).add(order);
    } finally {
      shelves.unlock();
    }
  }

  /** A piece has come in: the order that reserved one first gets it. */
  void receive(String article) {
    shelves.lock();
    try {
      Queue<Integer> orders = reservations.get(article);
      if (orders != null && !orders.isEmpty()) {
        shipping.pack(orders.remove());
      }
    } finally {
      shelves.unlock();
    }
  }

  boolean isReserved(String article) {
    Queue<Integer> orders = reservations.get(article);
    return orders != null && !orders.isEmpty();
  }
}
