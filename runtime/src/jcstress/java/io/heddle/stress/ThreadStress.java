package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.HeddleThread;
import io.heddle.Threads;
import io.heddle.Timer;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link HeddleThread} and {@link Timer}: what is seen at the start and at the end. */
public final class ThreadStress {

  private ThreadStress() {}

  @JCStressTest
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both ways")
  @State
  public static class StartAndJoin {
    private int x;
    private int y;
    private final HeddleThread thread = Threads.thread(() -> y = x + 1).daemon(true).unstarted();

    @Actor
    public void first(II_Result r) {
      x = 1;
      thread.start();
      undisturbed(() -> thread.join());
      r.r1 = y;
    }

    @Actor
    public void second(II_Result r) {
      while (thread.ident() == 0) {
        Thread.onSpinWait();
      }
      undisturbed(() -> thread.join());
      r.r2 = y;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"2", "-1"},
      expect = ACCEPTABLE,
      desc = "ended, or not in time")
  @State
  public static class TimedJoin {
    private int x;
    private int y;
    private final HeddleThread thread = Threads.thread(() -> y = x + 1).daemon(true).unstarted();

    @Actor
    public void first() {
      x = 1;
      thread.start();
      undisturbed(() -> thread.join());
    }

    @Actor
    public void second(I_Result r) {
      while (thread.ident() == 0) {
        Thread.onSpinWait();
      }
      r.r1 = undisturbed(() -> thread.join(Waits.BRIEF)) ? y : -1;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"2", "-1"},
      expect = ACCEPTABLE,
      desc = "ended with all it did, or still alive")
  @State
  public static class EndIsSeen {
    private int x;
    private int y;
    private final HeddleThread thread = Threads.thread(() -> y = x + 1).daemon(true).unstarted();

    @Actor
    public void first() {
      x = 1;
      thread.start();
      undisturbed(() -> thread.join());
    }

    @Actor
    public void second(I_Result r) {
      while (thread.ident() == 0) {
        Thread.onSpinWait();
      }
      r.r1 = thread.isAlive() ? -1 : y;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false, 1", "false, true, 1"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @State
  public static class StartOnce {
    private int runs;
    private final HeddleThread thread = Threads.thread(() -> runs++).daemon(true).unstarted();

    @Actor
    public void first(ZZI_Result r) {
      r.r1 = starts(thread);
    }

    @Actor
    public void second(ZZI_Result r) {
      r.r2 = starts(thread);
    }

    @Arbiter
    public void end(ZZI_Result r) {
      undisturbed(() -> thread.join());
      r.r3 = runs;
    }
  }

  @JCStressTest
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both ways")
  @State
  public static class TimerPublishes {
    private int x;
    private int y;
    private final Timer timer = new Timer(Duration.ZERO, () -> y = x + 1);

    @Actor
    public void first(II_Result r) {
      x = 1;
      timer.start();
      undisturbed(() -> timer.finished().await());
      r.r1 = y;
    }

    @Actor
    public void second(II_Result r) {
      undisturbed(() -> timer.finished().await());
      r.r2 = y;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, 0", "false, 1"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @State
  public static class TimerFiresOrIsCancelled {
    private volatile int runs;
    private final Timer timer = new Timer(Waits.BRIEF, () -> runs++);

    @Actor
    public void first() {
      timer.start();
      undisturbed(() -> timer.join());
    }

    @Actor
    public void second(ZI_Result r) {
      r.r1 = timer.cancel();
    }

    @Arbiter
    public void end(ZI_Result r) {
      undisturbed(() -> timer.finished().await());
      r.r2 = runs;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @State
  public static class TimerIsCancelledOnce {
    private final Timer timer = new Timer(Waits.LONG, () -> {});

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = timer.cancel();
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = timer.cancel();
    }
  }

  private static boolean starts(HeddleThread thread) {
    try {
      thread.start();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
