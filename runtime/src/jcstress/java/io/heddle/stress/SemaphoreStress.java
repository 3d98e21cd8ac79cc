package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.BoundedSemaphore;
import io.heddle.HeddleThread;
import io.heddle.Semaphore;
import io.heddle.Threads;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** {@link Semaphore}: no permit is lost, none is given twice. */
public final class SemaphoreStress {

  private SemaphoreStress() {}

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class Acquire {
    private final Semaphore permits = new Semaphore(1);
    private int n;

    @Actor
    public void first(III_Result r) {
      undisturbed(() -> permits.acquire());
      r.r1 = ++n;
      permits.release();
    }

    @Actor
    public void second(III_Result r) {
      permits.acquireUninterruptibly();
      r.r2 = ++n;
      permits.release();
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
    private final Semaphore permits = new Semaphore(1);
    private int n;

    @Actor
    public void first(III_Result r) {
      while (!permits.tryAcquire()) {
        Thread.onSpinWait();
      }
      r.r1 = ++n;
      permits.release();
    }

    @Actor
    public void second(III_Result r) {
      undisturbed(() -> permits.acquire());
      r.r2 = ++n;
      permits.release();
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
    private final Semaphore permits = new Semaphore(1);
    private int n;

    @Actor
    public void first(III_Result r) {
      while (!undisturbed(() -> permits.tryAcquire(Waits.BRIEF))) {
        Thread.onSpinWait();
      }
      r.r1 = ++n;
      permits.release();
    }

    @Actor
    public void second(III_Result r) {
      permits.tryAcquireUninterruptibly(Waits.LONG);
      r.r2 = ++n;
      permits.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before the release")
  @State
  public static class Publishes {
    private final Semaphore permits = new Semaphore(0);
    private int x;

    @Actor
    public void first() {
      x = 1;
      permits.release();
    }

    @Actor
    public void second(I_Result r) {
      undisturbed(() -> permits.acquire());
      r.r1 = x;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1", "-1"},
      expect = ACCEPTABLE,
      desc = "released and published, or no permit yet")
  @State
  public static class PublishesToTryAcquire {
    private final Semaphore permits = new Semaphore(0);
    private int x;

    @Actor
    public void first() {
      x = 1;
      permits.release();
    }

    @Actor
    public void second(I_Result r) {
      r.r1 = permits.tryAcquire() ? x : -1;
    }
  }

  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "all are taken")
  @State
  public static class TwoReleasesTwoAcquires {
    private final Semaphore permits = new Semaphore(0);

    @Actor
    public void first() {
      permits.release();
      permits.release();
    }

    @Actor
    public void second() {
      undisturbed(() -> permits.acquire());
      permits.acquireUninterruptibly();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = permits.value();
    }
  }

  /** Two waiters, one release: the first that is woken wakes the other. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "all are taken, nobody waits")
  @State
  public static class ReleaseOfTwo {
    private final Semaphore permits = new Semaphore(0);
    private final HeddleThread third =
        Threads.thread(permits::acquireUninterruptibly).daemon(true).unstarted();

    @Actor
    public void first() {
      third.start();
      permits.release(2);
    }

    @Actor
    public void second() {
      permits.acquireUninterruptibly();
    }

    @Arbiter
    public void end(II_Result r) {
      undisturbed(() -> third.join());
      r.r1 = permits.value();
      r.r2 = permits.waiters();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false, 0", "false, true, 0"},
      expect = ACCEPTABLE,
      desc = "one has it")
  @State
  public static class LastPermit {
    private final Semaphore permits = new Semaphore(1);

    @Actor
    public void first(ZZI_Result r) {
      r.r1 = permits.tryAcquire();
    }

    @Actor
    public void second(ZZI_Result r) {
      r.r2 = permits.tryAcquire();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = permits.value();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false, 1", "false, true, 1"},
      expect = ACCEPTABLE,
      desc = "one release too much is refused")
  @State
  public static class BoundedReleaseOnce {
    private final BoundedSemaphore permits = new BoundedSemaphore(1);

    {
      permits.acquireUninterruptibly();
    }

    @Actor
    public void first(ZZI_Result r) {
      r.r1 = releases(permits);
    }

    @Actor
    public void second(ZZI_Result r) {
      r.r2 = releases(permits);
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = permits.value();
    }
  }

  private static boolean releases(BoundedSemaphore permits) {
    try {
      permits.release();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
