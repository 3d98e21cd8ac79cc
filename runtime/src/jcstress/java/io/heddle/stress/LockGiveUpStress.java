package io.heddle.stress;

import static io.heddle.stress.Waits.completes;
import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Lock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link Lock}: who stops waiting takes no release along. */
public final class LockGiveUpStress {

  private LockGiveUpStress() {}

  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "in time")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "too late, and nobody has it")
  @State
  public static class TimeOutMeetsRelease {
    private final Start start = new Start();
    private final Lock lock = new Lock();

    {
      lock.acquire();
    }

    @Actor
    public void waiter(ZZ_Result r) {
      start.now();
      r.r1 = undisturbed(() -> lock.tryAcquire(Waits.BRIEF));
    }

    @Actor
    public void releaser() {
      start.aLittleLater();
      lock.release();
    }

    @Arbiter
    public void end(ZZ_Result r) {
      r.r2 = lock.locked();
    }
  }

  @JCStressTest
  @Outcome(
      id = "true, true, true",
      expect = ACCEPTABLE,
      desc = "released first, the interrupt is kept")
  @Outcome(id = "false, false, false", expect = ACCEPTABLE, desc = "interrupted first")
  @State
  public static class InterruptMeetsRelease {
    private final Lock lock = new Lock();

    {
      lock.acquire();
    }

    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZZ_Result r) {
      interruption.expect();
      r.r1 = completes(lock::acquireInterruptibly);
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      interruption.send();
      lock.release();
    }

    @Arbiter
    public void end(ZZZ_Result r) {
      r.r3 = lock.locked();
    }
  }

  @JCStressTest
  @Outcome(
      id = "true, true, true",
      expect = ACCEPTABLE,
      desc = "released first, the interrupt is kept")
  @Outcome(id = "false, false, false", expect = ACCEPTABLE, desc = "interrupted first")
  @State
  public static class ReleaseMeetsInterrupt {
    private final Lock lock = new Lock();

    {
      lock.acquire();
    }

    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZZ_Result r) {
      interruption.expect();
      r.r1 = completes(lock::acquireInterruptibly);
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      lock.release();
      interruption.send();
    }

    @Arbiter
    public void end(ZZZ_Result r) {
      r.r3 = lock.locked();
    }
  }
}
