package io.heddle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.OnEachThreadKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueHooksTest extends OnEachThreadKind {

  /** Keeps equal items once. */
  private static class SetQueue extends Queue<String> {
    private Set<String> set;
    private int limit;

    SetQueue(int maxsize) {
      super("set", maxsize);
    }

    @Override
    protected void init(int maxsize) {
      set = new LinkedHashSet<>();
      limit = maxsize;
    }

    @Override
    protected void doPut(String item) {
      set.add(item);
    }

    @Override
    protected String doGet() {
      String first = set.iterator().next();
      set.remove(first);
      return first;
    }

    @Override
    protected int doSize() {
      return set.size();
    }
  }

  /** Fails once, on the next item that is called "bad". */
  private static final class Failing extends Queue<String> {
    private boolean failed;

    Failing(int maxsize) {
      super("failing", maxsize);
    }

    @Override
    protected void doPut(String item) {
      if (item.equals("bad")) {
        throw new IllegalArgumentException("bad item");
      }
      super.doPut(item);
    }

    @Override
    protected String doGet() {
      if (!failed) {
        failed = true;
        throw new IllegalArgumentException("bad moment");
      }
      return super.doGet();
    }
  }

  @Test
  void aSubclassKeepsTheItemsItsOwnWay() throws Exception {
    SetQueue queue = new SetQueue(3);
    assertThat(queue.limit).isEqualTo(3);
    for (String item : List.of("a", "b", "a", "c")) {
      queue.put(item);
    }
    assertThat(queue.size()).isEqualTo(3);
    assertThat(queue.full()).isTrue();
    List<String> got = new ArrayList<>();
    while (!queue.empty()) {
      got.add(queue.get());
    }
    assertThat(got).containsExactly("a", "b", "c");
    assertThat(queue.unfinishedTasks()).isEqualTo(4);
  }

  @Test
  void anImmediateShutdownEmptiesASubclassToo() throws Exception {
    SetQueue queue = new SetQueue(0);
    queue.put("a");
    queue.put("b");
    queue.shutdown(true);
    assertThat(queue.set).isEmpty();
    assertThat(queue.unfinishedTasks()).isZero();
  }

  @Test
  void anAnonymousSubclassIsCalledByTheNameOfItsParent() {
    Queue<String> queue = new LifoQueue<>("any") {};
    assertThat(queue.toString()).startsWith("LifoQueue \"any\"");
  }

  @Test
  void anItemThatCannotBeStoredIsNotPut() throws Exception {
    Failing queue = new Failing(0);
    assertThatThrownBy(() -> queue.put("bad")).hasMessage("bad item");
    assertThat(queue.size()).isZero();
    assertThat(queue.unfinishedTasks()).isZero();
    queue.put("good");
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void theRoomForAnItemThatCannotBeStoredGoesToTheNextPutter() throws Exception {
    Failing queue = new Failing(1);
    queue.failed = true;
    queue.put("first");
    Actor<Void> bad = actor(() -> queue.put("bad"));
    Actor.until(() -> queue.waiters() == 1);
    Actor<Void> good = actor(() -> queue.put("good"));
    Actor.until(() -> queue.waiters() == 2);
    assertThat(queue.get()).isEqualTo("first");
    assertThat(bad.failure()).hasMessage("bad item");
    good.result();
    assertThat(queue.get()).isEqualTo("good");
  }

  @Test
  void anItemThatCannotBeTakenOutGoesToTheNextGetter() throws Exception {
    Failing queue = new Failing(0);
    Actor<String> first = asking(queue::get);
    Actor.until(() -> queue.waiters() == 1);
    Actor<String> second = asking(queue::get);
    Actor.until(() -> queue.waiters() == 2);
    queue.put("item");
    assertThat(first.failure()).hasMessage("bad moment");
    assertThat(second.result()).isEqualTo("item");
  }
}
