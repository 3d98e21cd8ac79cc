package io.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Event;
import io.heddle.RLock;
import io.heddle.Semaphore;
import io.heddle.scope.Scope;
import io.heddle.scope.ScopeCancelled;
import io.heddle.scope.ScopeFailed;
import io.heddle.scope.Task;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZIZ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link Scope}: what is cancelled while it happens has happened, or has not. */
public final class ScopeStress {

  private ScopeStress() {}

  /** Where one actor leaves the scope that it has opened for the other. */
  private static final class Meeting {

    private volatile Scope scope;

    Scope open() {
      scope = Scope.open("stress").platform();
      return scope;
    }

    Scope await() {
      while (scope == null) {
        Thread.yield();
      }
      Waits.pause();
      return scope;
    }
  }

  @JCStressTest
  @Outcome(id = "true, 0, false", expect = ACCEPTABLE, desc = "the permit came first")
  @Outcome(id = "false, 1, false", expect = ACCEPTABLE, desc = "the cancellation came first")
  @State
  public static class CancelMeetsTheOwnersWait {
    private final Meeting meeting = new Meeting();
    private final Semaphore permits = new Semaphore(0);

    @Actor
    public void owner(ZIZ_Result r) {
      try (Scope scope = meeting.open()) {
        Waits.undisturbed(permits::acquire);
        r.r1 = !scope.name().isEmpty();
      } catch (ScopeCancelled e) {
        r.r1 = false;
      }
      r.r3 = Thread.interrupted();
    }

    @Actor
    public void other() {
      Scope scope = meeting.await();
      permits.release();
      scope.cancel();
    }

    @Arbiter
    public void end(ZIZ_Result r) {
      r.r2 = permits.value();
    }
  }

  @JCStressTest
  @Outcome(id = "true, false, false", expect = ACCEPTABLE, desc = "the release came first")
  @Outcome(id = "false, false, false", expect = ACCEPTABLE, desc = "the cancellation came first")
  @State
  public static class CancelMeetsALockThatIsReleased {
    private final Meeting meeting = new Meeting();
    private final RLock lock = new RLock();
    private final Event held = new Event();

    @Actor
    public void owner(ZZZ_Result r) {
      Waits.undisturbed(() -> held.await());
      try (Scope scope = meeting.open()) {
        lock.acquire();
        lock.release();
        r.r1 = !scope.name().isEmpty();
      } catch (ScopeCancelled e) {
        r.r1 = false;
      }
      r.r2 = Thread.interrupted();
    }

    @Actor
    public void other() {
      lock.acquire();
      held.set();
      Scope scope = meeting.await();
      scope.cancel();
      lock.release();
    }

    @Arbiter
    public void end(ZZZ_Result r) {
      r.r3 = lock.locked();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "the task took the permit")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "the task was cancelled without it")
  @State
  public static class CancelMeetsTheEndOfATask {
    private final Meeting meeting = new Meeting();
    private final Semaphore permits = new Semaphore(1);

    @Actor
    public void owner(ZZ_Result r) {
      Task<?> task;
      try (Scope scope = meeting.open()) {
        task = scope.fork(() -> permits.acquire());
        Waits.undisturbed(scope::join);
      }
      r.r1 = task.state() == Task.State.SUCCEEDED;
    }

    @Actor
    public void other() {
      meeting.await().cancel();
    }

    @Arbiter
    public void end(ZZ_Result r) {
      r.r2 = permits.value() == 0;
    }
  }

  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "the failure came first")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the cancellation came first")
  @State
  public static class CancelMeetsAFailure {
    private final Meeting meeting = new Meeting();
    private final IllegalStateException broken = new IllegalStateException("broken");

    @Actor
    public void owner(ZZ_Result r) {
      Task<?> task = null;
      try (Scope scope = meeting.open()) {
        task =
            scope.fork(
                () -> {
                  throw broken;
                });
        Waits.undisturbed(scope::join);
        r.r1 = false;
      } catch (ScopeFailed e) {
        r.r1 = true;
        r.r2 = e.getCause() == broken;
      }
      // A failure is told by join() or by close(); a task that never began has none.
      r.r2 |= task != null && task.state() == Task.State.CANCELLED;
      r.r1 &= task != null && task.state() == Task.State.FAILED;
    }

    @Actor
    public void other() {
      meeting.await().cancel();
    }
  }

  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the shield held")
  @State
  public static class CancelMeetsAShield {
    private final Meeting meeting = new Meeting();
    private final Event free = new Event();

    @Actor
    public void owner(ZZ_Result r) {
      try (Scope scope = meeting.open()) {
        Task<Boolean> task =
            scope.fork(
                () ->
                    Scope.shield(
                        Waits.LONG,
                        () -> {
                          Waits.pause();
                          free.await(Duration.ofNanos(10_000));
                          return !Thread.currentThread().isInterrupted();
                        }));
        Waits.undisturbed(scope::join);
        // One that was cancelled before it began had nothing to shield.
        r.r1 = task.state() == Task.State.CANCELLED || task.get();
      }
      r.r2 = Thread.interrupted();
    }

    @Actor
    public void other() {
      meeting.await().cancel();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "it ran, and within the block")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "it came too late and never began")
  @State
  public static class ForkMeetsClose {
    private final Meeting meeting = new Meeting();
    private volatile boolean ran;
    private volatile boolean closed;
    private volatile boolean late;

    @Actor
    public void owner(ZZ_Result r) {
      try (Scope scope = meeting.open()) {
        scope.fork(
            () -> {
              Waits.pause();
              scope.fork(
                  () -> {
                    ran = true;
                    late = closed;
                  });
            });
        Waits.pause();
      }
      closed = true;
      r.r1 = ran;
    }

    @Actor
    public void other() {
      meeting.await();
    }

    @Arbiter
    public void end(ZZ_Result r) {
      r.r2 = !late && ran == r.r1;
    }
  }
}
