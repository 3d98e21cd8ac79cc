package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriorityQueueTest extends TaskQueueContract {

  private record Job(int priority, String what) {}

  @Override
  Queue<Integer> make(String name, int maxsize) {
    return new PriorityQueue<>(name, maxsize);
  }

  @Override
  List<Integer> order(List<Integer> put) {
    return put.stream().sorted().toList();
  }

  @Test
  void aComparatorDecidesTheOrder() throws Exception {
    PriorityQueue<Job> jobs =
        new PriorityQueue<>("shop.jobs", 0, Comparator.comparingInt(Job::priority));
    jobs.put(new Job(2, "ship"));
    jobs.put(new Job(1, "pack"));
    jobs.put(new Job(3, "bill"));
    assertThat(List.of(jobs.get().what(), jobs.get().what(), jobs.get().what()))
        .containsExactly("pack", "ship", "bill");
  }

  @Test
  void eachConstructorTakesItsOrder() throws Exception {
    List<PriorityQueue<Integer>> least =
        List.of(
            new PriorityQueue<>(),
            new PriorityQueue<>(2),
            new PriorityQueue<>("least"),
            new PriorityQueue<>("least", 2));
    List<PriorityQueue<Integer>> greatest =
        List.of(
            new PriorityQueue<>(Comparator.reverseOrder()),
            new PriorityQueue<>(2, Comparator.reverseOrder()),
            new PriorityQueue<>("greatest", 2, Comparator.reverseOrder()));
    for (PriorityQueue<Integer> queue : least) {
      queue.put(1);
      queue.put(2);
      assertThat(queue.get()).isEqualTo(1);
    }
    for (PriorityQueue<Integer> queue : greatest) {
      queue.put(1);
      queue.put(2);
      assertThat(queue.get()).isEqualTo(2);
    }
  }

  @Test
  void putsAndGetsInAnyMixtureGiveTheLeast() throws Exception {
    Random random = new Random(20_240_229);
    PriorityQueue<Integer> queue = new PriorityQueue<>();
    java.util.PriorityQueue<Integer> model = new java.util.PriorityQueue<>();
    for (int step = 0; step < 5_000; step++) {
      if (model.isEmpty() || random.nextInt(5) < 3) {
        int item = random.nextInt(100);
        queue.put(item);
        model.add(item);
      } else {
        assertThat(queue.get()).isEqualTo(model.remove());
      }
    }
    while (!model.isEmpty()) {
      assertThat(queue.get()).isEqualTo(model.remove());
    }
    assertThat(queue.empty()).isTrue();
  }

  @Test
  void aComparatorThatThrowsLosesAndDoublesNothing() throws Exception {
    Random random = new Random(7);
    boolean[] failing = new boolean[1];
    PriorityQueue<Integer> queue =
        new PriorityQueue<>(
            (a, b) -> {
              if (failing[0] && random.nextInt(4) == 0) {
                throw new IllegalStateException("no comparison");
              }
              return Integer.compare(a, b);
            });
    List<Integer> expected = new ArrayList<>();
    for (int step = 0; step < 3_000; step++) {
      failing[0] = true;
      int item = random.nextInt(1_000);
      try {
        if (expected.size() < 50 || random.nextBoolean()) {
          queue.put(item);
          expected.add(item);
        } else {
          Integer got = queue.get();
          expected.remove(got);
        }
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("no comparison");
      }
      failing[0] = false;
      assertThat(queue.size()).isEqualTo(expected.size());
    }
    List<Integer> got = new ArrayList<>();
    while (!queue.empty()) {
      got.add(queue.get());
    }
    assertThat(got).isEqualTo(expected.stream().sorted().toList());
  }

  @Test
  void itemsWithoutAnOrderAreRefusedWhenTheyAreCompared() throws Exception {
    PriorityQueue<Object> queue = new PriorityQueue<>();
    Object first = new Object();
    queue.put(first);
    assertThatThrownBy(() -> queue.put(new Object())).isInstanceOf(ClassCastException.class);
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.unfinishedTasks()).isEqualTo(1);
    assertThat(queue.get()).isSameAs(first);
  }
}
