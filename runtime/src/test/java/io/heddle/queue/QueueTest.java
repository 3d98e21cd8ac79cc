package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest extends TaskQueueContract {

  @Override
  Queue<Integer> make(String name, int maxsize) {
    return new Queue<>(name, maxsize);
  }

  @Override
  List<Integer> order(List<Integer> put) {
    return put;
  }

  @Test
  void mayHaveNoName() {
    assertThat(new Queue<Integer>().maxsize()).isZero();
    assertThat(new Queue<Integer>(3).toString()).startsWith("Queue@");
    assertThat(new Queue<Integer>("any").toString()).startsWith("Queue \"any\"");
    assertThatThrownBy(() -> new Queue<Integer>(null)).isInstanceOf(NullPointerException.class);
  }
}
