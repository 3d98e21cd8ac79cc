package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.RLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link RLock}: mutual exclusion at every level, and a level that is nobody else's. */
public final class RLockStress {

  private RLockStress() {}

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class Acquire {
    private final RLock lock = new RLock();
    private int n;

    @Actor
    public void first(III_Result r) {
      lock.acquire();
      r.r1 = ++n;
      lock.release();
    }

    @Actor
    public void second(III_Result r) {
      undisturbed(lock::acquireInterruptibly);
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
  public static class AcquireTwice {
    private final RLock lock = new RLock();
    private int n;

    @Actor
    public void first(III_Result r) {
      lock.acquire();
      lock.acquire();
      r.r1 = ++n;
      lock.release();
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
  public static class TryAcquire {
    private final RLock lock = new RLock();
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
      lock.acquire();
      r.r2 = ++n;
      lock.release();
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
    private final RLock lock = new RLock();
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
      id = {"true, true, false, false", "false, false, true, true", "true, true, true, true"},
      expect = ACCEPTABLE,
      desc = "who has it has it again")
  @State
  public static class OnlyTheOwnerReenters {
    private final RLock lock = new RLock();

    @Actor
    public void first(ZZZZ_Result r) {
      if (lock.tryAcquire()) {
        r.r1 = true;
        r.r2 = lock.tryAcquire() && lock.holdCount() == 2;
        lock.release();
        lock.release();
      }
    }

    @Actor
    public void second(ZZZZ_Result r) {
      if (lock.tryAcquire()) {
        r.r3 = true;
        r.r4 = lock.tryAcquire() && lock.holdCount() == 2;
        lock.release();
        lock.release();
      }
    }
  }

  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "only the owner says so")
  @State
  public static class HeldByTheOwnerOnly {
    private final RLock lock = new RLock();

    @Actor
    public void owner(ZZ_Result r) {
      lock.acquire();
      r.r1 = lock.heldByCurrentThread();
      lock.release();
    }

    @Actor
    public void onlooker(ZZ_Result r) {
      r.r2 = lock.heldByCurrentThread();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "refused, and nothing changed")
  @State
  public static class StrangersCannotRelease {
    private final RLock lock = new RLock();

    @Actor
    public void owner() {
      lock.acquire();
      lock.acquire();
      lock.release();
      lock.release();
    }

    @Actor
    public void stranger(ZI_Result r) {
      try {
        lock.release();
      } catch (IllegalMonitorStateException e) {
        r.r1 = true;
      }
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = lock.holdCount();
    }
  }
}
