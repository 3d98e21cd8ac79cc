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
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** {@link Event}: who stops waiting takes no other waiter along. */
public final class EventGiveUpStress {

  private EventGiveUpStress() {}

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
