package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Threads;
import io.heddle.ThrowingRunnable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every queue that has a limit, counts unfinished items and can be shut down. */
abstract class TaskQueueContract extends QueueContract {

  Queue<Integer> queue;

  /** Makes an empty queue. */
  abstract Queue<Integer> make(String name, int maxsize);

  @Override
  Port make(String name) {
    return Port.of(make(name, 0));
  }

  @BeforeEach
  void makeABoundedOne() {
    queue = make("shop.orders", 2);
  }

  @Test
  void isFullAtItsLimit() throws Exception {
    assertThat(queue.full()).isFalse();
    fill();
    assertThat(queue.full()).isTrue();
    assertThat(queue.maxsize()).isEqualTo(2);
    assertThat(queue.tryPut(3)).isFalse();
    assertThat(queue.tryPut(3, Duration.ZERO)).isFalse();
    assertThat(queue.tryPut(3, MOMENT)).isFalse();
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.unfinishedTasks()).isEqualTo(2);
    queue.get();
    assertThat(queue.full()).isFalse();
    assertThat(queue.tryPut(3)).isTrue();
  }

  @Test
  void aFullQueueEndsTimedPutting() throws Exception {
    fill();
    assertThatThrownBy(() -> queue.put(3, MOMENT))
        .isExactlyInstanceOf(QueueFullException.class)
        .hasMessageContaining("\"shop.orders\" was full, with 2 items, for PT0.02S");
    assertThatThrownBy(() -> queue.put(3, Duration.ZERO)).isInstanceOf(QueueFullException.class);
    assertThat(queue.waiters()).isZero();
  }

  @Test
  void noLimitOrANegativeOneMeansUnbounded() throws Exception {
    for (int maxsize : new int[] {0, -1, Integer.MIN_VALUE}) {
      Queue<Integer> unbounded = make("any", maxsize);
      for (int i = 0; i < 100; i++) {
        unbounded.put(i, Duration.ZERO);
      }
      assertThat(unbounded.full()).isFalse();
      assertThat(unbounded.maxsize()).isEqualTo(maxsize);
    }
  }

  @Test
  void whoPutsIntoAFullQueueWaitsForRoom() throws Exception {
    fill();
    for (ThrowingRunnable<Exception> form : puttingForms()) {
      Actor<Void> putter = actor(form);
      Actor.until(() -> queue.waiters() == 1);
      queue.get();
      putter.result();
      assertThat(queue.size()).isEqualTo(2);
    }
  }

  @Test
  void anInterruptBeforehandEndsPuttingAndPutsNothing() {
    for (ThrowingRunnable<Exception> form : puttingForms()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(form::run).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
    assertThat(queue.empty()).isTrue();
    assertThat(queue.unfinishedTasks()).isZero();
  }

  @Test
  void anInterruptEndsTheWaitOfAPutterAndLeavesNoWaiter() throws Exception {
    fill();
    for (ThrowingRunnable<Exception> form : puttingForms()) {
      Actor<Void> putter = actor(form);
      Actor.until(() -> queue.waiters() == 1);
      putter.interrupt();
      assertThat(putter.failure()).isInstanceOf(InterruptedException.class);
      assertThat(queue.waiters()).isZero();
    }
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.unfinishedTasks()).isEqualTo(2);
  }

  @Test
  void nothingIsLostOrDoubledWhereThereIsLittleRoom() throws Exception {
    assertNothingIsLostOrDoubled(Port.of(queue));
  }

  @Test
  void anItemIsUnfinishedUntilItsWorkIsReported() throws Exception {
    fill();
    queue.get();
    assertThat(queue.unfinishedTasks()).isEqualTo(2);
    queue.taskDone();
    assertThat(queue.unfinishedTasks()).isEqualTo(1);
  }

  @Test
  void taskDoneTooOftenIsRefusedAndChangesNothing() throws Exception {
    assertThatThrownBy(queue::taskDone)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"shop.orders\" has no unfinished items");
    queue.put(1);
    queue.taskDone();
    assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    assertThat(queue.unfinishedTasks()).isZero();
    queue.join();
  }

  @Test
  void joinWaitsForTheLastReport() throws Exception {
    fill();
    List<Actor<Boolean>> joiners = List.of(joiner(), asking(() -> queue.join(LONG)));
    Actor.until(() -> queue.waiters() == 2);
    queue.get();
    queue.get();
    queue.taskDone();
    assertThat(queue.waiters()).isEqualTo(2);
    queue.taskDone();
    for (Actor<Boolean> joiner : joiners) {
      assertThat(joiner.result()).isTrue();
    }
  }

  @Test
  void joinOfAnUnusedQueueDoesNotWait() throws Exception {
    queue.join();
    assertThat(queue.join(Duration.ZERO)).isTrue();
  }

  @Test
  void joinEndsWhenItsTimeIsOver() throws Exception {
    queue.put(1);
    assertThat(queue.join(MOMENT)).isFalse();
    assertThat(queue.join(Duration.ZERO)).isFalse();
    assertThat(queue.join(Duration.ofSeconds(-1))).isFalse();
    assertThatThrownBy(() -> queue.join(Threads.TIMEOUT_MAX.plusNanos(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(queue.waiters()).isZero();
  }

  @Test
  void anInterruptEndsJoin() throws Exception {
    queue.put(1);
    Actor<Boolean> joiner = joiner();
    Actor.until(() -> queue.waiters() == 1);
    joiner.interrupt();
    assertThat(joiner.failure()).isInstanceOf(InterruptedException.class);
    assertThat(queue.waiters()).isZero();
    Thread.currentThread().interrupt();
    assertThatThrownBy(queue::join).isInstanceOf(InterruptedException.class);
  }

  @Test
  void afterShutdownNothingCanBePut() throws Exception {
    queue.put(1);
    queue.shutdown(false);
    queue.shutdown();
    assertThat(queue.isShutDown()).isTrue();
    assertThatThrownBy(() -> queue.put(2))
        .isExactlyInstanceOf(QueueShutDownException.class)
        .hasMessageContaining("\"shop.orders\" is shut down and takes no more items");
    assertThatThrownBy(() -> queue.put(2, LONG)).isInstanceOf(QueueShutDownException.class);
    assertThatThrownBy(() -> queue.tryPut(2)).isInstanceOf(QueueShutDownException.class);
    assertThatThrownBy(() -> queue.tryPut(2, LONG)).isInstanceOf(QueueShutDownException.class);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void afterShutdownWhatIsLeftCanBeGotAndThenNothingMore() throws Exception {
    fill();
    queue.shutdown(false);
    assertThat(queue.get()).isNotNull();
    assertThat(queue.tryGet()).isPresent();
    assertThatThrownBy(queue::get)
        .isExactlyInstanceOf(QueueShutDownException.class)
        .hasMessageContaining("\"shop.orders\" is shut down and has no items left");
    assertThatThrownBy(() -> queue.get(LONG)).isInstanceOf(QueueShutDownException.class);
    assertThatThrownBy(queue::tryGet).isInstanceOf(QueueShutDownException.class);
    assertThatThrownBy(() -> queue.tryGet(LONG)).isInstanceOf(QueueShutDownException.class);
    assertThat(queue.unfinishedTasks()).isEqualTo(2);
    queue.taskDone();
    queue.taskDone();
    queue.join();
  }

  @Test
  void shutdownEndsTheWaitOfEveryGetter() throws Exception {
    List<Actor<Integer>> getters =
        List.of(asking(queue::get), asking(queue::get), asking(() -> queue.get(LONG)));
    Actor.until(() -> queue.waiters() == 3);
    queue.shutdown(false);
    for (Actor<Integer> getter : getters) {
      assertThat(getter.failure()).isInstanceOf(QueueShutDownException.class);
    }
  }

  @Test
  void shutdownEndsTheWaitOfEveryPutter() throws Exception {
    for (boolean immediate : new boolean[] {false, true}) {
      queue = make("shop.orders", 2);
      fill();
      List<Actor<Void>> putters = new ArrayList<>();
      puttingForms().forEach(form -> putters.add(actor(form)));
      Actor.until(() -> queue.waiters() == putters.size());
      queue.shutdown(immediate);
      for (Actor<Void> putter : putters) {
        assertThat(putter.failure()).isInstanceOf(QueueShutDownException.class);
      }
      assertThat(queue.size()).isEqualTo(immediate ? 0 : 2);
    }
  }

  @Test
  void anImmediateShutdownDiscardsWhatIsLeftAndLetsJoinGoOn() throws Exception {
    fill();
    Actor<Boolean> joiner = joiner();
    Actor.until(() -> queue.waiters() == 1);
    queue.shutdown(true);
    assertThat(joiner.result()).isTrue();
    assertThat(queue.empty()).isTrue();
    assertThat(queue.unfinishedTasks()).isZero();
    assertThatThrownBy(queue::get).isInstanceOf(QueueShutDownException.class);
    assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anImmediateShutdownLeavesItemsInWorkUnfinished() throws Exception {
    fill();
    queue.get();
    queue.shutdown(true);
    assertThat(queue.unfinishedTasks()).isEqualTo(1);
    Actor<Boolean> joiner = joiner();
    Actor.until(() -> queue.waiters() == 1);
    queue.taskDone();
    assertThat(joiner.result()).isTrue();
  }

  @Test
  void aShutdownCanBecomeImmediateLater() throws Exception {
    fill();
    queue.shutdown(false);
    queue.shutdown(true);
    assertThat(queue.empty()).isTrue();
  }

  @Test
  void textShowsLimitUnfinishedItemsAndShutdown() throws Exception {
    queue.put(1);
    queue.shutdown(false);
    assertThat(queue.toString())
        .endsWith("Queue \"shop.orders\" [1 of 2 items, 1 unfinished, 0 waiting, shut down]");
    assertThat(make("any", 0).toString()).endsWith("[0 items, 0 unfinished, 0 waiting]");
  }

  private void fill() throws InterruptedException {
    queue.put(1);
    queue.put(2);
  }

  private Actor<Boolean> joiner() {
    return asking(
        () -> {
          queue.join();
          return true;
        });
  }

  private List<ThrowingRunnable<Exception>> puttingForms() {
    return List.of(
        () -> queue.put(3),
        () -> queue.put(3, LONG),
        () -> assertThat(queue.tryPut(3, LONG)).isTrue());
  }
}
