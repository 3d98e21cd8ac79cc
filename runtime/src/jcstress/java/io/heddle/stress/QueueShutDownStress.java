package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.queue.Queue;
import io.heddle.queue.QueueShutDownException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZII_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** {@link Queue}: a shutdown ends every wait, and loses nothing that was put before it. */
public final class QueueShutDownStress {

  private QueueShutDownStress() {}

  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "put before")
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "refused")
  @State
  public static class MeetsPut {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first(ZI_Result r) {
      r.r1 = puts(queue);
    }

    @Actor
    public void second() {
      queue.shutdown();
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "refused")
  @State
  public static class MeetsPutWhenFull {
    private final Queue<Integer> queue = new Queue<>(1);

    {
      queue.tryPut(1);
    }

    @Actor
    public void first(ZI_Result r) {
      r.r1 = puts(queue);
    }

    @Actor
    public void second() {
      queue.shutdown();
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "ended")
  @State
  public static class MeetsGet {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first(ZI_Result r) {
      r.r1 = gets(queue);
    }

    @Actor
    public void second() {
      queue.shutdown();
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = queue.waiters();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "got")
  @State
  public static class LeavesTheLastItem {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first(ZI_Result r) {
      r.r1 = gets(queue);
    }

    @Actor
    public void second() {
      queue.tryPut(1);
      queue.shutdown();
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0, 1", expect = ACCEPTABLE, desc = "got before")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "discarded")
  @State
  public static class ImmediateTakesTheLastItem {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first(ZII_Result r) {
      r.r1 = gets(queue);
    }

    @Actor
    public void second() {
      queue.tryPut(1);
      queue.shutdown(true);
    }

    @Arbiter
    public void end(ZII_Result r) {
      r.r2 = queue.size();
      r.r3 = queue.unfinishedTasks();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, 0, 0", "false, 0, 0"},
      expect = ACCEPTABLE,
      desc = "discarded or refused")
  @State
  public static class ImmediateMeetsPut {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first(ZII_Result r) {
      r.r1 = puts(queue);
    }

    @Actor
    public void second() {
      queue.shutdown(true);
    }

    @Arbiter
    public void end(ZII_Result r) {
      r.r2 = queue.size();
      r.r3 = queue.unfinishedTasks();
    }
  }

  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "nothing is left to be done")
  @State
  public static class ImmediateEndsJoin {
    private final Queue<Integer> queue = new Queue<>();

    {
      queue.tryPut(1);
    }

    @Actor
    public void first() {
      undisturbed(() -> queue.join());
    }

    @Actor
    public void second() {
      queue.shutdown(true);
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = queue.unfinishedTasks();
    }
  }

  private static boolean puts(Queue<Integer> queue) {
    try {
      undisturbed(() -> queue.put(1));
      return true;
    } catch (QueueShutDownException e) {
      return false;
    }
  }

  private static boolean gets(Queue<Integer> queue) {
    try {
      undisturbed(() -> queue.get());
      return true;
    } catch (QueueShutDownException e) {
      return false;
    }
  }
}
