package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Barrier;
import io.heddle.BrokenBarrierException;
import io.heddle.HeddleThread;
import io.heddle.Threads;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;

/** {@link Barrier}: a meeting ends in one way for all its parties. */
public final class BarrierBreakStress {

  private BarrierBreakStress() {}

  @JCStressTest
  @Outcome(
      id = {"0, 1, false", "1, 0, false"},
      expect = ACCEPTABLE,
      desc = "met")
  @Outcome(id = "-1, -1, true", expect = ACCEPTABLE, desc = "broken for both")
  @State
  public static class TimeOutMeetsArrival {
    private final Start start = new Start();
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IIZ_Result r) {
      start.now();
      r.r1 = pass(barrier, Waits.BRIEF);
    }

    @Actor
    public void second(IIZ_Result r) {
      start.aLittleLater();
      r.r2 = pass(barrier, Waits.LONG);
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1, false", "1, 0, false"},
      expect = ACCEPTABLE,
      desc = "met")
  @Outcome(id = "-1, -1, true", expect = ACCEPTABLE, desc = "broken for both")
  @State
  public static class TimeOutMeetsTimeOut {
    private final Start start = new Start();
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IIZ_Result r) {
      start.now();
      r.r1 = pass(barrier, Waits.BRIEF);
    }

    @Actor
    public void second(IIZ_Result r) {
      start.now();
      r.r2 = pass(barrier, Waits.BRIEF);
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1, false", "1, 0, false"},
      expect = ACCEPTABLE,
      desc = "met, the interrupt is kept")
  @Outcome(id = "-2, -1, true", expect = ACCEPTABLE, desc = "interrupted, and broken for the other")
  @State
  public static class InterruptMeetsArrival {
    private final Barrier barrier = new Barrier(2);
    private final Interruption interruption = new Interruption();

    @Actor
    public void first(IIZ_Result r) {
      interruption.expect();
      int passed = pass(barrier, Waits.LONG);
      boolean kept = interruption.left();
      r.r1 = kept == (passed >= 0) ? passed : -9;
    }

    @Actor
    public void second(IIZ_Result r) {
      interruption.send();
      r.r2 = pass(barrier, Waits.LONG);
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(id = "-1, -1, true", expect = ACCEPTABLE, desc = "nobody passes")
  @State
  public static class AbortMeetsArrival {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IIZ_Result r) {
      r.r1 = pass(barrier, Waits.LONG);
    }

    @Actor
    public void second(IIZ_Result r) {
      barrier.abort();
      r.r2 = pass(barrier, Waits.LONG);
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1, true", "1, 0, true"},
      expect = ACCEPTABLE,
      desc = "who has met goes on")
  @State
  public static class AbortAfterMeeting {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IIZ_Result r) {
      r.r1 = pass(barrier, Waits.LONG);
    }

    @Actor
    public void second(IIZ_Result r) {
      r.r2 = pass(barrier, Waits.LONG);
      barrier.abort();
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1, false", "1, 0, false"},
      expect = ACCEPTABLE,
      desc = "who has met goes on")
  @State
  public static class ResetAfterMeeting {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IIZ_Result r) {
      r.r1 = pass(barrier, Waits.LONG);
    }

    @Actor
    public void second(IIZ_Result r) {
      r.r2 = pass(barrier, Waits.LONG);
      barrier.reset();
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1, false", "1, 0, false"},
      expect = ACCEPTABLE,
      desc = "sent back at most once, then met")
  @State
  public static class ResetMeetsArrival {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IIZ_Result r) {
      r.r1 = pass(barrier, Waits.LONG);
      if (r.r1 == -1) {
        r.r1 = pass(barrier, Waits.LONG);
      }
    }

    @Actor
    public void second(IIZ_Result r) {
      barrier.reset();
      r.r2 = pass(barrier, Waits.LONG);
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken() || barrier.waiting() != 0;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"-1, false", "-1, true"},
      expect = ACCEPTABLE,
      desc = "broken by either")
  @State
  public static class ResetMeetsTimeOut {
    private final Start start = new Start();
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void first(IZ_Result r) {
      start.now();
      r.r1 = pass(barrier, Waits.BRIEF);
    }

    @Actor
    public void second() {
      start.aLittleLater();
      barrier.reset();
    }

    @Arbiter
    public void end(IZ_Result r) {
      r.r2 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(id = "-1, true", expect = ACCEPTABLE, desc = "aborted last")
  @Outcome(id = "-1, false", expect = ACCEPTABLE, desc = "reset last")
  @State
  public static class AbortMeetsReset {
    private final Barrier barrier = new Barrier(3);
    private final HeddleThread third =
        Threads.thread(() -> index = pass(barrier, Waits.LONG)).daemon(true).unstarted();
    private volatile int index = -3;

    @Actor
    public void first() {
      third.start();
      while (barrier.waiting() == 0 && third.isAlive()) {
        Thread.onSpinWait();
      }
      barrier.abort();
    }

    @Actor
    public void second() {
      while (barrier.waiting() == 0 && index == -3) {
        Thread.onSpinWait();
      }
      barrier.reset();
    }

    @Arbiter
    public void end(IZ_Result r) {
      undisturbed(() -> third.join());
      r.r1 = index;
      r.r2 = barrier.broken();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"-3, -1, true", "-1, -3, true"},
      expect = ACCEPTABLE,
      desc = "one throws, the other finds it broken")
  @State
  public static class FailedActionBreaks {
    private final Barrier barrier =
        new Barrier(
            2,
            () -> {
              throw new ArithmeticException();
            });

    private int meet() {
      try {
        return pass(barrier, Waits.LONG);
      } catch (ArithmeticException e) {
        return -3;
      }
    }

    @Actor
    public void first(IIZ_Result r) {
      r.r1 = meet();
    }

    @Actor
    public void second(IIZ_Result r) {
      r.r2 = meet();
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r3 = barrier.broken();
    }
  }

  /** The index, or -1 if the barrier is broken, or -2 if the thread was interrupted. */
  private static int pass(Barrier barrier, Duration limit) {
    try {
      return barrier.await(limit);
    } catch (BrokenBarrierException e) {
      return -1;
    } catch (InterruptedException e) {
      return -2;
    }
  }
}
