package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleQueueTest extends QueueContract {

  @Override
  Port make(String name) {
    return Port.of(new SimpleQueue<>(name));
  }

  @Override
  List<Integer> order(List<Integer> put) {
    return put;
  }

  @Test
  void puttingIgnoresAnInterrupt() {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    Thread.currentThread().interrupt();
    queue.put(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.toString()).startsWith("SimpleQueue@").endsWith("[1 items, 0 waiting]");
  }
}
