package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.HeddleThread;
import io.heddle.Threads;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** {@link Queue} and its kin: each item is got once, in order, and nobody waits beside an item. */
public final class QueueStress {

  private QueueStress() {}

  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "first in, first out")
  @State
  public static class InOrder {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first() {
      undisturbed(() -> queue.put(1));
      undisturbed(() -> queue.put(2));
    }

    @Actor
    public void second(III_Result r) {
      r.r1 = undisturbed(() -> queue.get());
      r.r2 = undisturbed(() -> queue.get());
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 2, 3, 0", expect = ACCEPTABLE, desc = "first in, first out")
  @State
  public static class InOrderWhenFull {
    private final Queue<Integer> queue = new Queue<>(1);

    @Actor
    public void first() {
      undisturbed(() -> queue.put(1));
      undisturbed(() -> queue.put(2));
      undisturbed(() -> queue.put(3));
    }

    @Actor
    public void second(IIII_Result r) {
      r.r1 = undisturbed(() -> queue.get());
      r.r2 = undisturbed(() -> queue.get());
      r.r3 = undisturbed(() -> queue.get());
    }

    @Arbiter
    public void end(IIII_Result r) {
      r.r4 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "first in, first out")
  @State
  public static class SimpleInOrder {
    private final SimpleQueue<Integer> queue = new SimpleQueue<>();

    @Actor
    public void first() {
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void second(III_Result r) {
      r.r1 = undisturbed(() -> queue.get());
      r.r2 = undisturbed(() -> queue.get());
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 0", "2, 1, 0"},
      expect = ACCEPTABLE,
      desc = "one each")
  @State
  public static class NoItemTwice {
    private final Queue<Integer> queue = new Queue<>();

    {
      queue.tryPut(1);
      queue.tryPut(2);
    }

    @Actor
    public void first(III_Result r) {
      r.r1 = undisturbed(() -> queue.get());
    }

    @Actor
    public void second(III_Result r) {
      r.r2 = undisturbed(() -> queue.get());
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 0", "2, 1, 0"},
      expect = ACCEPTABLE,
      desc = "one each, also when both wait")
  @State
  public static class TwoGetters {
    private final Queue<Integer> queue = new Queue<>();
    private final HeddleThread putter =
        Threads.thread(
                () -> {
                  queue.tryPut(1);
                  queue.tryPut(2);
                })
            .daemon(true)
            .unstarted();

    @Actor
    public void first(III_Result r) {
      putter.start();
      r.r1 = undisturbed(() -> queue.get());
    }

    @Actor
    public void second(III_Result r) {
      r.r2 = undisturbed(() -> queue.get());
    }

    @Arbiter
    public void end(III_Result r) {
      undisturbed(() -> putter.join());
      r.r3 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false, 1", "false, true, 1"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @State
  public static class LastRoom {
    private final Queue<Integer> queue = new Queue<>(1);

    @Actor
    public void first(ZZI_Result r) {
      r.r1 = queue.tryPut(1);
    }

    @Actor
    public void second(ZZI_Result r) {
      r.r2 = queue.tryPut(2);
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before the put")
  @State
  public static class Publishes {
    private final Queue<Integer> queue = new Queue<>();
    private int x;

    @Actor
    public void first() {
      x = 1;
      queue.tryPut(1);
    }

    @Actor
    public void second(I_Result r) {
      while (queue.tryGet().isEmpty()) {
        Thread.onSpinWait();
      }
      r.r1 = x;
    }
  }

  @JCStressTest
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "all done, and what they did is seen")
  @State
  public static class JoinAwaitsAllTasks {
    private final Queue<Integer> queue = new Queue<>();
    private int x;

    {
      queue.tryPut(1);
      queue.tryPut(2);
    }

    @Actor
    public void first(II_Result r) {
      undisturbed(() -> queue.join());
      r.r1 = x;
    }

    @Actor
    public void second() {
      x = 1;
      queue.taskDone();
      x = 2;
      queue.taskDone();
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = queue.unfinishedTasks();
    }
  }
}
