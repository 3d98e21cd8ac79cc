package io.heddle.stress;

import static io.heddle.stress.Waits.completes;
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
import org.openjdk.jcstress.infra.results.ZZI_Result;
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

  @JCStressTest
  @Outcome(
      id = {"true, true, 0", "false, true, 0"},
      expect = ACCEPTABLE,
      desc = "in time or not; set, and nobody is left")
  @State
  public static class TimeOutMeetsSet {
    private final Start start = new Start();
    private final Event event = new Event();

    @Actor
    public void first(ZZI_Result r) {
      start.now();
      r.r1 = undisturbed(() -> event.await(Waits.BRIEF));
    }

    @Actor
    public void second() {
      start.aLittleLater();
      event.set();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r2 = event.isSet();
      r.r3 = event.waiters();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"false, true, 0", "true, true, 0"},
      expect = ACCEPTABLE,
      desc = "a waiter that leaves takes nobody along")
  @State
  public static class TimeOutMeetsAwait {
    private final Event event = new Event();
    private final HeddleThread setter = Threads.thread(event::set).daemon(true).unstarted();

    @Actor
    public void first(ZZI_Result r) {
      r.r1 = undisturbed(() -> event.await(Waits.BRIEF));
      setter.start();
    }

    @Actor
    public void second() {
      undisturbed(() -> event.await());
    }

    @Arbiter
    public void end(ZZI_Result r) {
      undisturbed(() -> setter.join());
      r.r2 = event.isSet();
      r.r3 = event.waiters();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 0", expect = ACCEPTABLE, desc = "set, the interrupt is kept")
  @Outcome(id = "false, false, 0", expect = ACCEPTABLE, desc = "interrupted")
  @State
  public static class InterruptMeetsSet {
    private final Event event = new Event();
    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZI_Result r) {
      interruption.expect();
      r.r1 = completes(() -> event.await());
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      interruption.send();
      event.set();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = event.waiters();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true, 0", expect = ACCEPTABLE, desc = "set, the interrupt is kept")
  @Outcome(id = "false, false, 0", expect = ACCEPTABLE, desc = "interrupted")
  @State
  public static class SetMeetsInterrupt {
    private final Event event = new Event();
    private final Interruption interruption = new Interruption();

    @Actor
    public void waiter(ZZI_Result r) {
      interruption.expect();
      r.r1 = completes(() -> event.await());
      r.r2 = interruption.left();
    }

    @Actor
    public void other() {
      event.set();
      interruption.send();
    }

    @Arbiter
    public void end(ZZI_Result r) {
      r.r3 = event.waiters();
    }
  }
}
