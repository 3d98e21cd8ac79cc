import io.heddle.RLock;
import javax.annotation.processing.Generated;

/**
 * The woven form of {@link Shop}.
 */
@Generated("io.heddle.processor.HeddleProcessor")
final class Heddle_Shop extends Shop {
  private final RLock stock = new RLock("Shop.stock");

  private Heddle_Shop() {
    super();
  }

  static Heddle_Shop create() {
    return new Heddle_Shop();
  }

  @Override
  void sell() {
    if (stock == null) {
      // A constructor of Shop calls this, before the object has its locks.
      super.sell();
      return;
    }
    stock.acquire();
    try {
      super.sell();
    } finally {
      stock.release();
    }
  }
}
