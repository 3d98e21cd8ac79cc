package io.heddle.stress;

import static io.heddle.stress.Waits.completes;
import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.queue.Queue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** {@link Queue}: who stops waiting takes no item and no room along. */
public final class QueueGiveUpStress {

  private QueueGiveUpStress() {}

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "got")
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "too late, the item is there")
  @State
  public static class TimeOutMeetsPut {
    private final Start start = new Start();
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void first(ZI_Result r) {
      start.now();
      r.r1 = undisturbed(() -> queue.tryGet(Waits.BRIEF)).isPresent();
    }

    @Actor
    public void second() {
      start.aLittleLater();
      queue.tryPut(1);
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "put")
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "too late, there is room")
  @State
  public static class TimeOutMeetsGet {
    private final Start start = new Start();
    private final Queue<Integer> queue = new Queue<>(1);

    {
      queue.tryPut(1);
    }

    @Actor
    public void first(ZI_Result r) {
      start.now();
      r.r1 = undisturbed(() -> queue.tryPut(2, Waits.BRIEF));
    }

    @Actor
    public void second() {
      start.aLittleLater();
      undisturbed(() -> queue.get());
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 0", expect = ACCEPTABLE, desc = "got, the interrupt is kept")
  @Outcome(id = "false, false, 1", expect = ACCEPTABLE, desc = "interrupted, the item is there")
  @State
  public static class InterruptMeetsPut {
    private final Queue<Integer> queue = new Queue<>();
    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZI_Result r) {
      interruption.expect();
      r.r1 = completes(() -> queue.get());
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      interruption.send();
      queue.tryPut(1);
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = queue.size();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 0", expect = ACCEPTABLE, desc = "got, the interrupt is kept")
  @Outcome(id = "false, false, 1", expect = ACCEPTABLE, desc = "interrupted, the item is there")
  @State
  public static class PutMeetsInterrupt {
    private final Queue<Integer> queue = new Queue<>();
    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZI_Result r) {
      interruption.expect();
      r.r1 = completes(() -> queue.get());
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      queue.tryPut(1);
      interruption.send();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = queue.size();
    }
  }
}
