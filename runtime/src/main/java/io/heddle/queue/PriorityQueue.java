package io.heddle.queue;

import java.util.Comparator;
import java.util.Objects;

/**
 * A {@link Queue} that hands out the least item first, by a comparator or by the items' natural
 * order. Equal items come in no particular order.
 *
 * <pre>{@code
 * record Job(int priority, String what) {}
 *
 * PriorityQueue<Job> jobs = new PriorityQueue<>("shop.jobs", 0, comparingInt(Job::priority));
 * }</pre>
 *
 * <p>The comparator runs while the queue is locked: it should be quick. If it throws, or an item
 * has no natural order ({@link ClassCastException}), the exception reaches whoever puts or gets,
 * and the queue is as it was before.
 *
 * <p>Memory effects are those of {@link Queue}.
 *
 * <p>Source: Python {@code queue.PriorityQueue}.
 *
 * @param <T> the type of the items
 */
public class PriorityQueue<T> extends Queue<T> {

  private final Heap<T> heap;

  /** Makes an unbounded queue without a name, in natural order. */
  public PriorityQueue() {
    heap = new Heap<>(naturalOrder());
  }

  /**
   * Makes a queue without a name, in natural order.
   *
   * @param maxsize how many items it holds at most; zero or less means any number
   */
  public PriorityQueue(int maxsize) {
    super(maxsize);
    heap = new Heap<>(naturalOrder());
  }

  /**
   * Makes an unbounded queue without a name.
   *
   * @param order which items come first
   */
  public PriorityQueue(Comparator<? super T> order) {
    heap = new Heap<>(Objects.requireNonNull(order, "order"));
  }

  /**
   * Makes a queue without a name.
   *
   * @param maxsize how many items it holds at most; zero or less means any number
   * @param order which items come first
   */
  public PriorityQueue(int maxsize, Comparator<? super T> order) {
    super(maxsize);
    heap = new Heap<>(Objects.requireNonNull(order, "order"));
  }

  /**
   * Makes an unbounded queue, in natural order.
   *
   * @param name what messages and dumps call it
   */
  public PriorityQueue(String name) {
    super(name);
    heap = new Heap<>(naturalOrder());
  }

  /**
   * Makes a queue, in natural order.
   *
   * @param name what messages and dumps call it
   * @param maxsize how many items it holds at most; zero or less means any number
   */
  public PriorityQueue(String name, int maxsize) {
    super(name, maxsize);
    heap = new Heap<>(naturalOrder());
  }

  /**
   * Makes a queue.
   *
   * @param name what messages and dumps call it
   * @param maxsize how many items it holds at most; zero or less means any number
   * @param order which items come first
   */
  public PriorityQueue(String name, int maxsize, Comparator<? super T> order) {
    super(name, maxsize);
    heap = new Heap<>(Objects.requireNonNull(order, "order"));
  }

  @Override
  protected void doPut(T item) {
    heap.add(item);
  }

  @Override
  protected T doGet() {
    return heap.removeFirst();
  }

  @Override
  protected int doSize() {
    return heap.size();
  }

  /** Whether items can be compared shows when they are, as in Python. */
  @SuppressWarnings("unchecked")
  private static <T> Comparator<T> naturalOrder() {
    return (Comparator<T>) Comparator.naturalOrder();
  }
}
