package io.heddle.pool;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who want to hear of something that happens to a future once. */
final class Listeners<T extends @Nullable Object> {

  /** Stands for "it has happened": nothing can be added to it. */
  private static final Callbacks<?> CLOSED = new Callbacks<>(done -> {}, null);

  /** Replaced by compare-and-set; {@link #CLOSED} once they have been taken. */
  private final AtomicReference<@Nullable Callbacks<T>> list = new AtomicReference<>();

  /** False if it has happened, so that nobody will call the listener any more. */
  boolean add(Consumer<? super Future<T>> listener) {
    Callbacks<T> added;
    do {
      added = list.get();
      if (added == CLOSED) {
        return false;
      }
    } while (!list.compareAndSet(added, new Callbacks<>(listener, added)));
    return true;
  }

  /** Takes back what was added and need not be called any more. */
  void remove(Consumer<? super Future<T>> listener) {
    Callbacks<T> added;
    do {
      added = list.get();
      if (added == CLOSED) {
        return;
      }
    } while (!list.compareAndSet(added, Callbacks.without(listener, added)));
  }

  /** What is to be called; from now on nothing is left to call. */
  @SuppressWarnings("unchecked") // CLOSED is only compared
  @Nullable Callbacks<T> take() {
    Callbacks<T> taken = list.getAndSet((Callbacks<T>) CLOSED);
    return taken == CLOSED ? null : taken;
  }

  /** Calls all of them that have not been taken. */
  void call(Future<T> future) {
    Callbacks<T> toCall = take();
    if (toCall != null) {
      toCall.call(future);
    }
  }

  boolean isEmpty() {
    Callbacks<T> now = list.get();
    return now == null || now == CLOSED;
  }
}
