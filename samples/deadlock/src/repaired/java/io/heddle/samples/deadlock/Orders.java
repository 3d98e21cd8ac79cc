package io.heddle.samples.deadlock;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.util.HashMap;
import java.util.Map;

/** What customers have ordered, and how far each order is. */
@Threaded
class Orders {

  enum State {
    WAITING,
    SHIPPED
  }

  private final Stock stock;

  @Guarded("book")
  private final Map<Integer, State> states = new HashMap<>();

  Orders(Stock stock) {
    this.stock = stock;
  }

  @Guarded("book")
  void place(int order, String article) {
    states.put(order, State.WAITING);
    stock.reserve(order, article);
  }

  @Guarded("book")
  void shipped(int order) {
    states.put(order, State.SHIPPED);
  }
}
