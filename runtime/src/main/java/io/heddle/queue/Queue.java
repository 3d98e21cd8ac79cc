package io.heddle.queue;

import io.heddle.Threads;
import io.heddle.internal.Label;
import io.heddle.internal.Probe;
import io.heddle.internal.Timeouts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A first-in first-out queue between threads, bounded or not, that knows which of its items are
 * still being worked on.
 *
 * <p>Who gets waits until there is an item; who puts waits while the queue is full. Each item that
 * was put counts as unfinished until the thread that got it calls {@link #taskDone()}; {@link
 * #join()} waits until none is unfinished. {@link #shutdown(boolean)} ends the queue: nothing can
 * be put any more, and who gets, once the items are used up, is told so.
 *
 * <pre>{@code
 * private final Queue<Order> orders = new Queue<>("shop.orders", 100);
 *
 * void work() throws InterruptedException {
 *   for (; ; ) {
 *     Order order = orders.get(); // QueueShutDownException once all is done
 *     try {
 *       ship(order);
 *     } finally {
 *       orders.taskDone();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Subclasses keep the items in another order or another place by overriding {@link #init},
 * {@link #doPut}, {@link #doGet} and {@link #doSize}, which are only called with the queue's lock
 * held. What such a method throws reaches the caller of the operation.
 *
 * <p>Memory effects: what a thread did before it put an item is visible to the thread that gets it;
 * what threads did before they called {@link #taskDone()}, to those that return from {@link
 * #join()}.
 *
 * <p>Source: Python {@code queue.Queue}, as of 3.13.
 *
 * @param <T> the type of the items
 */
public class Queue<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final int maxsize;
  private final @Nullable String name;

  /** Guarded by the lock; stays empty where a subclass keeps the items elsewhere. */
  final ArrayDeque<T> items = new ArrayDeque<>(0);

  private final UnfinishedTasks unfinished = new UnfinishedTasks(this, lock);

  /** Written under the lock, read by anyone. */
  private volatile boolean shutDown;

  /** Makes an unbounded queue without a name. */
  public Queue() {
    this(0);
  }

  /**
   * Makes a queue without a name.
   *
   * @param maxsize how many items it holds at most; zero or less means any number
   */
  @SuppressWarnings("this-escape") // init is called here on purpose
  public Queue(int maxsize) {
    this.name = null;
    this.maxsize = maxsize;
    init(maxsize);
  }

  /**
   * Makes an unbounded queue.
   *
   * @param name what messages and dumps call it
   */
  public Queue(String name) {
    this(name, 0);
  }

  /**
   * Makes a queue.
   *
   * @param name what messages and dumps call it
   * @param maxsize how many items it holds at most; zero or less means any number
   */
  @SuppressWarnings("this-escape") // init is called here on purpose
  public Queue(String name, int maxsize) {
    this.name = Objects.requireNonNull(name, "name");
    this.maxsize = maxsize;
    init(maxsize);
  }

  /**
   * Puts an item; waits while the queue is full.
   *
   * @param item what to put
   * @throws InterruptedException if the thread was interrupted before or while it waited; nothing
   *     is put and the interrupt status is cleared
   * @throws QueueShutDownException if the queue is shut down, or is meanwhile
   */
  public final void put(T item) throws InterruptedException {
    Objects.requireNonNull(item, "item");
    Probe probe = Probe.installed();
    if (probe == null) {
      awaitRoom(item);
    } else {
      probe.awaitUnless(
          this,
          () -> tryPut(item),
          () -> {
            awaitRoom(item);
            return true;
          });
    }
  }

  private void awaitRoom(T item) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      requireOpen();
      while (isFull()) {
        ScopedAwait.on(notFull, this);
        requireOpen();
      }
      add(item);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts an item; waits while the queue is full, for a limited time.
   *
   * @param item what to put
   * @param timeout how long to wait at most; zero means not to wait
   * @throws QueueFullException if there was no room before the time was over
   * @throws InterruptedException if the thread was interrupted before or while it waited; nothing
   *     is put and the interrupt status is cleared
   * @throws QueueShutDownException if the queue is shut down, or is meanwhile
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public final void put(T item, Duration timeout) throws InterruptedException {
    if (!tryPut(item, timeout)) {
      throw new QueueFullException(
          label()
              + " was full, with "
              + maxsize
              + " items, for "
              + timeout
              + "; wait longer, get items faster or allow more of them");
    }
  }

  /**
   * Puts an item unless the queue is full.
   *
   * @param item what to put
   * @return whether the item was put
   * @throws QueueShutDownException if the queue is shut down
   */
  public final boolean tryPut(T item) {
    Objects.requireNonNull(item, "item");
    lock.lock();
    try {
      requireOpen();
      if (isFull()) {
        return false;
      }
      add(item);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts an item; waits while the queue is full, for a limited time.
   *
   * @param item what to put
   * @param timeout how long to wait at most; zero means not to wait
   * @return whether the item was put
   * @throws InterruptedException if the thread was interrupted before or while it waited; nothing
   *     is put and the interrupt status is cleared
   * @throws QueueShutDownException if the queue is shut down, or is meanwhile
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public final boolean tryPut(T item, Duration timeout) throws InterruptedException {
    Objects.requireNonNull(item, "item");
    long nanos = Timeouts.toAcquire(timeout, this);
    Probe probe = nanos == 0 ? null : Probe.installed();
    return probe == null
        ? awaitRoom(item, nanos)
        : probe.awaitUnless(this, () -> tryPut(item), () -> awaitRoom(item, nanos));
  }

  private boolean awaitRoom(T item, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      requireOpen();
      while (isFull()) {
        if (left <= 0) {
          return false;
        }
        left = ScopedAwait.on(notFull, left, this);
        requireOpen();
      }
      add(item);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out the next item; waits until there is one.
   *
   * @return the item
   * @throws InterruptedException if the thread was interrupted before or while it waited; no item
   *     is taken and the interrupt status is cleared
   * @throws QueueShutDownException if the queue is shut down and empty, or becomes so meanwhile
   */
  public final T get() throws InterruptedException {
    Probe probe = Probe.installed();
    return probe == null
        ? awaitItem()
        : probe.obtain(this, this::tryGet, () -> Optional.of(awaitItem())).orElseThrow();
  }

  private T awaitItem() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (doSize() == 0) {
        requireMoreToCome();
        ScopedAwait.on(notEmpty, this);
      }
      return take();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out the next item; waits until there is one, for a limited time.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return the item
   * @throws QueueEmptyException if there was no item before the time was over
   * @throws InterruptedException if the thread was interrupted before or while it waited; no item
   *     is taken and the interrupt status is cleared
   * @throws QueueShutDownException if the queue is shut down and empty, or becomes so meanwhile
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public final T get(Duration timeout) throws InterruptedException {
    return tryGet(timeout)
        .orElseThrow(
            () ->
                new QueueEmptyException(
                    label() + " was empty for " + timeout + "; wait longer, or put items"));
  }

  /**
   * Takes out the next item if there is one.
   *
   * @return the item, or nothing if the queue is empty
   * @throws QueueShutDownException if the queue is shut down and empty
   */
  public final Optional<T> tryGet() {
    lock.lock();
    try {
      if (doSize() == 0) {
        requireMoreToCome();
        return Optional.empty();
      }
      return Optional.of(take());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out the next item; waits until there is one, for a limited time.
   *
   * @param timeout how long to wait at most; zero means not to wait
   * @return the item, or nothing if there was none before the time was over
   * @throws InterruptedException if the thread was interrupted before or while it waited; no item
   *     is taken and the interrupt status is cleared
   * @throws QueueShutDownException if the queue is shut down and empty, or becomes so meanwhile
   * @throws IllegalArgumentException if {@code timeout} is negative
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public final Optional<T> tryGet(Duration timeout) throws InterruptedException {
    long nanos = Timeouts.toAcquire(timeout, this);
    Probe probe = nanos == 0 ? null : Probe.installed();
    return probe == null
        ? awaitItem(nanos)
        : probe.obtain(this, this::tryGet, () -> awaitItem(nanos));
  }

  private Optional<T> awaitItem(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (doSize() == 0) {
        requireMoreToCome();
        if (left <= 0) {
          return Optional.empty();
        }
        left = ScopedAwait.on(notEmpty, left, this);
      }
      return Optional.of(take());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that the work on one item that was got is finished; the last to say so lets those go on
   * that wait in {@link #join()}.
   *
   * @throws IllegalStateException if it was said for all items before
   */
  public final void taskDone() {
    lock.lock();
    try {
      if (!unfinished.finish()) {
        throw new IllegalStateException(
            label()
                + " has no unfinished items: taskDone() was called more often than items were put;"
                + " call it once for each item that was got");
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until every item that was put has been got and reported by {@link #taskDone()}, or
   * discarded by an immediate shutdown.
   *
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   */
  public final void join() throws InterruptedException {
    unfinished.join();
  }

  /**
   * Waits as {@link #join()} does, for a limited time.
   *
   * @param timeout how long to wait at most; zero or less means not to wait
   * @return whether no item is unfinished
   * @throws InterruptedException if the thread was interrupted before or while it waited; the
   *     interrupt status is cleared
   * @throws ArithmeticException if {@code timeout} is longer than {@link Threads#TIMEOUT_MAX}
   */
  public final boolean join(Duration timeout) throws InterruptedException {
    return unfinished.join(Timeouts.toAwait(timeout, this));
  }

  /** Shuts the queue down and leaves its items to be got, as {@code shutdown(false)}. */
  public final void shutdown() {
    shutdown(false);
  }

  /**
   * Shuts the queue down: from now on putting throws {@link QueueShutDownException}, also in
   * threads that wait to put, and so does getting once there are no items left. May be called
   * again.
   *
   * @param immediate whether to discard the items that are left, which then count as finished
   */
  public final void shutdown(boolean immediate) {
    lock.lock();
    try {
      shutDown = true;
      if (immediate) {
        discardAll();
      }
    } finally {
      notEmpty.signalAll();
      notFull.signalAll();
      lock.unlock();
    }
  }

  /**
   * Returns whether the queue was shut down.
   *
   * @return whether {@link #shutdown(boolean)} was called
   */
  public final boolean isShutDown() {
    return shutDown;
  }

  /**
   * Returns how many items there are at this moment. Others may put and get in the next one: it
   * does not say that {@link #get()} will not wait.
   *
   * @return the number of items
   */
  public final int size() {
    lock.lock();
    try {
      return doSize();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether there are no items at this moment.
   *
   * @return whether {@link #size()} is 0
   */
  public final boolean empty() {
    return size() == 0;
  }

  /**
   * Returns whether there is no room at this moment.
   *
   * @return whether {@link #size()} has reached the limit; never for an unbounded queue
   */
  public final boolean full() {
    return maxsize > 0 && size() >= maxsize;
  }

  /**
   * Returns how many items the queue holds at most.
   *
   * @return the number given at construction; zero or less means any number
   */
  public final int maxsize() {
    return maxsize;
  }

  /**
   * Returns how many items were put and not yet reported by {@link #taskDone()} or discarded.
   *
   * @return the number of unfinished items, {@link Integer#MAX_VALUE} if there are more
   */
  public final int unfinishedTasks() {
    return unfinished.count();
  }

  /**
   * Returns how many threads wait: for an item, for room or in {@link #join()}; for monitoring.
   *
   * @return the number of waiting threads
   */
  public final int waiters() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(notEmpty)
          + lock.getWaitQueueLength(notFull)
          + unfinished.waiters();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    lock.lock();
    try {
      return label()
          + " ["
          + size()
          + (maxsize > 0 ? " of " + maxsize : "")
          + " items, "
          + unfinishedTasks()
          + " unfinished, "
          + waiters()
          + " waiting"
          + (shutDown ? ", shut down]" : "]");
    } finally {
      lock.unlock();
    }
  }

  /**
   * Prepares the place for the items; does nothing unless overridden. It is called once, by the
   * constructor of this class: fields of a subclass have not been initialised then, and those that
   * it sets should have no initialiser.
   *
   * @param maxsize how many items the queue holds at most; zero or less means any number
   */
  protected void init(int maxsize) {}

  /**
   * Stores an item; called with the queue's lock held, when there is room. If it throws, the item
   * counts as not put.
   *
   * @param item what was put
   */
  protected void doPut(T item) {
    items.addLast(item);
  }

  /**
   * Takes out the item whose turn it is; called with the queue's lock held, when {@link #doSize()}
   * is not 0. If it throws, no item counts as got.
   *
   * @return the item
   */
  protected T doGet() {
    return items.removeFirst();
  }

  /**
   * Returns how many items are stored; called with the queue's lock held.
   *
   * @return the number of items
   */
  protected int doSize() {
    return items.size();
  }

  private boolean isFull() {
    return maxsize > 0 && doSize() >= maxsize;
  }

  /** If it fails, the room that this thread was woken for is left to the next that waits. */
  private void add(T item) {
    boolean added = false;
    try {
      doPut(item);
      added = true;
    } finally {
      if (!added) {
        notFull.signal();
      }
    }
    unfinished.begin();
    notEmpty.signal();
  }

  /** If it fails, the item that this thread was woken for is left to the next that waits. */
  private T take() {
    boolean taken = false;
    try {
      T item = doGet();
      taken = true;
      notFull.signal();
      return item;
    } finally {
      if (!taken) {
        notEmpty.signal();
      }
    }
  }

  private void discardAll() {
    while (doSize() > 0) {
      doGet();
      unfinished.finish();
    }
  }

  private void requireOpen() {
    if (shutDown) {
      throw new QueueShutDownException(
          label() + " is shut down and takes no more items; make another one");
    }
  }

  /** For an empty queue. */
  private void requireMoreToCome() {
    if (shutDown) {
      throw new QueueShutDownException(
          label() + " is shut down and has no items left; nothing more will come");
    }
  }

  private String label() {
    return Label.of(kind(getClass()), name, this);
  }

  private static String kind(Class<?> type) {
    Class<?> named = type;
    while (named.isAnonymousClass()) {
      named = named.getSuperclass();
    }
    return named.getSimpleName();
  }
}
