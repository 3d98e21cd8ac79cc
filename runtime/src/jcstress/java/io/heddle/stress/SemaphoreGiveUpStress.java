package io.heddle.stress;

import static io.heddle.stress.Waits.completes;
import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Semaphore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** {@link Semaphore}: who stops waiting takes no permit along. */
public final class SemaphoreGiveUpStress {

  private SemaphoreGiveUpStress() {}

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "in time")
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "too late, the permit is there")
  @State
  public static class TimeOutMeetsRelease {
    private final Start start = new Start();
    private final Semaphore permits = new Semaphore(0);

    @Actor
    public void first(ZI_Result r) {
      start.now();
      r.r1 = undisturbed(() -> permits.tryAcquire(Waits.BRIEF));
    }

    @Actor
    public void second() {
      start.aLittleLater();
      permits.release();
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = permits.value();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 0", expect = ACCEPTABLE, desc = "acquired, the interrupt is kept")
  @Outcome(id = "false, false, 1", expect = ACCEPTABLE, desc = "interrupted, the permit is there")
  @State
  public static class InterruptMeetsRelease {
    private final Semaphore permits = new Semaphore(0);
    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZI_Result r) {
      interruption.expect();
      r.r1 = completes(() -> permits.acquire());
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      interruption.send();
      permits.release();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = permits.value();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 0", expect = ACCEPTABLE, desc = "acquired, the interrupt is kept")
  @Outcome(id = "false, false, 1", expect = ACCEPTABLE, desc = "interrupted, the permit is there")
  @State
  public static class ReleaseMeetsInterrupt {
    private final Semaphore permits = new Semaphore(0);
    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZI_Result r) {
      interruption.expect();
      r.r1 = completes(() -> permits.acquire());
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      permits.release();
      interruption.send();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = permits.value();
    }
  }
}
