package io.heddle.stress;

import static io.heddle.stress.Waits.completes;
import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Condition;
import io.heddle.HeddleThread;
import io.heddle.RLock;
import io.heddle.Threads;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@link Condition}: who stops waiting takes no signal along, and has the lock as before. */
public final class ConditionGiveUpStress {

  private ConditionGiveUpStress() {}

  @JCStressTest
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "both levels as before")
  @State
  public static class TimeOutRestoresLevel {
    private final Start start = new Start();
    private final RLock lock = new RLock();
    private final Condition changed = new Condition(lock);

    @Actor
    public void first(II_Result r) {
      start.now();
      lock.acquire();
      lock.acquire();
      undisturbed(() -> changed.await(Waits.BRIEF));
      r.r1 = lock.holdCount();
      lock.release();
      lock.release();
    }

    @Actor
    public void second(II_Result r) {
      start.aLittleLater();
      lock.acquire();
      changed.signal();
      r.r2 = lock.holdCount();
      lock.release();
    }
  }

  @JCStressTest
  @Outcome(id = "2, 0, false", expect = ACCEPTABLE, desc = "interrupted")
  @Outcome(id = "2, 0, true", expect = ACCEPTABLE, desc = "signalled, the interrupt is kept")
  @State
  public static class InterruptRestoresLevel {
    private final RLock lock = new RLock();
    private final Condition changed = new Condition(lock);
    private final Interruption interruption = new Interruption();

    @Actor
    public void first(IIZ_Result r) {
      interruption.expect();
      lock.acquire();
      lock.acquire();
      boolean signalled = completes(() -> changed.await());
      r.r1 = lock.holdCount();
      lock.release();
      lock.release();
      boolean kept = interruption.left();
      r.r3 = signalled;
      r.r1 = kept == signalled ? r.r1 : -1;
    }

    @Actor
    public void second() {
      interruption.send();
      lock.acquire();
      changed.signal();
      lock.release();
    }

    @Arbiter
    public void end(IIZ_Result r) {
      r.r2 = changed.waiters();
    }
  }

  /** Two wait, one of them briefly; each signal must wake one that returns as signalled. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "the signal went to one that waited")
  @State
  public static class SignalPassesOverWhoTimedOut {
    private final Condition changed = new Condition();
    private int waiting;
    private volatile boolean left;
    private volatile boolean signalled;
    private final HeddleThread other = Threads.thread(this::awaitSignal).daemon(true).unstarted();

    private void awaitSignal() {
      changed.acquire();
      waiting++;
      undisturbed(() -> changed.await());
      changed.release();
    }

    @Actor
    public void first(I_Result r) {
      changed.acquire();
      waiting++;
      signalled = undisturbed(() -> changed.await(Waits.BRIEF.multipliedBy(10)));
      changed.release();
      left = true;
    }

    @Actor
    public void signaller() {
      while (changed.waiters() == 0 && !left) {
        Thread.yield();
      }
      other.start();
      signalOnce();
      while (!left) {
        Thread.yield();
      }
      if (signalled) {
        signalOnce();
      }
      undisturbed(() -> other.join());
    }

    private void signalOnce() {
      while (true) {
        changed.acquire();
        try {
          if (waiting == 2) {
            changed.signal();
            return;
          }
        } finally {
          changed.release();
        }
        Thread.yield();
      }
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = changed.waiters();
    }
  }

  /** As above, with an interrupt. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "the signal went to one that waited")
  @State
  public static class SignalPassesOverWhoWasInterrupted {
    private final Condition changed = new Condition();
    private volatile boolean left;
    private volatile boolean signalled;
    private final Interruption interruption = new Interruption();
    private final HeddleThread other = Threads.thread(this::awaitSignal).daemon(true).unstarted();

    private void awaitSignal() {
      changed.acquire();
      undisturbed(() -> changed.await());
      changed.release();
    }

    @Actor
    public void first(I_Result r) {
      changed.acquire();
      interruption.expect();
      signalled = completes(() -> changed.await());
      changed.release();
      interruption.left();
      left = true;
    }

    @Actor
    public void signaller() {
      awaitWaiters(1);
      other.start();
      awaitWaiters(2);
      interruption.send();
      changed.run(changed::signal);
      while (!left) {
        Thread.yield();
      }
      if (signalled) {
        changed.run(changed::signal);
      }
      undisturbed(() -> other.join());
    }

    private void awaitWaiters(int count) {
      while (changed.waiters() < count) {
        Thread.yield();
      }
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = changed.waiters();
    }
  }
}
