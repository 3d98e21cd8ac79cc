package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Barrier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** {@link Barrier}: nobody passes before all have come, round after round. */
public final class BarrierStress {

  private BarrierStress() {}

  @JCStressTest
  @Outcome(
      id = {"0, 1, 1, 1", "1, 0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "each sees what the other did before")
  @State
  public static class Meet {
    private final Barrier barrier = new Barrier(2);
    private int x;
    private int y;

    @Actor
    public void first(IIII_Result r) {
      x = 1;
      r.r1 = undisturbed(() -> barrier.await());
      r.r3 = y;
    }

    @Actor
    public void second(IIII_Result r) {
      y = 1;
      r.r2 = undisturbed(() -> barrier.await());
      r.r4 = x;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1, 1, 1", "1, 0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "each sees what the other did before")
  @State
  public static class MeetTimed {
    private final Barrier barrier = new Barrier(2);
    private int x;
    private int y;

    @Actor
    public void first(IIII_Result r) {
      x = 1;
      r.r1 = undisturbed(() -> barrier.await(Waits.LONG));
      r.r3 = y;
    }

    @Actor
    public void second(IIII_Result r) {
      y = 1;
      r.r2 = undisturbed(() -> barrier.await(Waits.LONG));
      r.r4 = x;
    }
  }

  @JCStressTest
  @Outcome(
      id = "1, 1, 2",
      expect = ACCEPTABLE,
      desc = "once, after both came and before any goes on")
  @State
  public static class ActionComesBetween {
    private int x;
    private int y;
    private int sum;
    private final Barrier barrier = new Barrier(2, () -> sum += x + y);

    @Actor
    public void first(III_Result r) {
      x = 1;
      undisturbed(() -> barrier.await());
      r.r1 = sum == 2 ? 1 : 0;
    }

    @Actor
    public void second(III_Result r) {
      y = 1;
      undisturbed(() -> barrier.await());
      r.r2 = sum == 2 ? 1 : 0;
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = sum;
    }
  }

  @JCStressTest
  @Outcome(id = "3, 3, 0", expect = ACCEPTABLE, desc = "nobody is a round ahead")
  @State
  public static class Rounds {
    private final Barrier barrier = new Barrier(2);
    private int x;
    private int y;

    @Actor
    public void first(III_Result r) {
      for (int round = 1; round <= 3; round++) {
        x = round;
        undisturbed(() -> barrier.await());
        r.r1 += y == round ? 1 : 0;
        undisturbed(() -> barrier.await());
      }
    }

    @Actor
    public void second(III_Result r) {
      for (int round = 1; round <= 3; round++) {
        y = round;
        undisturbed(() -> barrier.await());
        r.r2 += x == round ? 1 : 0;
        undisturbed(() -> barrier.await());
      }
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = barrier.waiting();
    }
  }

  @JCStressTest
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE,
      desc = "the action of a round is over before the next begins")
  @State
  public static class LaterRoundWaitsForTheAction {
    private int inAction;
    private int overlaps;
    private final Barrier barrier =
        new Barrier(
            2,
            () -> {
              overlaps += inAction;
              inAction = 1;
              inAction = 0;
            });

    @Actor
    public void first(II_Result r) {
      for (int round = 0; round < 3; round++) {
        undisturbed(() -> barrier.await());
        r.r1 += inAction;
      }
    }

    @Actor
    public void second() {
      for (int round = 0; round < 3; round++) {
        undisturbed(() -> barrier.await());
      }
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = overlaps;
    }
  }
}
