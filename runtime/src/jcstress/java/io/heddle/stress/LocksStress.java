package io.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Held;
import io.heddle.Lock;
import io.heddle.Locked;
import io.heddle.Locks;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@link Locks} and {@link Locked}: what is built on the locks. */
public final class LocksStress {

  private LocksStress() {}

  /** Named in opposite orders, taken in the same one. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class InOrder {
    private final Lock one = new Lock();
    private final Lock other = new Lock();
    private int n;

    @Actor
    public void first(III_Result r) {
      Held held = Locks.inOrder(one, other);
      r.r1 = ++n;
      held.close();
    }

    @Actor
    public void second(III_Result r) {
      Held held = Locks.inOrder(other, one);
      r.r2 = ++n;
      held.close();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(id = "3", expect = ACCEPTABLE, desc = "no update is lost")
  @State
  public static class LockedUpdate {
    private final Locked<Integer> value = Locked.of(0);

    @Actor
    public void first() {
      value.update(n -> n + 1);
    }

    @Actor
    public void second() {
      value.update(n -> n + 2);
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = value.call(n -> n);
    }
  }
}
