package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifoQueueTest extends TaskQueueContract {

  @Override
  Queue<Integer> make(String name, int maxsize) {
    return new LifoQueue<>(name, maxsize);
  }

  @Override
  List<Integer> order(List<Integer> put) {
    List<Integer> lastFirst = new ArrayList<>(put);
    Collections.reverse(lastFirst);
    return lastFirst;
  }

  @Test
  void mayHaveNoName() {
    assertThat(new LifoQueue<Integer>().maxsize()).isZero();
    assertThat(new LifoQueue<Integer>(3).toString()).startsWith("LifoQueue@");
    assertThat(new LifoQueue<Integer>("any").toString()).startsWith("LifoQueue \"any\"");
  }
}
