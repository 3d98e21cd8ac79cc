package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Condition;
import io.heddle.Lock;
import io.heddle.RLock;
import io.heddle.RwLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link Condition}: a signal reaches one that waits, and the lock comes back as it was. */
public final class ConditionStress {

  private ConditionStress() {}

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "signalled, and what was changed is seen")
  @State
  public static class OverRLock {
    private final Condition changed = new Condition(new RLock());
    private boolean ready;
    private int x;

    @Actor
    public void first() {
      changed.acquire();
      x = 1;
      ready = true;
      changed.signal();
      changed.release();
    }

    @Actor
    public void second(I_Result r) {
      changed.acquire();
      undisturbed(() -> changed.awaitUntil(() -> ready));
      r.r1 = x;
      changed.release();
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "signalled, and what was changed is seen")
  @State
  public static class OverLock {
    private final Condition changed = new Condition(new Lock());
    private boolean ready;
    private int x;

    @Actor
    public void first() {
      changed.acquire();
      x = 1;
      ready = true;
      changed.signal();
      changed.release();
    }

    @Actor
    public void second(I_Result r) {
      changed.acquire();
      undisturbed(() -> changed.awaitUntil(() -> ready));
      r.r1 = x;
      changed.release();
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "signalled, and what was changed is seen")
  @State
  public static class OverWriteLock {
    private final Condition changed = new Condition(new RwLock().writeLock());
    private boolean ready;
    private int x;

    @Actor
    public void first() {
      changed.acquire();
      x = 1;
      ready = true;
      changed.signal();
      changed.release();
    }

    @Actor
    public void second(I_Result r) {
      changed.acquire();
      undisturbed(() -> changed.awaitUntil(() -> ready));
      r.r1 = x;
      changed.release();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, true", "false, true"},
      expect = ACCEPTABLE,
      desc = "what the predicate said last; the change is there")
  @State
  public static class Timed {
    private final Start start = new Start();
    private final Condition changed = new Condition(new RLock());
    private boolean ready;
    private int x;

    @Actor
    public void first() {
      start.aLittleLater();
      changed.acquire();
      x = 1;
      ready = true;
      changed.signal();
      changed.release();
    }

    @Actor
    public void second(ZZ_Result r) {
      start.now();
      changed.acquire();
      r.r1 = undisturbed(() -> changed.awaitUntil(() -> ready, Waits.BRIEF));
      changed.release();
    }

    @Arbiter
    public void end(ZZ_Result r) {
      r.r2 = ready && x == 1 && changed.waiters() == 0 && !changed.locked();
    }
  }

  @JCStressTest
  @Outcome(id = "4", expect = ACCEPTABLE, desc = "each was woken twice")
  @State
  public static class TurnAndTurnAbout {
    private final Condition changed = new Condition();
    private int n;

    private void next(int turn) {
      changed.acquire();
      undisturbed(() -> changed.awaitUntil(() -> n == turn));
      n++;
      changed.signal();
      changed.release();
    }

    @Actor
    public void first() {
      next(0);
      next(2);
    }

    @Actor
    public void second() {
      next(1);
      next(3);
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = n;
    }
  }

  @JCStressTest
  @Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "both levels as before")
  @State
  public static class RestoresLevel {
    private final RLock lock = new RLock();
    private final Condition changed = new Condition(lock);
    private boolean ready;

    @Actor
    public void first(II_Result r) {
      lock.acquire();
      lock.acquire();
      lock.acquire();
      undisturbed(() -> changed.awaitUntil(() -> ready));
      r.r1 = lock.holdCount();
      lock.release();
      lock.release();
      lock.release();
    }

    @Actor
    public void second(II_Result r) {
      lock.acquire();
      ready = true;
      changed.signalAll();
      r.r2 = lock.holdCount();
      lock.release();
    }
  }
}
