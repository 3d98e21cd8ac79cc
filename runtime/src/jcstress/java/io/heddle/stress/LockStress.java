package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Lock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link Lock}: mutual exclusion, publication, and no release that is lost. */
public final class LockStress {

  private LockStress() {}

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class Acquire {
    private final Lock lock = new Lock();
    private int n;

    @Actor
    public void first(III_Result r) {
      lock.acquire();
      r.r1 = ++n;
      lock.release();
    }

    @Actor
    public void second(III_Result r) {
      lock.acquire();
      r.r2 = ++n;
      lock.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class AcquireInterruptibly {
    private final Lock lock = new Lock();
    private int n;

    @Actor
    public void first(III_Result r) {
      undisturbed(lock::acquireInterruptibly);
      r.r1 = ++n;
      lock.release();
    }

    @Actor
    public void second(III_Result r) {
      try (var held = lock.hold()) {
        r.r2 = ++n;
      }
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class TryAcquire {
    private final Lock lock = new Lock();
    private int n;

    @Actor
    public void first(III_Result r) {
      while (!lock.tryAcquire()) {
        Thread.onSpinWait();
      }
      r.r1 = ++n;
      lock.release();
    }

    @Actor
    public void second(III_Result r) {
      lock.acquire();
      r.r2 = ++n;
      lock.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class TryAcquireTimed {
    private final Lock lock = new Lock();
    private int n;

    @Actor
    public void first(III_Result r) {
      undisturbed(() -> lock.tryAcquire(Waits.LONG));
      r.r1 = ++n;
      lock.release();
    }

    @Actor
    public void second(III_Result r) {
      lock.tryAcquireUninterruptibly(Waits.LONG);
      r.r2 = ++n;
      lock.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class TryAcquireTimedOut {
    private final Lock lock = new Lock();
    private int n;

    @Actor
    public void first(III_Result r) {
      while (!undisturbed(() -> lock.tryAcquire(Waits.BRIEF))) {
        Thread.onSpinWait();
      }
      r.r1 = ++n;
      lock.release();
    }

    @Actor
    public void second(III_Result r) {
      lock.acquire();
      r.r2 = ++n;
      lock.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one has it")
  @State
  public static class OnlyOneGetsIt {
    private final Lock lock = new Lock();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = lock.tryAcquire();
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = lock.tryAcquire();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one released it")
  @State
  public static class OnlyOneReleasesIt {
    private final Lock lock = new Lock();

    {
      lock.acquire();
    }

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = releases(lock);
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = releases(lock);
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before the release")
  @State
  public static class ReleasedByAnother {
    private final Lock lock = new Lock();
    private int x;

    {
      lock.acquire();
    }

    @Actor
    public void releaser() {
      x = 1;
      lock.release();
    }

    @Actor
    public void acquirer(I_Result r) {
      lock.acquire();
      r.r1 = x;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1", "-1"},
      expect = ACCEPTABLE,
      desc = "released and published, or still locked")
  @State
  public static class PublishesToTryAcquire {
    private final Lock lock = new Lock();
    private int x;

    {
      lock.acquire();
    }

    @Actor
    public void releaser() {
      x = 1;
      lock.release();
    }

    @Actor
    public void acquirer(I_Result r) {
      r.r1 = lock.tryAcquire() ? x : -1;
    }
  }

  private static boolean releases(Lock lock) {
    try {
      lock.release();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
