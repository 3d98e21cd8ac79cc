package io.heddle.pool;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be called when a future is done: an immutable list, the last added first. */
final class Callbacks<T extends @Nullable Object> {

  private final Consumer<? super Future<T>> last;
  private final @Nullable Callbacks<T> earlier;

  Callbacks(Consumer<? super Future<T>> last, @Nullable Callbacks<T> earlier) {
    this.last = last;
    this.earlier = earlier;
  }

  /** The same list without one of its elements; null for an empty one. */
  static <T extends @Nullable Object> @Nullable Callbacks<T> without(
      Consumer<? super Future<T>> unwanted, @Nullable Callbacks<T> list) {
    Callbacks<T> kept = null;
    for (Callbacks<T> rest = list; rest != null; rest = rest.earlier) {
      if (rest.last != unwanted) {
        kept = new Callbacks<>(rest.last, kept);
      }
    }
    return kept == null ? null : kept.reversed();
  }

  /** Calls them in the order in which they were added, whatever they throw. */
  void call(Future<T> done) {
    for (Callbacks<T> rest = reversed(); rest != null; rest = rest.earlier) {
      call(rest.last, done);
    }
  }

  static <T extends @Nullable Object> void call(
      Consumer<? super Future<T>> callback, Future<T> done) {
    try {
      callback.accept(done);
    } catch (Throwable e) {
      PoolLog.failure("A callback of " + done + " threw; the others are called all the same", e);
    }
  }

  private Callbacks<T> reversed() {
    Callbacks<T> reversed = new Callbacks<>(last, null);
    for (Callbacks<T> rest = earlier; rest != null; rest = rest.earlier) {
      reversed = new Callbacks<>(rest.last, reversed);
    }
    return reversed;
  }
}
