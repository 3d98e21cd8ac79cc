package io.heddle.pool;

import io.heddle.queue.SimpleQueue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Futures in the order in which they count as done; for one thread. */
final class Arrivals<F extends Future<?>> {

  private final SimpleQueue<F> arrived = new SimpleQueue<>();

  /** What has not been handed out, with what was added to it. */
  private final Map<F, Consumer<Object>> awaited = new LinkedHashMap<>();

  Arrivals(Iterable<? extends F> futures) {
    for (F future : futures) {
      awaited.computeIfAbsent(future, key -> done -> arrived.put(key));
    }
    awaited.forEach(Future::addWaiter);
  }

  /** Those that have not been handed out. */
  Set<F> awaited() {
    return awaited.keySet();
  }

  F next() throws InterruptedException {
    return handOut(arrived.get());
  }

  Optional<F> next(long nanos) throws InterruptedException {
    return arrived.tryGet(Duration.ofNanos(Math.max(0, nanos))).map(this::handOut);
  }

  Optional<F> nextIfDone() {
    return arrived.tryGet().map(this::handOut);
  }

  /** Leaves nothing behind in futures that are not done. */
  void leave() {
    awaited.forEach(Future::removeWaiter);
  }

  private F handOut(F future) {
    awaited.remove(future);
    return future;
  }
}
