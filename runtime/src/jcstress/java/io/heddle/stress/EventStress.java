package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Event;
import io.heddle.HeddleThread;
import io.heddle.Threads;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZIZ_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** {@link Event}: who waits is woken by the set, whatever else happens at that moment. */
public final class EventStress {

  private EventStress() {}

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before the set")
  @State
  public static class Publishes {
    private final Event event = new Event();
    private int x;

    @Actor
    public void first() {
      x = 1;
      event.set();
    }

    @Actor
    public void second(I_Result r) {
      undisturbed(() -> event.await());
      r.r1 = x;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1", "-1"},
      expect = ACCEPTABLE,
      desc = "set and published, or not in time")
  @State
  public static class PublishesToTimedAwait {
    private final Start start = new Start();
    private final Event event = new Event();
    private int x;

    @Actor
    public void first() {
      start.aLittleLater();
      x = 1;
      event.set();
    }

    @Actor
    public void second(I_Result r) {
      start.now();
      r.r1 = undisturbed(() -> event.await(Waits.BRIEF)) ? x : -1;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1", "-1"},
      expect = ACCEPTABLE,
      desc = "set and published, or not yet set")
  @State
  public static class PublishesToIsSet {
    private final Event event = new Event();
    private int x;

    @Actor
    public void first() {
      x = 1;
      event.set();
    }

    @Actor
    public void second(I_Result r) {
      r.r1 = event.isSet() ? x : -1;
    }
  }

  @JCStressTest
  @Outcome(id = "1, false", expect = ACCEPTABLE, desc = "woken, although clear followed")
  @State
  public static class ClearAfterSetReleasesWaiter {
    private final Event event = new Event();
    private int x;

    @Actor
    public void first() {
      while (event.waiters() == 0) {
        Thread.onSpinWait();
      }
      x = 1;
      event.set();
      event.clear();
    }

    @Actor
    public void second(IZ_Result r) {
      undisturbed(() -> event.await());
      r.r1 = x;
    }

    @Arbiter
    public void end(IZ_Result r) {
      r.r2 = event.isSet();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 1, false", expect = ACCEPTABLE, desc = "woken, although clear followed")
  @State
  public static class ClearAfterSetReleasesTimedWaiter {
    private final Event event = new Event();
    private int x;

    @Actor
    public void first() {
      while (event.waiters() == 0) {
        Thread.onSpinWait();
      }
      x = 1;
      event.set();
      event.clear();
    }

    @Actor
    public void second(ZIZ_Result r) {
      r.r1 = undisturbed(() -> event.await(Waits.LONG));
      r.r2 = x;
    }

    @Arbiter
    public void end(ZIZ_Result r) {
      r.r3 = event.isSet();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "the second set is not lost")
  @State
  public static class SetAfterClear {
    private final Event event = new Event();

    {
      event.set();
    }

    @Actor
    public void first() {
      event.clear();
      event.set();
    }

    @Actor
    public void second() {
      undisturbed(() -> event.await());
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r1 = event.isSet();
      r.r2 = event.waiters();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "the last set is not lost")
  @State
  public static class ClearBesideAwait {
    private final Event event = new Event();

    @Actor
    public void first() {
      event.set();
      event.clear();
      event.set();
    }

    @Actor
    public void second() {
      undisturbed(() -> event.await());
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r1 = event.isSet();
      r.r2 = event.waiters();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true", "false"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class SetBesideClear {
    private final Event event = new Event();

    @Actor
    public void first() {
      event.set();
    }

    @Actor
    public void second() {
      event.clear();
    }

    @Arbiter
    public void end(Z_Result r) {
      r.r1 = event.isSet();
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "woken by either")
  @State
  public static class SetByTwo {
    private final Event event = new Event();
    private final HeddleThread third =
        Threads.thread(() -> undisturbed(() -> event.await())).daemon(true).unstarted();

    @Actor
    public void first() {
      third.start();
      event.set();
    }

    @Actor
    public void second() {
      event.set();
    }

    @Arbiter
    public void end(ZI_Result r) {
      undisturbed(() -> third.join());
      r.r1 = event.isSet();
      r.r2 = event.waiters();
    }
  }
}
