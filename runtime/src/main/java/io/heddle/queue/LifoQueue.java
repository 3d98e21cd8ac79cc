package io.heddle.queue;

/**
 * A {@link Queue} that hands out the item that was put last.
 *
 * <p>Memory effects are those of {@link Queue}.
 *
 * <p>Source: Python {@code queue.LifoQueue}.
 *
 * @param <T> the type of the items
 */
public class LifoQueue<T> extends Queue<T> {

  /** Makes an unbounded queue without a name. */
  public LifoQueue() {}

  /**
   * Makes a queue without a name.
   *
   * @param maxsize how many items it holds at most; zero or less means any number
   */
  public LifoQueue(int maxsize) {
    super(maxsize);
  }

  /**
   * Makes an unbounded queue.
   *
   * @param name what messages and dumps call it
   */
  public LifoQueue(String name) {
    super(name);
  }

  /**
   * Makes a queue.
   *
   * @param name what messages and dumps call it
   * @param maxsize how many items it holds at most; zero or less means any number
   */
  public LifoQueue(String name, int maxsize) {
    super(name, maxsize);
  }

  @Override
  protected T doGet() {
    return items.removeLast();
  }
}
