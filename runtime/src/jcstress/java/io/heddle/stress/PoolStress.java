package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.pool.Future;
import io.heddle.pool.ThreadPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** {@link ThreadPool}: a task sees what its submitter did, and the submitter what the task did. */
public final class PoolStress {

  private PoolStress() {}

  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = ACCEPTABLE,
      desc = "one after the other in the only worker")
  @State
  public static class SubmitAndResult {
    private static final ThreadPool ONE_WORKER = new ThreadPool(1);

    private int n;

    @Actor
    public void first(II_Result r) {
      r.r1 = undisturbed(() -> ONE_WORKER.submit(() -> ++n).result());
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = undisturbed(() -> ONE_WORKER.submit(() -> ++n).result());
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, 0", "false, 1"},
      expect = ACCEPTABLE,
      desc = "cancelled or run")
  @State
  public static class CancelOrRun {
    private static final ThreadPool ONE_WORKER = new ThreadPool(1);

    private volatile Future<?> future;
    private volatile int runs;

    @Actor
    public void submitter() {
      future = ONE_WORKER.submit(() -> runs = 1);
    }

    @Actor
    public void canceller(ZI_Result r) {
      while (future == null) {
        Thread.onSpinWait();
      }
      r.r1 = future.cancel();
      if (!r.r1) {
        undisturbed(() -> future.result());
      }
      undisturbed(() -> ONE_WORKER.submit(() -> {}).result());
      r.r2 = runs;
    }
  }
}
