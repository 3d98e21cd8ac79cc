package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.pool.CancelledException;
import io.heddle.pool.Future;
import io.heddle.pool.FutureTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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

/** {@link Future}: one outcome, seen whole by all who wait and told once to each callback. */
public final class FutureStress {

  private FutureStress() {}

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @State
  public static class CancelOrRun {
    private final Future<Integer> future = new Future<>();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = future.cancel();
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = future.setRunningOrNotifyCancel();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false, 1", "false, true, 2"},
      expect = ACCEPTABLE,
      desc = "the first one")
  @State
  public static class OneOutcome {
    private final Future<Integer> future = new Future<>();

    @Actor
    public void first(ZZI_Result r) {
      r.r1 = succeeds(future, 1);
    }

    @Actor
    public void second(ZZI_Result r) {
      r.r2 = succeeds(future, 2);
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = undisturbed(() -> future.result());
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "result")
  @Outcome(id = "-3, -3", expect = ACCEPTABLE, desc = "exception")
  @State
  public static class ResultOrException {
    private final Future<Integer> future = new Future<>();
    private volatile boolean failed;

    @Actor
    public void first() {
      succeeds(future, 1);
    }

    @Actor
    public void second() {
      try {
        future.setException(new ArithmeticException());
      } catch (IllegalStateException e) {
        failed = true;
      }
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = outcome(future, Waits.LONG);
      r.r2 = failed ? 1 : -3;
    }
  }

  @JCStressTest
  @Outcome(id = "7, 1", expect = ACCEPTABLE, desc = "the result and what was done before it")
  @State
  public static class Publishes {
    private final Future<Integer> future = new Future<>();
    private int x;

    @Actor
    public void first() {
      x = 1;
      future.setResult(7);
    }

    @Actor
    public void second(II_Result r) {
      r.r1 = undisturbed(() -> future.result());
      r.r2 = x;
    }
  }

  @JCStressTest
  @Outcome(id = "7, 1", expect = ACCEPTABLE, desc = "done, with all of it")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not done")
  @State
  public static class PublishesToDone {
    private final Future<Integer> future = new Future<>();
    private int x;

    @Actor
    public void first() {
      x = 1;
      future.setResult(7);
    }

    @Actor
    public void second(II_Result r) {
      if (future.done()) {
        r.r1 = undisturbed(() -> future.result());
        r.r2 = x;
      }
    }
  }

  @JCStressTest
  @Outcome(
      id = {"7", "-2"},
      expect = ACCEPTABLE,
      desc = "in time or too late")
  @State
  public static class TimeOutMeetsResult {
    private final Start start = new Start();
    private final Future<Integer> future = new Future<>();

    @Actor
    public void first() {
      start.aLittleLater();
      future.setResult(7);
    }

    @Actor
    public void second(I_Result r) {
      start.now();
      r.r1 = outcome(future, Waits.BRIEF);
    }
  }

  @JCStressTest
  @Outcome(id = "-1", expect = ACCEPTABLE, desc = "cancelled")
  @State
  public static class CancelEndsWait {
    private final Future<Integer> future = new Future<>();

    @Actor
    public void first() {
      future.cancel();
    }

    @Actor
    public void second(I_Result r) {
      r.r1 = outcome(future, Waits.LONG);
    }
  }

  @JCStressTest
  @Outcome(id = "true, -1", expect = ACCEPTABLE, desc = "cancelled")
  @Outcome(id = "false, 7", expect = ACCEPTABLE, desc = "done before")
  @State
  public static class CancelMeetsResult {
    private final Future<Integer> future = new Future<>();

    @Actor
    public void first(ZI_Result r) {
      r.r1 = future.cancel();
    }

    @Actor
    public void second() {
      succeeds(future, 7);
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = outcome(future, Waits.LONG);
    }
  }

  @JCStressTest
  @Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "called once, with the result")
  @State
  public static class CallbackOnce {
    private final Future<Integer> future = new Future<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int seen;

    @Actor
    public void first() {
      future.addDoneCallback(
          done -> {
            seen = outcome(done, Waits.BRIEF);
            calls.incrementAndGet();
          });
    }

    @Actor
    public void second() {
      future.setResult(7);
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = calls.get();
      r.r2 = seen;
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "each once")
  @State
  public static class EachCallbackOnce {
    private final Future<Integer> future = new Future<>();
    private final AtomicInteger calls = new AtomicInteger();

    {
      future.addDoneCallback(done -> calls.incrementAndGet());
    }

    @Actor
    public void first() {
      future.addDoneCallback(done -> calls.incrementAndGet());
    }

    @Actor
    public void second() {
      future.cancel();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = calls.get();
    }
  }

  private static boolean succeeds(Future<Integer> future, int result) {
    try {
      future.setResult(result);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The result, or -1 if cancelled, -2 if not done in time, -3 if failed. */
  private static int outcome(Future<Integer> future, Duration limit) {
    try {
      return undisturbed(() -> future.result(limit));
    } catch (CancelledException e) {
      return -1;
    } catch (FutureTimeoutException e) {
      return -2;
    } catch (ArithmeticException e) {
      return -3;
    }
  }
}
